"""Nouns of events: which of them tell something particular that happened ("Monday's raid on a mosque")."""

from dragoman.extract.incident_acts import targeted
from dragoman.extract.incident_physical import person, thing
from dragoman.extract.incident_real import definite
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading

PHYSICAL = ("at", "outside", "near", "aboard", "inside")
MARKS = ("in", "at", "near", "outside", "off", "on", "aboard", "inside", "between")


def stops(noun: Token) -> bool:
    """Whether a noun is that of a strike or walkout that stopped something: "a strike shut the ports"."""
    table = lexicon("incidents")["stopping"]
    if (
        noun.lemma_.lower() not in table["nouns"]
        or noun.dep_ != "nsubj"
        or noun.head.lemma_.lower() not in table["verbs"]
    ):
        return False
    return any(thing(o) for c in noun.head.children if c.dep_ == "dobj" for o in (c, *c.conjuncts))


def told_by_noun(reading: Reading, noun: Token) -> bool:
    """Whether a noun of an event stands for one: always, or where a weapon, target, place, day or verb goes with it."""
    if noun.dep_ in ("compound", "amod"):
        return False
    lemma = noun.lemma_.lower()
    if lemma in words("incidents", "weak", "figures") and _figure(noun):
        return False
    if stops(noun) or (noun.dep_ == "nsubj" and noun.head.lemma_.lower() in words("incidents", "weak", "violent")):
        return True
    if lemma not in words("incidents", "weak", "nouns"):
        return True
    counted = lemma in words("incidents", "objects", "countable") and any(c.dep_ == "nummod" for c in noun.lefts)
    if _armed(noun) or targeted(noun) or _of_people(noun) or counted or _described(noun):
        return True
    return lemma not in words("incidents", "weak", "labour") and (_located(reading, noun) or occurs(noun))


def _figure(noun: Token) -> bool:
    """Whether what "of" names makes a noun a figure of speech: "a storm of criticism", "a blast of cold air"."""
    of = [o for p in noun.rights if p.lower_ == "of" for o in p.children]
    return bool(of) and not any(
        person(o) or thing(o) or o.ent_type_ in ("DATE", "TIME") or o.pos_ == "PROPN" for o in of
    )


def _described(noun: Token) -> bool:
    """Whether a word before a noun tells that people came to harm: "January's fatal blast", "the deadly crash"."""
    return any(c.lower_ in words("incidents", "weak", "grave") for c in noun.lefts)


def _of_people(noun: Token) -> bool:
    """Whether a number of people follow: "the arrest of 26 suspects"."""
    victims = (o for p in noun.rights if p.lower_ == "of" for o in p.children)
    return any(person(o) and any(c.dep_ == "nummod" for c in o.lefts) for o in victims)


def _armed(noun: Token) -> bool:
    """Whether a weapon modifies a noun: "drone strike", "air raid"."""
    arms = lexicon("incidents")["weapons"]
    kinds = words("incidents", "weak", "kinds")
    return any(c.lower_ in arms or c.lower_ in kinds for c in noun.lefts)


def _located(reading: Reading, noun: Token) -> bool:
    """Whether a day owns a noun or a place follows it: "Friday's crash", "the raid in Gath"."""
    if any(c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME") for c in noun.lefts):
        return True
    if any(_day_or_thing(p) for p in noun.rights if p.dep_ == "prep"):
        return True
    return any(
        p.dep_ == "prep" and p.lower_ in MARKS and o.pos_ == "PROPN" and o.ent_type_ not in ("DATE", "PERSON", "ORG")
        for p in noun.rights
        for o in p.children
        if reading.cast.who(o) is None or reading.cast.get(reading.cast.who(o) or "").kind != "person"
    )


def once(noun: Token) -> bool:
    """Whether a noun tells of one event: at a thing or place, or as one that is known ("a fire at the mill")."""
    if definite(noun):
        return True
    modal = words("incidents", "weak", "unreal")  # "an attack on the mill could end the talks"
    if any(c.dep_ == "aux" and c.lower_ in modal for c in noun.head.children):
        return False
    if noun.tag_ != "NN" or not any(c.lower_ in ("a", "an") for c in noun.lefts):
        return False
    at = (o for p in noun.rights if p.dep_ == "prep" and p.lower_ in MARKS for o in p.children)
    return any(thing(o) or o.ent_type_ in ("GPE", "LOC", "FAC") for o in at)


def _day_or_thing(prep: Token) -> bool:
    """Whether a preposition leads to a day or to a physical place: "the spill on Monday", "scuffles outside a mill"."""
    for noun in prep.children:
        day = prep.lower_ in ("on", "of") and noun.ent_type_ == "DATE" and noun.tag_ == "NNP"
        if day or (prep.lower_ in PHYSICAL and noun.pos_ == "NOUN" and thing(noun)):
            return True
    return False


def occurs(noun: Token) -> bool:
    """Whether a noun is the subject of what events do: happen, kill, break out."""
    return stops(noun) or (noun.dep_ == "nsubj" and noun.head.lemma_.lower() in words("incidents", "weak", "occurring"))
