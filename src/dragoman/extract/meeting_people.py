"""Around a verb that tells of a meeting: who can be met, who acts, and whether a day or a place is named."""

from dragoman.extract.clauses import SUBJECTS, above
from dragoman.lexicon import words
from dragoman.read.descriptions import kind_of
from dragoman.read.once import once
from dragoman.read.parse import Token


def pobj(token: Token, *preps: str) -> list[Token]:
    """The noun heads behind some prepositions of a token."""
    below = (c for c in token.children if c.dep_ in ("prep", "dative", "agent") and c.lower_ in preps)
    return [n for prep in below for n in prep.children if n.dep_ == "pobj"]


@once
def person(noun: Token) -> bool:
    """Whether a noun may stand for somebody who can be met: a name, a pronoun, a leader; not a demand or a reporter."""
    lemma = noun.lemma_.lower()
    if lemma in words("meetings", "objects", "never") or lemma in words("meetings", "objects", "reporters"):
        return False
    if noun.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"):
        return False
    if noun.lower_ in words("meetings", "objects", "pronouns"):
        return True
    if lemma == "number":  # "her opposite number"
        return any(c.lower_ == "opposite" for c in noun.children)
    known = noun.pos_ == "PROPN" or official(noun) or kind_of(noun) in ("person", "group")
    return known or lemma in words("incidents", "people", "nouns")


def leading(noun: Token) -> bool:
    """Whether somebody may come to negotiate: a name or an office, not the crew, the workers or the troops."""
    return person(noun) and noun.lemma_.lower() not in words("meetings", "objects", "ordinary")


def official(noun: Token) -> bool:
    """Whether a noun is that of somebody of office, or of a body, with whom one negotiates."""
    lemma = noun.lemma_.lower()
    return lemma in words("meetings", "objects", "people") or lemma in words("meetings", "objects", "groups")


def site(noun: Token) -> bool:
    """Whether a noun is that of a place where one meets: a name, a palace, a ship, a table."""
    if noun.ent_type_ in ("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"):
        return False
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in words("meetings", "info", "sites")


def several(noun: Token) -> bool:
    """Whether a noun stands for more than one."""
    return (
        noun.tag_ in ("NNS", "NNPS")
        or bool(list(noun.conjuncts))
        or noun.lower_ in ("they", "we", "two", "both", "who", "all", "everybody", "everyone")
        or noun.lemma_.lower() in words("meetings", "objects", "groups")
    )


def acting(verb: Token) -> list[Token]:
    """The subjects of a verb, or of the one that it hangs on as an infinitive."""
    for step in (verb, *above(verb)):
        own = [c for c in step.children if c.dep_ in SUBJECTS]
        if own or step.dep_ not in ("xcomp", "conj"):
            return own
    return []


def dated(verb: Token) -> bool:
    """Whether a clause names a time or a place of its own."""
    adjuncts = (c for c in verb.children if c.dep_ in ("prep", "npadvmod", "dobj", "advmod", "agent", "acomp"))
    return any(t.ent_type_ in ("DATE", "TIME", "GPE") or daily(t) for c in adjuncts for t in c.subtree)


def daily(token: Token) -> bool:
    """Whether a word names a day or a month, also where the model takes it for another name."""
    return token.lower_.rstrip(".") in words("meetings", "info", "days")


def timed(verb: Token) -> bool:
    """Whether a clause names a time of its own: a day, a month, an hour."""
    adjuncts = (c for c in verb.children if c.dep_ in ("prep", "npadvmod", "dobj", "advmod", "agent", "acomp"))
    return any(t.ent_type_ in ("DATE", "TIME") or daily(t) or _hour(t) for c in adjuncts for t in c.subtree)


def _hour(number: Token) -> bool:
    """Whether a number tells the hour: "at nine"."""
    return number.like_num and number.dep_ == "pobj" and number.head.lower_ == "at"


def lies_when(prep: Token) -> bool:
    """Whether a preposition leads to a time or a place with a name."""
    return any(n.ent_type_ in ("DATE", "TIME", "GPE") for n in prep.children)


def objects_of(verb: Token) -> list[Token]:
    """The objects of a verb, or the subject of a passive one."""
    return [c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass")]


def exactly(verb: Token) -> bool:
    """Whether a day or a place with a name is given: "on Sunday", "tomorrow", "in Oslo"; not "by autumn"."""
    named = any(n.ent_type_ in ("DATE", "TIME", "GPE") for n in pobj(verb, "in", "on", "at"))
    return named or any(c.dep_ == "npadvmod" and c.ent_type_ == "DATE" for c in verb.children)


AT = ("in", "at", "aboard", "on", "inside", "to", "round", "around")
LASTING = ("for", "through", "into", "until", "till", "past", "beyond", "all")
BEHIND = ("dobj", "advmod", "prt", "prep", "acomp", "npadvmod")


def listed(word: Token, *keys: str) -> bool:
    """Whether a word's lemma is in a list of the lexicon."""
    return word.lemma_.lower() in words("meetings", *keys)


def places(verb: Token) -> list[Token]:
    """The places that a clause leads to or lies at: behind the verb, its object, or "back"."""
    near = [verb, *(c for c in verb.children if c.dep_ in BEHIND)]
    return [n for word in near for n in pobj(word, *AT) if (site(n) or n.ent_type_ == "PERSON") and not daily(n)]


def long(verb: Token) -> bool:
    """Whether something is said to go on for hours, a day or a night."""
    units = words("meetings", "info", "units")
    over = (c for c in verb.children if c.dep_ == "npadvmod" or c.lower_ in LASTING)
    return any(t.lower_ in units for c in over for t in c.subtree)


def met(verb: Token) -> bool:
    """Whether somebody is met "with" or "between"."""
    return any(person(n) for n in pobj(verb, "with", "between"))
