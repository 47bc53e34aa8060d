"""Promises without a word of promising: what a speaker says that its own side will do for the other.

"The ministry will hand over the list, its spokesman said": an act for the other side (dragoman.extract.undertaken), in
the future, within a statement, its subject the speaker ("we"), the speaker's side, or the body that a spokesman speaks
for. A condition on it makes it none, and so does a speaker who only watches.
"""

from collections.abc import Iterator

from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import (
    Extent,
    clause_span,
    conditional,
    infinitive,
    mark_of,
    negated,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.neutral import neutral
from dragoman.extract.parties import parties_of, with_side
from dragoman.extract.undertaken import undertaking
from dragoman.extract.within import innermost
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.record.actor import Entity
from dragoman.record.claim import Statement, Strength

UNDERTAKING = frozenset({"promise", "offer"})
BODIES = frozenset({"state", "organisation", "group"})


def announcements(reading: Reading, sentence: Span, said: tuple[Statement, ...]) -> Iterator[Bargain]:
    """The promises and proposals in a sentence that are only announced."""
    start, end = sentence.start_char, sentence.end_char
    here = [s for s in said if s.speaker and any(e.start < end and start < e.end for e in s.evidence)]
    if not here:
        return
    for token in sentence:
        if not verbal(token):
            continue
        statement = innermost(token, here)
        if statement is None:
            continue
        if _will(token) and (_gives(reading, token, statement) or _meets(reading, token, statement)):
            strength: Strength = "agreed" if neutral(reading, statement) else "promised"
            yield Bargain(token, strength, _holders(reading, token), (), _clause(token), "planned")
        elif _fitting(token):
            yield Bargain(token, "offered", _believers(token), (), _clause(token), "hypothetical")


def _holders(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """Whose promise it is: the subject, for "its" or "it" and for a passive whoever says it."""
    if passive(verb):
        return tuple(_sayers(verb))
    return tuple(t for subject in subjects(verb) for t in _meant(reading, subject, verb))


def _meant(reading: Reading, subject: Token, verb: Token) -> list[Token]:
    """Who a subject is: itself where it is known, the owner in "his country", whoever says it in "said it would"."""
    if parties_of(reading, (subject,)):
        return [subject]
    if subject.lower_ in ("it", "they"):
        return _sayers(verb)
    return [c for c in subject.children if c.dep_ == "poss"] or [subject]


def _sayers(verb: Token) -> list[Token]:
    """The subject of the verb of saying that a clause stands under directly."""
    head = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in ("go", "be") else verb
    return subjects(head.head) if head.dep_ == "ccomp" and verbal(head.head) else []


def _clause(verb: Token) -> Extent:
    """The clause of a verb, from its subject on where it is "going to" do it, without a "that" before it."""
    head = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in ("go", "be") else verb
    extent = clause_span(head, joined=False)
    that = next((c for c in head.children if c.dep_ == "mark" and c.idx == extent.start and c.i + 1 < head.i), None)
    return Extent(that.nbor().idx, extent.end) if that is not None else extent


def _will(verb: Token) -> bool:
    """Whether a verb is said to be going to be done, without an if or a not."""
    if not _coming(verb) or negated(verb) or conditional(verb) or asked(verb):
        return False
    own = [d for c in verb.children if c.dep_ != "conj" for d in c.subtree]
    clauses = [c for c in own if verbal(c)]
    return not any(mark_of(c) in words("clauses", "conditional") | {"after", "when", "while"} for c in clauses)


def _coming(verb: Token) -> bool:
    """Whether it is to come: "will pay", "is going to pay", "is to pay"; "will" before a first verb holds for both."""
    if any(c.dep_ == "aux" and c.lower_ in words("clauses", "shall") for c in verb.children):
        return True
    if verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children) and verb.tag_ == "VB":
        return any(c.dep_ == "aux" and c.lower_ in words("clauses", "shall") for c in verb.head.children)
    going = verb.head.lemma_ == "go" and verb.head.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.head.children)
    return infinitive(verb) and verb.dep_ == "xcomp" and (going or verb.head.lemma_ == "be")


def _gives(reading: Reading, verb: Token, statement: Statement) -> bool:
    """Whether a verb tells what the speaker's side, or the body that it speaks for, will do for another."""
    if not undertaking(verb) or statement.speaker is None:
        return False
    speaker = reading.cast.get(statement.speaker)
    if _watches(speaker):
        return False
    if any(h.lower_ in words("commitments", "sides", "own") for h in subjects(verb)):
        return True
    if statement.act in UNDERTAKING and (passive(verb) or not subjects(verb)):
        return True
    doers = parties_of(reading, _holders(reading, verb))
    if passive(verb):
        speaks = _has_office(speaker) if speaker.kind == "person" else speaker.kind in BODIES
        return speaks and not _by(verb) and (speaker.kind == "person" or statement.speaker in doers)
    own = with_side(reading, statement.speaker)
    return bool(set(own) & set(doers)) or any(_speaks_for(reading, speaker, d) for d in doers)


def _by(verb: Token) -> bool:
    return any(c.lower_ == "by" and c.dep_ == "agent" for c in verb.children)


def _speaks_for(reading: Reading, speaker: Entity, doer: str) -> bool:
    """Whether a speaker of a side that the report does not tell may speak for a body: by the office, if it has one."""
    who = reading.cast.get(doer)
    office = _has_office(speaker) or (speaker.named and not speaker.roles)
    return who.kind in BODIES and speaker.kind == "person" and not speaker.sides and office


def _has_office(speaker: Entity) -> bool:
    told = " ".join((*speaker.roles, *(() if speaker.named else (speaker.name,)))).casefold()
    return any(word in told for word in words("commitments", "sides", "offices"))


def _watches(speaker: Entity) -> bool:
    """Whether a speaker has nothing to bargain with: an analyst, an expert."""
    told = " ".join((*speaker.roles, speaker.name)).casefold().split()
    return bool(set(told) & words("commitments", "sides", "bystanders"))


def _meets(reading: Reading, verb: Token, statement: Statement) -> bool:
    """Whether speakers say that they will meet somebody."""
    if not listed(verb, "plans_of_action", "meeting") or passive(verb) or statement.speaker is None:
        return False
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"]
    whom = [t for c in (verb, *preps) for t in c.children if t.dep_ in ("dobj", "pobj")]
    holders = subjects(verb)
    self = any(h.lower_ == "i" for h in holders) or statement.speaker in parties_of(reading, holders)
    return self and any(reading.cast.who(t) for t in whom)


def _fitting(verb: Token) -> bool:
    """Whether we "believe it would be right to agree to": a proposal in the first person."""
    if verb.lemma_ != "be" or verb.dep_ != "ccomp" or negated(verb) or asked(verb):
        return False
    if not any(c.dep_ == "aux" and c.lower_ in ("would", "should", "might", "could") for c in verb.children):
        return False
    fitting = [c for c in verb.children if c.dep_ == "acomp" and listed(c, "proposing", "fitting")]
    to = [t for c in (verb, *fitting) for t in c.children if t.tag_ == "VB" and infinitive(t)]
    believes = listed(verb.head, "proposing", "believing") and not negated(verb.head)
    return bool(fitting and to and believes and _believers(verb))


def _believers(verb: Token) -> tuple[Token, ...]:
    """Who believes it, where that is the speaker."""
    return tuple(t for t in subjects(verb.head) if t.lower_ in words("commitments", "sides", "own"))
