"""Who leaves a finding out, and why: the reports but for those that tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.reconcile.days import days
from dragoman.reconcile.told import Told
from dragoman.record.finding import Absence
from dragoman.record.report import Report

NEAR = 7  # days before a finding begins and after it was last told; a report beyond them leaves nothing out


class Absent:
    """The reports of a dossier, as those that may leave something out.

    A report of March does not leave out what happened in January, nor what will happen in May: told are the reports of
    the days around. (In a dossier of a thousand reports there would else be millions of absences.) A report in a
    language that is not read may tell anything.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        """Nothing has been asked yet."""
        self._readers = [_reader(r) for r in sorted(reports, key=lambda r: r.id) if r.read]
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

        Reports without a day may be near to anything.
        """
        if (since, until) not in self._around:
            self._around[since, until] = tuple(
                earlier if since and published and published < since else usual
                for published, usual, earlier in self._readers
                if not published or not since or not until or since - NEAR <= published <= max(since, until) + NEAR
            )
        return self._around[since, until]


def _reader(report: Report) -> tuple[int | None, Absence, Absence]:
    """A report's day of publication, its usual absence, and that from what came later."""
    published = days(report.published.edtf) if report.published else None
    usual = Absence(report=report.id, reason="excerpt" if report.excerpt else "omitted")
    earlier = usual if report.excerpt else Absence(report=report.id, reason="earlier")
    return published.last if published else None, usual, earlier
