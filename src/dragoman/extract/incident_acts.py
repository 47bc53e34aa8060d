"""Acts: a verb and its object that tell an event together ("hurled stones", "imposed a curfew")."""

from collections.abc import Iterator

from dragoman.extract.incident_physical import abstract, armed, person, thing
from dragoman.extract.incident_rulings import by_verb
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token

OBJECTS = ("dobj", "nsubjpass")


def acted(verb: Token) -> str | None:
    """The PLOVER mode of what a verb tells with its object, particle or target; null where it tells none."""
    lemma = verb.lemma_.lower()
    table = lexicon("incidents")
    for act in by_verb("acts").get(lemma, ()):
        if (not act.get("passive") or verb.tag_ == "VBN") and any(_fits(o, act["nouns"]) for o in _objects(verb)):
            return str(act["mode"])
    for act in by_verb("particles").get(lemma, ()):
        particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
        if not particles.isdisjoint(act["particles"]) and any(thing(o) or _self(o) for o in _all(verb)):
            return str(act["mode"])
    if lemma in table["taken"]["verbs"] and _taken(verb):
        return str(table["taken"]["verbs"][lemma])
    if lemma in table["captive"]["verbs"] and any(c.lower_ in table["captive"]["as"] for c in verb.children):
        return str(table["captive"]["verbs"][lemma])
    if lemma in table["into"]["verbs"] and _into(verb):
        return str(table["into"]["verbs"][lemma])
    return _launched(verb)


def _objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb and what is coordinated with them."""
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield from (child, *child.conjuncts)


def _all(verb: Token) -> Iterator[Token]:
    """The objects and the subject of a verb."""
    yield from _objects(verb)
    yield from (c for c in verb.children if c.dep_ == "nsubj")


def _fits(noun: Token, listed: list[str]) -> bool:
    """Whether a noun, alone or with the word before it, is in a list: "stone", "petrol bomb"."""
    before = [f"{c.lower_} {noun.lemma_.lower()}" for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    of = [o.lemma_.lower() for p in noun.rights if p.lower_ == "of" for o in p.children]
    return any(w in listed for w in (noun.lemma_.lower(), noun.lower_, *before, *of))


def _self(noun: Token) -> bool:
    """Whether an object is its subject: "blew himself up"."""
    return noun.lower_.endswith(("self", "selves"))


def _taken(verb: Token) -> bool:
    """Whether persons were taken from somewhere, or a number of them held: "the nine were taken from a bus"."""
    taken = [c for c in verb.children if c.dep_ == "nsubjpass"]
    counted = any(c.tag_ == "CD" or (person(c) and any(n.dep_ == "nummod" for n in c.lefts)) for c in taken)
    away = any(c.dep_ == "prep" and c.lower_ in ("from", "off") for c in verb.children)
    return counted and (away or verb.lemma_ == "hold") and not any(c.lower_ == "to" for c in verb.children)


def _into(verb: Token) -> bool:
    """Whether a verb goes into a thing or crowd: "ploughed into a queue"."""
    return any(
        p.dep_ == "prep" and p.lower_ in ("into", "through") and any(thing(o) for o in p.children)
        for p in verb.children
    )


def _launched(verb: Token) -> str | None:
    """The mode of an attack that somebody launched or that came about, with arms or against a thing or place."""
    table = lexicon("incidents")
    if verb.lemma_.lower() not in table["launch"]["verbs"]:
        return None
    by = any(c.dep_ == "nsubj" and armed(c) for c in verb.children)
    for noun in _objects(verb):
        lemma = noun.lemma_.lower()
        if lemma in table["nouns"] and not abstract(noun) and (targeted(noun) or targeted(verb) or by):
            if by and lemma in table["weak"]["labour"] and not (targeted(noun) or targeted(verb)):
                continue  # the guards' strike
            return str(table["nouns"][lemma])
    return None


def targeted(word: Token) -> bool:
    """Whether "on", "at" or "against" and a physical thing or place follow: "the attack on a convoy"."""
    owned = word.lemma_.lower() in words("incidents", "weak", "of")
    if owned and any(thing(o) for p in word.rights if p.lower_ == "of" for o in p.children):
        return True
    where = words("incidents", "launch", "at")
    if word.lemma_.lower() in words("incidents", "weak", "labour"):
        where -= words("incidents", "launch", "around")  # workers strike in a town
    return any(
        p.dep_ == "prep"
        and p.lower_ in where
        and any(thing(o) or armed(o) or o.ent_type_ in ("FAC", "LOC", "GPE") for o in p.children)
        for p in word.rights
    )
