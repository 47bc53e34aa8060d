"""Statements that the rules missed: content that the learned reader is sure of, with who says it (decision 0015)."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.extract.clauses import SUBJECTS
from dragoman.extract.content import mode_of, quotations_in
from dragoman.extract.cue_words import acts, saying
from dragoman.extract.extents import Extent
from dragoman.extract.moments import Said, moments
from dragoman.extract.overlaps import Overlaps
from dragoman.extract.sources import Source, noun_source, plain_source
from dragoman.extract.tidy import tidy
from dragoman.learned.tagger import Stretch, Told
from dragoman.lexicon.given import gender_of
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement, claim_id
from dragoman.record.report import Evidence

SURE = 0.87  # least score of content
SPEAKS = 0.7  # least share of a pointer that falls on the speaker
FITTING = {  # kinds that a pronoun may mean
    "he": ("person", "anonymous"), "she": ("person", "anonymous"), "it": ("organisation", "state", "group"),
    "they": ("group", "organisation", "state"),
}  # fmt: skip
WORDS = 3  # words of content at least, unless quoted
BESIDE = 3  # characters between source or cue and content
SPOKEN = ("content", "cue", "source")
NEAR = 60  # characters between a cue or source and the content
IMPROBABLE = 0.02  # below this peak content of the rules is dropped


def with_learned(reading: Reading, found: Told, said: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of the rules, without those of which no word looks like content, then those that they missed."""
    content = Overlaps((Extent(s.start, s.end), s) for s in found.stretches if s.kind == "content")
    mine = [_resolved(reading, s, content) for s in said if _probable(found, s)]
    taken = Overlaps(
        (Extent(e.start, e.end), (n, e)) for n, s in enumerate(mine) for e in s.evidence if e.role in SPOKEN
    )
    sure = [s for s in found.stretches if s.kind == "content" and s.score >= SURE and not taken.near(s.start, s.end)]
    more = {n: s for s in sure for n in _begun(reading, s, taken) if _alike(reading, mine[n], s)}
    yield from (_longer(reading, s, more[n]) if n in more else s for n, s in enumerate(mine))
    every = Overlaps((Extent(s.start, s.end), s) for s in found.stretches)
    made = [statement for s in sure if s not in more.values() and (statement := _statement(reading, every, s))]
    for statement, when in zip(made, moments(reading, [_said(reading, s) for s in made]), strict=True):
        yield replace(statement, when=when)


def _begun(reading: Reading, stretch: Stretch, taken: Overlaps[tuple[int, Evidence]]) -> list[int]:
    """Which statements' source and cue a comma parts from content: "…, Moreau said, until …", "If …, Moreau"."""
    text, (start, end) = reading.report.text, _tidied(reading, stretch)
    around = [(n, e, text[e.end : start]) for n, e in taken.near(max(0, start - BESIDE), start)]
    around += [(n, e, text[end : e.start]) for n, e in taken.near(end, end + BESIDE)]
    return [n for n, e, gap in around if e.role != "content" and gap.strip() == ","]


def _alike(reading: Reading, statement: Statement, stretch: Stretch) -> bool:
    """Whether a statement and more content are of one mode, and no semicolon parts them."""
    start = min(stretch.start, *(e.start for e in statement.evidence))
    end = max(stretch.end, *(e.end for e in statement.evidence))
    same = statement.mode == mode_of(reading, [_tidied(reading, stretch)])
    return same and ";" not in reading.report.text[start:end]


def _longer(reading: Reading, statement: Statement, stretch: Stretch) -> Statement:
    """A statement with one more stretch of content."""
    evidence = (*statement.evidence, reading.evidence(*_tidied(reading, stretch), "content"))
    content = [Extent(e.start, e.end) for e in evidence if e.role == "content"]
    quoted = tuple(reading.report.text[q.start : q.end] for q in quotations_in(reading, content))
    return replace(statement, id=claim_id("statement", reading.report.id, evidence), evidence=evidence, quoted=quoted)


def _tidied(reading: Reading, stretch: Stretch) -> Extent:
    """The words of a stretch, without a comma at either end."""
    return tidy(reading, Extent(stretch.start, stretch.end))


def _resolved(reading: Reading, statement: Statement, every: Overlaps[Stretch]) -> Statement:
    """A statement of a pronoun that no rule decided, with the speaker that its content clearly points to."""
    told = [e for e in statement.evidence if e.role == "source"]
    if statement.speaker or not told or told[0].quote.lower() not in FITTING:
        return statement
    near = (s for e in statement.evidence if e.role == "content" for s in every.near(e.start, e.end))
    best = max(near, key=lambda s: s.score, default=None)
    source = _speaker(reading, best) if best is not None else None
    if source is None or source.entity is None:
        return statement
    who, pronoun = reading.cast.get(source.entity), told[0].quote.lower()
    other = {"he": "female", "she": "male"}.get(pronoun)
    fits = who.kind in FITTING[pronoun] and not (other and gender_of(who.name) == other)
    return replace(statement, speaker=who.id) if fits else statement


