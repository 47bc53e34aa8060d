"""Deadlocks: conditions that block each other, found as cycles of two or three."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, content
from dragoman.record.claim import Condition
from dragoman.record.finding import Deadlock


def deadlocks(claims: Iterable[Told], actors: object, weights: Weights) -> Iterator[Deadlock]:
    """Nothing yet."""
    yield from ()
