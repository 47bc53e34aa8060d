"""Who leaves a finding out, and why: the reports but for those that tell it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.reconcile.days import days
from dragoman.reconcile.told import Told
from dragoman.record.finding import Absence
from dragoman.record.report import Report

NEAR = 7  # days before a finding begins and after it was last told; a report beyond them leaves nothing out
MOST = 100  # reports told to leave a finding out: where more are near, those of fewer days around; in a crowd, none


class Absent:
    """The reports of a dossier, as those that may leave something out.

    A report of March does not leave out what happened in January, nor what will happen in May: told are the reports of
    the days around, of the nearer days alone where they are many. (In a dossier of a thousand reports there would else
    be millions of absences, of which nobody could read one.) A report in a language that is not read may tell anything.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        """Nothing has been asked yet."""
        self._readers = [_reader(r) for r in sorted(reports, key=lambda r: r.id) if r.read]
        dated = sorted((reader.day, n) for n, reader in enumerate(self._readers) if reader.day)
        self._days, self._places = [day for day, _ in dated], [n for _, n in dated]
        self._undated = [n for n, reader in enumerate(self._readers) if not reader.day]
        self._around: dict[tuple[int | None, int | None], tuple[Absence, ...]] = {}

    def of(self, group: Sequence[Told], told_by: Iterable[str]) -> tuple[Absence, ...]:
        """The reports of the days around but for those that tell a finding, and why they do not."""
        published = [day for c in group if c.published and (day := c.published.first)]
        first = min(published, default=None)
        happened = [c.days.first for c in group if c.days and c.days.first and c.kind in ("incident", "meeting")]
        known = Counter(happened).most_common(1)
        start = known[0][0] if known else first
        since = None if start is None else min(start, first or start)
        told = frozenset(told_by)
        return tuple(one for one in self._all(since, max(published, default=since)) if one.report not in told)

    def _all(self, since: int | None, until: int | None) -> tuple[Absence, ...]:
        """The absence of each report near to something that was first told, or happened, on a day, and last on another.

        Reports without a day may be near to anything, and all reports to what has none.
        """
        if (since, until) not in self._around:
            near = (self._near(since, until, reach) for reach in range(NEAR, -1, -1))
            places = next((sorted(some) for some in near if len(some) <= MOST), [])
            self._around[since, until] = tuple(
                reader.earlier if since and reader.day and reader.day < since else reader.usual
                for reader in (self._readers[n] for n in places)
            )
        return self._around[since, until]

    def _near(self, since: int | None, until: int | None, reach: int) -> list[int]:
        """The places of the reports of so many days around."""
        if not since or not until:
            return self._undated + self._places
        first = bisect_left(self._days, since - reach)
        return self._undated + self._places[first : bisect_right(self._days, max(since, until) + reach)]


class _Reader(NamedTuple):
    """A report's day of publication, its usual absence, and that from what came later."""

    day: int | None
    usual: Absence
    earlier: Absence


def _reader(report: Report) -> _Reader:
    published = days(report.published.edtf) if report.published else None
    usual = Absence(report=report.id, reason="excerpt" if report.excerpt else "omitted")
    earlier = usual if report.excerpt else Absence(report=report.id, reason="earlier")
    return _Reader(published.last if published else None, usual, earlier)
