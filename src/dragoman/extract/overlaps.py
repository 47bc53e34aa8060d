"""What lies near a stretch of text, found without a walk over all there is."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from dragoman.extract.extents import Extent
from dragoman.record.claim import Claim

FARTHEST = 400  # items passed on the way back: only a text of nothing but nested stretches has more

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Items with the stretch of text that each takes, to be asked which of them share a character with another one.

    Built in n log n; a question costs the logarithm, and what lies between the first item that reaches there and it.
    """

    def __init__(self, items: Iterable[tuple[Extent, T]]) -> None:
        """`items`: each with its stretch, in any order."""
        self._items = sorted(items, key=lambda i: i[0])
        self._starts = [extent.start for extent, _ in self._items]
        self._reach = list(accumulate((extent.end for extent, _ in self._items), max))

    def near(self, start: int, end: int) -> list[T]:
        """The items that share a character with the stretch from `start` to `end`, exclusive, in order of the text."""
        found: list[T] = []
        last = bisect_left(self._starts, end)
        for at in range(last - 1, max(-1, last - 1 - FARTHEST), -1):
            if self._reach[at] <= start:
                break
            extent, item = self._items[at]
            if extent.end > start:
                found.append(item)
        return found[::-1]


def whole(claim: Claim) -> Extent:
    """The stretch from the first to the last character of a claim's evidence."""
    return Extent(min(e.start for e in claim.evidence), max(e.end for e in claim.evidence))
