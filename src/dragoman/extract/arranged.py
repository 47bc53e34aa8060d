"""What is arranged: "forty lorries are to roll in by Saturday", "they walk free tomorrow", "in return it will lift".

The future in English tells what has been arranged as well as what is foreseen ("is to", "will", the present with a day
to come: Quirk et al. 1985, §4.41-48). In a report that tells of a deal, a clause in it that has both a number and a day
still to come tells what was agreed; so does one that says what is given "in return" or "under it", and an act for the
other side beside a sentence that speaks of the deal. It must be the writer's own or a neutral source's
(dragoman.extract.neutral): what a party says will be done is a promise, a wish or a threat.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import (
    Extent,
    agents,
    clause_span,
    conditional,
    mark_of,
    negated,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.neutral import neutral, outside
from dragoman.extract.parties import parties_of
from dragoman.extract.roles import LIMIT
from dragoman.extract.undertaken import harmful, undertaking
from dragoman.lexicon import words
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.read.when import due_of
from dragoman.record.claim import Statement

AHEAD = 2  # this sentence and the next may tell what it came of, and the one before
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
WILL = frozenset({"will", "'ll", "’ll", "shall"})
MAY = frozenset({"must", "can", "may", "should", "could"})
SUBORDINATE = frozenset({"after", "when", "while", "because", "as", "since", "although", "though"})


def bargained(sentences: Sequence[Span]) -> list[bool]:
    """For each sentence, whether it or one beside it speaks of talks or of what came of them."""
    cues = [any(_cue(t) for t in s[:LIMIT]) for s in sentences]
    return [any(cues[max(0, at - 1) : at + AHEAD]) for at in range(len(cues))]


def negotiated(sentences: Sequence[Span]) -> bool:
    """Whether a report is about a negotiation at all: it speaks of talks, a deal, a truce, a strike or a mediator."""
    return any(listed(t, "arranged", "about") for s in sentences for t in s[:LIMIT])


def _cue(token: Token) -> bool:
    """Whether a word tells of bargaining: "talks", "the deal", "agreed", "the result"."""
    if token.pos_ == "NOUN":
        named = any(
            listed(token, *keys) for keys in (("nouns", "deal"), ("arranged", "talks"), ("outcomes", "results"))
        )
        return named and not negated(token)
    done = token.tag_ in ("VBD", "VBN") and any(listed(token, "verbs", sense) for sense in ("agree", "settle"))
    return done and not negated(token)


def arranged(reading: Reading, sentence: Span, said: tuple[Statement, ...], *, near: bool) -> Iterator[Bargain]:
    """The clauses of a sentence that say what is to be done. `near`: whether it or one beside it speaks of a deal."""
    if asked(sentence.root):
        return
    for verb in sentence:
        form = _form(verb)
        if not form or negated(verb) or _supposed(verb) or harmful(verb) or _other(verb):
            continue
        extent = _extent(verb)
        counted = any(a.kind != "duration" for a in amounts(reading, *extent))
        due = due_of(reading, *extent, head=verb) is not None
        told = (counted and due) or (form != "present" and _in_return(verb)) or (near and _given(verb, form, due=due))
        if told and _by_nobody(reading, verb, said):
            holders = () if passive(verb) else tuple(agents(verb))
            yield Bargain(verb, "agreed", holders, (), extent, "planned")


def _form(verb: Token) -> str:
    """How a clause tells what is to come: `will`, `to` ("are to", "is due to"), `may`, `present`; else empty."""
    if not verbal(verb) or verb.dep_ in ("aux", "auxpass"):
        return ""
    helping = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helping & WILL:
        return "will"
    if helping & MAY:
        return "may"
    if "to" in helping:
        above = verb.head.lower_ in PRESENT and verb.dep_ in ("xcomp", "ccomp")
        return "to" if above or (verb.dep_ == "xcomp" and listed(verb.head, "arranged", "due")) else ""
    if any(c.dep_ in ("ccomp", "xcomp") for c in verb.children) or verb.dep_ in ("pcomp", "advcl"):
        return ""  # "he says that", "is to": the verb below tells what
    going_on = verb.tag_ in ("VBN", "VBG") and bool(helping & PRESENT) and "been" not in helping
    return "present" if verb.tag_ in ("VBP", "VBZ") or going_on else ""


def _supposed(verb: Token) -> bool:
    """Whether it is said on a condition, or of a time past: "if they pay", "should it fail", "once it is signed"."""
    if conditional(verb) or mark_of(verb) in SUBORDINATE:
        return True
    return any(verbal(t) and t.i != verb.i and conditional(t) for t in verb.subtree)


def _other(verb: Token) -> bool:
    """Whether it is no term of a deal: a meeting, a speech, a vote, something that befalls talks or papers."""
    about = any(listed(s, "outcomes", "talks") or listed(s, "plans", "papers") for s in subjects(verb))
    return about or listed(verb, "arranged", "others")


def _extent(verb: Token) -> Extent:
    """The clause, from "are" in "are to leave" on, without the "that" before it."""
    top = verb.head if verb.dep_ == "xcomp" and verb.head.i < verb.i else verb
    while top.dep_ == "acomp" and top.head.i < top.i:
        top = top.head  # "are due to fall silent"
    extent = clause_span(top, joined=False)
    that = next((c for c in top.children if c.dep_ == "mark" and c.idx == extent.start and c.i + 1 < top.i), None)
    return Extent(that.nbor().idx, extent.end) if that is not None else extent


def _in_return(verb: Token) -> bool:
    """Whether a clause tells what is given for something else: "in return", "in exchange for", "under it"."""
    text = " ".join(t.lower_ for t in verb.subtree)
    return any(f" {phrase} " in f" {text} " for phrase in words("commitments", "arranged", "exchanging"))


def _given(verb: Token, form: str, *, due: bool) -> bool:
    """Whether a clause tells an act for the other side with its day, or one that is plainly arranged."""
    return form in ("will", "to") and undertaking(verb) and due


def _by_nobody(reading: Reading, verb: Token, said: tuple[Statement, ...]) -> bool:
    """Whether it is the writer's own, or told by somebody who is no party to it."""
    around = [
        (e.end - e.start, s.id, s)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= verb.idx < e.end
    ]
    if not around:
        return True
    statement = min(around, key=lambda a: a[:2])[2]
    if neutral(reading, statement):
        return True
    doers = () if passive(verb) else parties_of(reading, agents(verb))
    return undertaking(verb) and outside(reading, statement, doers)
