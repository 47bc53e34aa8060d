"""What bodies and crowds do, by who does it to whom: courts rule, firms lay off, police round up, ministers resign."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from dragoman.extract.incident_physical import person, thing
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token

SIDES = {"objects": ("dobj", "nsubjpass", "dative"), "doers": ("nsubj", "agent")}


def ruled(verb: Token) -> str | None:
    """The mode of the first deed of the lexicon that a verb with its subject, objects and particles tells."""
    deeds = by_verb("deeds").get(verb.lemma_.lower(), ())
    return next((str(d["mode"]) for d in deeds if _done(verb, d)), None)


@cache
def by_verb(kind: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a list of incidents.toml by each of their verbs, in the order of the list."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in lexicon("incidents")[kind]:
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(row)
    return found


def _done(verb: Token, deed: dict[str, Any]) -> bool:
    """Whether everything that a deed asks for stands beside a verb."""
    objects, doers = list(_sided(verb, "objects")), list(_sided(verb, "doers"))
    if any(_is(n, deed.get("never", [])) for n in (*objects, *doers)):
        return False
    if not (_suits(objects, deed.get("objects")) and _suits(doers, deed.get("doers"))):
        return False
    return all(key not in deed or test(verb, deed[key]) for key, test in TESTS.items()) and not _found(verb, deed)


def _found(verb: Token, deed: dict[str, Any]) -> bool:
    """Whether a verb says that something is so ("both bodies found that …"), as only a ruling does."""
    return deed["mode"] != "ruling" and any(c.dep_ == "ccomp" for c in verb.children)


def _with_particle(verb: Token, particles: list[str]) -> bool:
    return any(c.lower_ in particles for c in verb.children if c.dep_ in ("prt", "advmod", "prep", "npadvmod"))


def _led(verb: Token, led: dict[str, list[str]]) -> bool:
    return any(_behind(verb, prep, nouns) for prep, nouns in led.items())


def _followed(verb: Token, below: list[str]) -> bool:
    return any(c.dep_ == "xcomp" and c.lemma_.lower() in below for c in verb.children)


def _formed(verb: Token, forms: list[str]) -> bool:
    return verb.lower_ in forms


def _beside(verb: Token, states: list[str]) -> bool:
    return any(c.lower_ in states for c in verb.children)


def _alone(verb: Token, wanted: bool) -> bool:  # noqa: FBT001
    return wanted and not any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)


TESTS: dict[str, Callable[[Token, Any], bool]] = {
    "particles": _with_particle, "led": _led, "led_verbs": _followed, "forms": _formed, "states": _beside,
    "alone": _alone,
}  # fmt: skip


def _suits(nouns: list[Token], wanted: list[str] | None) -> bool:
    """Whether a noun is one of those wanted: by lemma, or "people", "things", "counted"; none wanted, any will do."""
    return wanted is None or any(_is(n, wanted) for n in nouns)


def _is(noun: Token, wanted: list[str]) -> bool:
    """Whether a noun is of a class that is wanted, or listed, alone or with the word before it."""
    if any(name in wanted and test(noun) for name, test in CLASSES.items()):
        return True
    of = [n for p in noun.rights if p.lower_ == "of" for n in p.children]
    if noun.pos_ == "NUM" and of:
        return any(_is(n, wanted) for n in of)  # "five of our boats"
    before = [f"{c.lower_} {noun.lemma_.lower()}" for c in noun.lefts if c.dep_ in ("compound", "amod")]
    return any(w in wanted for w in (noun.lemma_.lower(), noun.lower_, *before))


def _people(noun: Token) -> bool:
    return person(noun) or counted(noun)


def _named(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON"


def _place(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC")


def _ship(noun: Token) -> bool:
    """Whether a name has an article, as those of ships have: "rammed the Astra"."""
    return noun.pos_ == "PROPN" and any(c.lower_ == "the" for c in noun.lefts)


CLASSES = {"people": _people, "named": _named, "things": thing, "places": _place, "ships": _ship}


def counted(noun: Token) -> bool:
    """Whether a number stands for people: "23 were taken in", "dozens"."""
    number = noun.pos_ == "NUM" or noun.lower_ in words("incidents", "people", "numbers")
    return number and noun.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL")


def _sided(verb: Token, side: str) -> Iterator[Token]:
    """The objects or the doers of a verb, with those coordinated; a coordinate participle shares its subject."""
    own = list(_own(verb, side))
    if side == "doers" and not own and verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head  # "a barge grounded on a reef", which the model takes for a participle
    shared = not own and verb.dep_ == "conj" and (side == "doers" or verb.tag_ == "VBN")
    for noun in own or (_own(verb.head, side) if shared else []):
        yield from (noun, *noun.conjuncts)
    if side == "objects" and verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head  # "the men let go by the firm"


def _own(verb: Token, side: str) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in SIDES[side]:
            if child.dep_ == "agent":
                yield from (o for o in child.children if o.dep_ == "pobj")
            elif child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                yield verb.head
            else:
                yield child


def _behind(verb: Token, prep: str, nouns: list[str]) -> bool:
    """Whether one of some nouns stands behind a preposition of a verb: "into custody"."""
    return any(
        n.lower_ in nouns or n.lemma_.lower() in nouns
        for p in verb.subtree
        if p.lower_ == prep and verb in (p.head, p.head.head)
        for n in p.children
    )
