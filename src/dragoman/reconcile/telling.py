"""What each report tells, in its order: of every group of claims about one thing the report's first claim."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.record.claim import Claim


@dataclass(frozen=True, slots=True)
class Point:
    """A thing that a report tells: the number of its group, and the claim that tells it first."""

    thing: int
    claim: Claim

    @property
    def start(self) -> int:
        """Where it is told."""
        return min((e.start for e in self.claim.evidence), default=0)


Telling = Sequence[Point]
Shared = tuple[Point, Point]  # one thing, as two reports tell it


def tellings(groups: Iterable[Iterable[Claim]]) -> dict[str, Telling]:
    """What each report, by its id, tells, in its order. `groups`: the claims about one thing each, sorted by id."""
    found: dict[str, dict[int, Point]] = defaultdict(dict)
    for thing, group in enumerate(groups):
        for claim in group:
            point = Point(thing, claim)
            known = found[claim.report].setdefault(thing, point)
            if point.start < known.start:
                found[claim.report][thing] = point
    return {report: sorted(some.values(), key=lambda p: (p.start, p.claim.id)) for report, some in found.items()}


def in_one_order(a: Telling, b: Telling) -> list[Shared]:
    """Most things that two reports both tell in one order: a longest increasing subsequence (Fredman, 1975)."""
    places = {point.thing: n for n, point in enumerate(b)}
    both = [(point, places[point.thing]) for point in a if point.thing in places]
    return [(both[n][0], b[both[n][1]]) for n in rising([place for _, place in both])]


def rising(places: Sequence[int]) -> list[int]:
    """The indices of a longest increasing subsequence."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [n]
        before.append(last[at - 1] if at else -1)
    found: list[int] = []
    n = last[-1] if last else -1
    while n >= 0:
        found.append(n)
        n = before[n]
    return found[::-1]
