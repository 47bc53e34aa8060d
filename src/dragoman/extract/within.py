"""Which statement carries a claim, the one with the shortest content that holds all its words, and whose it is."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.extract.extents import Extent
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.read.parse import Token
from dragoman.record.claim import Claim, Commitment, Figure, Incident, Statement

SOURCED = (Commitment, Figure, Incident)  # of these reports differ in who says so
SOURCE = "source"


def attribute(claims: Iterable[Claim], said: tuple[Statement, ...]) -> Iterator[Claim]:
    """The claims, each with the id of the statement that carries it; those of the writer's own voice unchanged."""
    content = Overlaps(
        (Extent(part.start, part.end), (part.end - part.start, part.start, part.end, statement.id))
        for statement in said
        for part in statement.evidence
        if part.role == "content"
    )
    for claim in claims:
        start, end = whole(claim)
        around = (c for c in content.near(start, end) if c[1] <= start and end <= c[2] and c[3] != claim.id)
        told = min(around, default=None)
        yield replace(claim, attribution=told[3]) if told else claim


def with_sources(claims: Iterable[Claim], said: tuple[Statement, ...]) -> Iterator[Claim]:
    """The claims; what somebody is said to have said also rests on the words that name who."""
    sources = {s.id: tuple(e for e in s.evidence if e.role == SOURCE) for s in said}
    for claim in claims:
        telling = sources.get(claim.attribution or "", ()) if isinstance(claim, SOURCED) else ()
        yield replace(claim, evidence=(*claim.evidence, *telling)) if telling else claim


def innermost(token: Token, said: Iterable[Statement]) -> Statement | None:
    """The statement with the shortest content around a token."""
    around = [
        (e.end - e.start, s.id, s)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= token.idx < e.end
    ]
    return min(around, key=lambda a: a[:2])[2] if around else None
