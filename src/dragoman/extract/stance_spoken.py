"""Stances of whoever says them: set phrases ("out of the question"), duties ("must go"), refusals ("we will not")."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dragoman.extract.bargain import asked, extent_of
from dragoman.extract.clauses import (
    Extent,
    above,
    clause_span,
    conditional,
    negated,
    noun_phrase_span,
    subjects,
    verbal,
)
from dragoman.extract.stand import Stand
from dragoman.lexicon import words
from dragoman.record.claim import Stance

NAME = "positions"


def worded(found: Span, stance: Stance) -> Iterator[Stand]:
    """A stance in a set phrase: of who is named as its subject where that is somebody, else of whoever says it."""
    bid = found.text.lower() == "not one"
    if bid and not _bid(found):
        return
    root = found.root
    verb = root if verbal(root) else next((t for t in above(root) if verbal(t)), root)
    if asked(verb) or (verbal(verb) and conditional(verb)):
        return
    extent = clause_span(verb, joined=False)
    extent = Extent(min(extent.start, found.start_char), max(extent.end, found.end_char))
    if bid:
        extent = Extent(extent.start, max(extent.end, noun_phrase_span(found.doc[found.end]).end))
    holding = found.text.lower() in words(NAME, "phrases", "held")
    holders = tuple(subjects(verb)) if verbal(verb) and holding else ()
    yield Stand(verb, stance, holders, (), extent, spoken=True)


def _bid(found: Span) -> bool:
    """Whether "not one" begins a refusal: "Not one metre", not "not one was hurt"."""
    after = found.doc[found.end] if found.end < len(found.doc) else None
    return after is not None and after.pos_ == "NOUN" and not any(t.tag_ == "VBD" for t in after.ancestors)


def duty(token: Token) -> Stand | None:
    """A demand of whoever says it: "the checkpoint must go"."""
    if token.dep_ != "aux" or token.lower_ not in words(NAME, "duties", "must"):
        return None
    verb = token.head
    if not verbal(verb) or negated(verb) or conditional(verb) or asked(verb) or token.i > verb.i:
        return None
    if verb.head.lower_ == "case":
        return None  # "in case the other side should leave"
    return Stand(verb, "demands", (), (verb,), clause_span(verb, joined=False), spoken=True, sure=False)


def _idly(verb: Token) -> bool:
    """Whether what is not done is no stance: "will not say", "will not attend"; "give up" is one."""
    if verb.lemma_ == "give" and any(c.dep_ == "prt" for c in verb.children):
        return False
    return verb.lemma_ in words(NAME, "duties", "idle") or verb.lemma_ in words(NAME, "meetings", "verbs")


def refusal(token: Token) -> Stand | None:
    """A refusal of whoever says it: "we will not leave"; with "until" it is a condition, found elsewhere."""
    if token.dep_ != "neg" and token.lower_ != "never":
        return None
    verb = token.head
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)  # "are not going to leave"
    holders = tuple(subjects(verb))
    own = any(h.lower_ in words(NAME, "duties", "own") for h in holders)
    auxiliaries = {c.lower_ for t in (token.head, verb) for c in t.children if c.dep_ == "aux"}
    willed = auxiliaries & words(NAME, "duties", "refusals") or token.head.i != verb.i
    if not verbal(verb) or not willed or asked(verb) or conditional(verb):
        return None
    if _idly(verb) or any(c.dep_ == "advcl" for c in verb.children):
        return None
    if verb.dep_ == "relcl":  # "a line that we will not cross"
        return Stand(verb, "rejects", holders, (), extent_of(verb), spoken=own, sure=own)
    return Stand(verb, "rejects", holders, (verb,), clause_span(token.head, joined=False), spoken=own, sure=own)
