"""Whose idea a settled thing was: told where reports disagree on it, and no stance of anybody where they do not."""

from collections.abc import Iterable, Iterator

from dragoman.lexicon import words
from dragoman.reconcile.wording import content
from dragoman.record.claim import Claim, Position

SHARED = 2  # stems of two authors' claims at least that make them speak of one thing


def disputed(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without authors of what is agreed by now, unless another claim names another author of the like."""
    every = list(claims)
    authored = [(c, _stems(c)) for c in every if isinstance(c, Position) and _authored(c)]
    for claim in every:
        if isinstance(claim, Position) and _authored(claim) and _settled(claim):
            own, party = _stems(claim), set(claim.party)
            rivals = (c for c, stems in authored if c.id != claim.id and len(own & stems) >= SHARED)
            if not any(party.isdisjoint(c.party) for c in rivals):
                continue
        yield claim


def _authored(claim: Position) -> bool:
    return any(e.role == "author" for e in claim.evidence)


def _settled(claim: Position) -> bool:
    """Whether what somebody thought of is told as agreed, or only as an idea that came from somewhere."""
    said = {w.strip(".,;:“”\"'’").casefold() for e in claim.evidence for w in e.quote.split()}
    return bool(said & words("authors", "settled"))


def _stems(claim: Position) -> frozenset[str]:
    told = " ".join(e.quote for e in claim.evidence if e.role == "content")
    return content(told) - words("authors", "nouns")
