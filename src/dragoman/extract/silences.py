"""What a deal or the talks left out: "the accord says nothing of the islands", "on fuel the talks yielded nothing".

Also attempts that failed and a side's refusal to put its name to a text.
"""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.bargain import NAME, Bargain, asked, joint, listed
from dragoman.extract.clauses import (
    by_agents,
    clause_span,
    conditional,
    infinitive,
    modality_of,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.deals import REAL
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def silences(sentence: Span) -> Iterator[Bargain]:
    """What a sentence says to be no part of a deal, or to have come to nothing."""
    for verb in sentence:
        if not verbal(verb) or not _named(verb) or asked(verb) or conditional(verb):
            continue
        if any(fails(verb) for fails in (_silent, _fruitless, _in_vain, _unsigned, _thrown_out)):
            holders = tuple(subjects(verb)) if _unsigned(verb) else ()
            yield Bargain(verb, "not_agreed", holders, (), clause_span(verb, joined=False), "negated")


def _named(verb: Token) -> bool:
    """Whether a verb is one of those that the rules below are about; most are not, and modality is dear."""
    return verb.lemma_.lower() in _named_verbs() or verb.lower_ in _named_verbs()


@cache
def _named_verbs() -> frozenset[str]:
    lists = ("telling", "leaving", "avoiding", "yielding", "refusing", "rejecting", "failing")
    return frozenset(word for name in lists for word in words(NAME, "silent", name))


def _silent(verb: Token) -> bool:
    """Whether a deal passes over a thing: "says nothing of", "sidesteps", "leaves open"."""
    if modality_of(verb) not in (*REAL, "negated") or passive(verb) or not any(_paper(s) for s in subjects(verb)):
        return False
    none = listed(verb, "silent", "telling") and any(c.lower_ == "nothing" for c in verb.children)
    out = listed(verb, "silent", "leaving") and any(
        c.lower_ in ("out", "aside", "open", "unanswered", "unresolved", "unsettled") for c in verb.children
    )
    return none or out or listed(verb, "silent", "avoiding")


def _fruitless(verb: Token) -> bool:
    """Whether talks or sides brought nothing about: "yielded nothing", "achieved little"."""
    if modality_of(verb) not in (*REAL, "negated") or not listed(verb, "silent", "yielding"):
        return False
    little = any(c.dep_ == "dobj" and c.lower_ in ("nothing", "little", "none") for c in verb.children)
    return little and any(listed(s, "outcomes", "talks") or listed(s, "sides", "joint") for s in subjects(verb))


def _in_vain(verb: Token) -> bool:
    """Whether an attempt at settling something failed: "efforts to end the strike came to nothing"."""
    nothing = any(c.lower_ == "nothing" for p in verb.children for c in p.children)
    failed = listed(verb, "silent", "failing") and (verb.lemma_ != "come" or nothing)
    if not failed or modality_of(verb) not in REAL or any(infinitive(c) for c in verb.children):
        return False
    return any(listed(s, "silent", "attempts") for s in subjects(verb))


def _unsigned(verb: Token) -> bool:
    """Whether a side refuses its name to a text: "refused to sign the protocol"."""
    if not listed(verb, "silent", "refusing") or modality_of(verb) not in REAL:
        return False
    signing = [c for c in verb.children if c.dep_ == "xcomp" and listed(c, "silent", "signing")]
    return any(_paper(o) for c in signing for o in c.children if o.dep_ == "dobj")


def _thrown_out(verb: Token) -> bool:
    """Whether a plan is rejected by everybody, or voted down: "was rejected by both sides"."""
    if not listed(verb, "silent", "rejecting") or modality_of(verb) not in REAL:
        return False
    things = subjects(verb) if passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]
    down = verb.lemma_ != "vote" or any(c.lower_ == "down" for c in verb.children)
    plans = any(listed(t, "plans", "nouns") for t in things)
    everybody = joint(by_agents(verb) if passive(verb) else subjects(verb))
    return down and plans and (everybody or (verb.lemma_ == "vote" and passive(verb)))


def _paper(noun: Token) -> bool:
    return listed(noun, "nouns", "deal") or listed(noun, "outcomes", "texts") or listed(noun, "outcomes", "truces")
