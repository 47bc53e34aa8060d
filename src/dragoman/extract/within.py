"""Which statement carries a claim: the one with the shortest content that holds all the claim's words."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.read.parse import Token
from dragoman.record.claim import Claim, Statement


def attribute(claims: Iterable[Claim], said: tuple[Statement, ...]) -> Iterator[Claim]:
    """The claims, each with the id of the statement that carries it; those of the writer's own voice unchanged."""
    content = sorted(
        (part.end - part.start, part.start, part.end, statement.id)
        for statement in said
        for part in statement.evidence
        if part.role == "content"
    )
    for claim in claims:
        start, end = min(e.start for e in claim.evidence), max(e.end for e in claim.evidence)
        around = (i for _, a, b, i in content if a <= start and end <= b and i != claim.id)
        told = next(around, None)
        yield replace(claim, attribution=told) if told else claim


def innermost(token: Token, said: Iterable[Statement]) -> Statement | None:
    """The statement with the shortest content around a token."""
    around = [
        (e.end - e.start, s.id, s)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= token.idx < e.end
    ]
    return min(around, key=lambda a: a[:2])[2] if around else None
