"""Pairs of claims weighed: which are one, and which nearly. Parts of them need nothing of each other.

So who weighs them may be this process, several, or many machines (`dragoman.run.weighing`): what is done with the pairs
is done in one place, and is the same.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.reconcile.block import Pairs
from dragoman.reconcile.compare import joined, least, weighed
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.base import Frozen

CLOSE = 0.6  # share of what joins two claims from which on a pair that was not joined is worth explaining
MANY = ("figure", "statement")  # too many to explain each pair that was not alike enough


class Near(Frozen, gc=False):
    """The ids of two claims that are one or nearly. `score`: null where they are not; `alike`: what speaks for it."""

    a: str
    b: str
    score: float | None
    alike: float


@dataclass(frozen=True, slots=True)
class Found:
    """What came of some pairs of a kind: those that are one or nearly; of kinds with MANY only those that are one."""

    kind: str
    near: tuple[Near, ...]


Weigher = Callable[[Iterable[Pairs], Weights], Iterator[Found]]  # what came of each part, in whatever order


def here(parts: Iterable[Pairs], weights: Weights) -> Iterator[Found]:
    """A Weigher: this process."""
    return (weigh(pairs, weights) for pairs in parts)


def weigh(pairs: Pairs, weights: Weights) -> Found:
    """What comes of some pairs."""
    claims = pairs.claims
    near = (_near(claims[a], claims[b], weights) for a, b in pairs.places)
    return Found(claims[0].kind if claims else "", tuple(one for one in near if one is not None))


def _near(a: Told, b: Told, weights: Weights) -> Near | None:
    """Two claims, where they are one or nearly."""
    if a.kind in MANY:
        score = joined(a, b, weights)
        return None if score is None else Near(a.id, b.id, score, score)
    pair, enough = weighed(a, b, weights), least(a, b)
    reached = pair.alike if pair.score is None else pair.score
    if reached < CLOSE * enough:
        return None
    one = pair.score is not None and pair.score >= enough
    return Near(a.id, b.id, pair.score if one else None, pair.alike)