def _said(reading: Reading, statement: Statement) -> Said:
    """A statement as the rules for its day want it."""
    content = tuple(Extent(e.start, e.end) for e in statement.evidence if e.role == "content")
    token = reading.token_at(content[0].start) or reading.doc[0]
    return Said(None, statement.speaker, content, token.sent)


def _probable(found: Told, statement: Statement) -> bool:
    """Whether some word of a statement's content looks like one."""
    content = [e for e in statement.evidence if e.role == "content"]
    return not content or max(found.peak("content", e.start, e.end) for e in content) >= IMPROBABLE


def _statement(reading: Reading, every: Overlaps[Stretch], stretch: Stretch) -> Statement | None:
    """The statement that a stretch of content is of, where its source or its cue is told beside it."""
    content = _tidied(reading, stretch)
    named, cue = (_beside(reading, every, stretch, kind) for kind in ("source", "cue"))
    source = _source(reading, stretch, named, cue)
    short = len(reading.report.text[content.start : content.end].split()) < WORDS and not reading.quoted(content.start)
    if source is None or short or (cue is None and named is None):
        return None
    spans = [reading.evidence(s.start, s.end, role) for s, role in ((named, "source"), (cue, "cue")) if s is not None]
    evidence = (*spans, reading.evidence(*content, "content"))
    verb = _head(reading, cue) if cue else None
    span = reading.doc.char_span(*content, alignment_mode="expand")
    told = span.sent.text if span is not None else reading.report.text[content.start : content.end]
    return Statement(
        id=claim_id("statement", reading.report.id, evidence), report=reading.report.id,
        text=" ".join(told.split()), evidence=evidence,
        speaker=source.entity, source_class=source.kind,
        mode=mode_of(reading, [content]), act=acts().get(saying(verb), "say") if verb is not None else "say",
        quoted=tuple(reading.report.text[q.start : q.end] for q in quotations_in(reading, [content])),
    )  # fmt: skip


def _source(reading: Reading, stretch: Stretch, named: Stretch | None, cue: Stretch | None) -> Source | None:
    """Who says content: whom it points to, unless the subject of its cue is somebody of whom nothing else is told."""
    pointed = _speaker(reading, stretch)
    head = _head(reading, named) if named is not None else None
    if head is None or cue is None or pointed is None or head.pos_ not in ("NOUN", "PROPN"):
        return pointed
    over = head.head.head if head.dep_ == "pobj" else head.head
    subject = cue.start <= over.idx < cue.end and head.dep_ in (*SUBJECTS, "pobj")
    return noun_source(reading, head) if subject and not reading.cast.who(head) else pointed


def _speaker(reading: Reading, stretch: Stretch) -> Source | None:
    """Whom content points to, where it is sure."""
    shares: dict[str, float] = {}
    first: dict[str, Token] = {}
    for place in stretch.whose:
        token = reading.token_at(place.start)
        entity = reading.cast.who(token) if token is not None else None
        if entity and token is not None:
            shares[entity] = shares.get(entity, 0.0) + place.share
            first.setdefault(entity, token)
    best = max(shares, key=lambda e: shares[e], default=None)
    return plain_source(reading, first[best]) if best and shares[best] >= SPEAKS else None


def _beside(reading: Reading, every: Overlaps[Stretch], stretch: Stretch, kind: str) -> Stretch | None:
    """The nearest stretch of a kind in the same paragraph, outside the content and near it."""
    line = reading.paragraph(stretch.start)
    low, high = (max(line.start, stretch.start - NEAR), min(line.end, stretch.end + NEAR)) if line else (0, 0)
    gaps = [
        (gap, s.start, s) for s in every.near(low, high) if s.kind == kind and (gap := _gap(s, stretch)) is not None
    ]
    return min(gaps, key=lambda g: g[:2])[2] if gaps else None


def _gap(one: Stretch, content: Stretch) -> int | None:
    """How many characters lie between two stretches; null where they overlap or are far apart."""
    gap = max(one.start - content.end, content.start - one.end)
    return gap if 0 <= gap <= NEAR else None


def _head(reading: Reading, stretch: Stretch) -> Token | None:
    span = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    return span.root if span is not None else None
