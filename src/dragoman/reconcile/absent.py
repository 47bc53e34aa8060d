"""Who leaves a finding out, and why: the reports but for those that tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.reconcile.days import days
from dragoman.reconcile.told import Told
from dragoman.record.finding import Absence
from dragoman.record.report import Report


class Absent:
    """The reports of a dossier, as those that may leave something out.

    A dossier of a thousand reports has millions of absences: of one day they are made once, and taken from there.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        """Nothing has been asked yet."""
        self._readers = [_reader(r) for r in sorted(reports, key=lambda r: r.id)]
        self._place = {usual.report: n for n, (_, usual, _) in enumerate(self._readers)}
        self._since: dict[int | None, tuple[Absence, ...]] = {}

    def of(self, group: Sequence[Told], told_by: Iterable[str]) -> tuple[Absence, ...]:
        """Every report but those that tell a finding, and why it does not."""
        first = min((c.published.first for c in group if c.published and c.published.first), default=None)
        happened = [c.days.first for c in group if c.days and c.days.first and c.kind in ("incident", "meeting")]
        known = Counter(happened).most_common(1)
        start = known[0][0] if known else first
        every = self._all(None if start is None else min(start, first or start))
        found: list[Absence] = []
        done = 0
        for place in sorted(self._place[r] for r in told_by if r in self._place):
            found += every[done:place]
            done = place + 1
        return (*found, *every[done:])

    def _all(self, since: int | None) -> tuple[Absence, ...]:
        """The absence of each report from something that was first told, or happened, on a day."""
        if since not in self._since:
            self._since[since] = tuple(
                earlier if since and published and published < since else usual
                for published, usual, earlier in self._readers
            )
        return self._since[since]


def _reader(report: Report) -> tuple[int | None, Absence, Absence]:
    """A report's day of publication, its usual absence, and that from what came later."""
    published = days(report.published.edtf) if report.published else None
    usual = Absence(report=report.id, reason="excerpt" if report.excerpt else "omitted")
    earlier = usual if report.excerpt else Absence(report=report.id, reason="earlier")
    return published.last if published else None, usual, earlier
