"""Around a verb that tells of a meeting: who can be met, who acts, and whether a day or a place is named."""

from spacy.tokens import Token

from dragoman.extract.clauses import SUBJECTS, above
from dragoman.lexicon import words


def pobj(token: Token, *preps: str) -> list[Token]:
    """The noun heads behind some prepositions of a token."""
    below = (c for c in token.children if c.dep_ in ("prep", "dative", "agent") and c.lower_ in preps)
    return [n for prep in below for n in prep.children if n.dep_ == "pobj"]


def person(noun: Token) -> bool:
    """Whether a noun may stand for somebody who can be met: a name, a pronoun, a leader; not a demand or a reporter."""
    lemma = noun.lemma_.lower()
    if lemma in words("meetings", "objects", "never") or lemma in words("meetings", "objects", "reporters"):
        return False
    if noun.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"):
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ in ("him", "her", "them", "me", "us", "you", "whom", "he", "she", "they", "we")
    return noun.pos_ == "PROPN" or lemma in words("meetings", "objects", "people")


def several(noun: Token) -> bool:
    """Whether a noun stands for more than one."""
    return (
        noun.tag_ in ("NNS", "NNPS")
        or bool(list(noun.conjuncts))
        or noun.lower_ in ("they", "we", "two", "both", "who")
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
    adjuncts = (c for c in verb.children if c.dep_ in ("prep", "npadvmod", "dobj", "advmod"))
    return any(t.ent_type_ in ("DATE", "TIME", "GPE") for c in adjuncts for t in c.subtree)


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
