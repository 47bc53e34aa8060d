"""Whose idea something was: proposals told looking back ("which the mediator had proposed", "it was X's idea").

Each is a position of its author, who proposes, with one more piece of evidence: the words that name the author
(role `author`). Reports often contradict each other on this alone.
"""

from collections.abc import Iterable, Iterator

from dragoman.extract.author_finds import Authored, about, authored
from dragoman.extract.extents import Extent
from dragoman.extract.issues import issue_of, title_of
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.extract.parties import named, parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Claim, Position, Statement, claim_id

ROLE = "author"


def authors(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Position]:
    """The proposals of a report whose author it names, in order of the text. `said`: its statements."""
    spoken = Overlaps((whole(s), s) for s in said)
    seen: set[str] = set()
    for sentence in reading.sentences():
        near = spoken.near(sentence.start_char, sentence.end_char)
        for find in authored(sentence):
            claim = _claim(reading, find, near)
            if claim and claim.id not in seen:
                seen.add(claim.id)
                yield claim


def sole(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without the proposals that one with its author tells again on the same words."""
    every = list(claims)
    told = [(whole(c), frozenset(c.party)) for c in every if isinstance(c, Position) and _authored(c)]
    for claim in every:
        again = isinstance(claim, Position) and claim.stance == "proposes" and not _authored(claim)
        extent = whole(claim) if again else None
        if not extent or not any(
            e.start < extent.end and extent.start < e.end and party & set(getattr(claim, "party", ()))
            for e, party in told
        ):
            yield claim


def _authored(claim: Position) -> bool:
    return any(e.role == ROLE for e in claim.evidence)


def _claim(reading: Reading, find: Authored, said: Iterable[Statement]) -> Position | None:
    """The position of an author; none where nobody known is named, or nothing said of what it is."""
    party = parties_of(reading, find.authors)
    if any(t.lower_ in words("authors", "own") for t in find.authors):
        speakers = [s.speaker for s in said if s.speaker and _holds(s, find.extent)]
        party = with_side(reading, speakers[0]) if speakers else ()
    thing = about(find)
    content = reading.report.text[thing.start : thing.end]
    if not party or not any(c.isalpha() for c in content):
        return None
    name = find.authors[0]
    first, last = min(thing.start, find.extent.start), max(thing.end, find.extent.end)
    near = first >= name.sent.start_char
    spans = [Extent(first, last)] if near else [thing, find.extent]
    evidence = (
        *(reading.evidence(s.start, s.end, "content") for s in spans),
        reading.evidence(name.idx, name.idx + len(name.text), ROLE),
    )
    issue = issue_of(content, reading.issues)
    topic = title_of(issue, reading.issues).lower()
    return Position(
        id=claim_id("position", reading.report.id, evidence, "proposes", *party), report=reading.report.id,
        text=" ".join(f"{named(reading, party)} proposes ({topic}): {content}".split()),
        evidence=evidence, when=when_of(reading, first, last), modality="historical", party=party, issue=issue,
        stance="proposes", content=content,
    )  # fmt: skip


def _holds(statement: Statement, extent: Extent) -> bool:
    """Whether a stretch of text stands in what a statement says."""
    return any(e.role == "content" and e.start <= extent.start and extent.end <= e.end for e in statement.evidence)
