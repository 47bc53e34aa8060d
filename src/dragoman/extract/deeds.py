"""Verbs of saying by which the writer tells a deed: "both sides accepted the plan", "she declined a call"."""

from dragoman.extract.bargain import joint
from dragoman.extract.clauses import agents, conditional
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token

UNDER = ("advcl", "ccomp", "pcomp", "conj", "acl")  # how a clause hangs on the one that makes it a condition
OBJECTS = ("dobj", "xcomp", "prep", "pobj")


def deed(verb: Token) -> bool:
    """Whether a verb of saying tells what was done or may be done, and no words of anybody.

    What sides accept together is a deal; a meeting declined is no speech; what somebody says under a condition is not
    said yet ("only after the front has condemned it").
    """
    lemma = verb.lemma_.lower()
    if lemma in words("cues", "deeds", "together"):
        who = agents(verb)
        after = any(c.i > verb.i and c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "agent") for c in verb.children)
        if after and (
            joint(w for w in who if not w.conjuncts) or any(w.lower_ in words("clauses", "jointly") for w in who)
        ):
            return True
    if lemma in words("cues", "deeds", "declining") and _meeting(verb):
        return True
    return verb.dep_ in UNDER and conditional(verb)


def _meeting(verb: Token) -> bool:
    """Whether what somebody declines is a meeting: "a call", "to see her", "to take her call"."""
    things = [c for c in verb.children if c.i > verb.i and c.dep_ in OBJECTS]
    things += [c for thing in things for c in thing.children if c.dep_ in OBJECTS]
    nouns, verbs = lexicon("meetings")["nouns"], words("cues", "deeds", "meeting")
    return any(t.lemma_.lower() in (verbs if t.dep_ == "xcomp" else nouns) for t in things)
