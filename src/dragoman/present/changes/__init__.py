"""What changed between two records of one dossier, as a person would tell it."""

from collections.abc import Callable, Iterator

from dragoman.present.changes.change import KINDS, Change, Pair
from dragoman.present.changes.kinds import (
    commitments,
    conditions,
    contradictions,
    gone,
    meetings,
    news,
    positions,
)
from dragoman.present.view import View
from dragoman.record.record import Record

WAYS: tuple[Callable[[Pair], Iterator[Change]], ...] = (
    contradictions, commitments, positions, conditions, meetings, gone, news,
)  # fmt: skip


def changes(old: Record, new: Record) -> tuple[Change, ...]:
    """The changes, weightiest kind first, within a kind in the order of the record."""
    pair = Pair(View(old), View(new))
    found = [change for way in WAYS for change in way(pair)]
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def arrived(old: Record, new: Record) -> tuple[str, ...]:
    """The names of reports that the later record has beside those of the earlier one."""
    known = {report.sha256 for report in old.reports}
    view = View(new)
    return tuple(view.outlet(report.id) for report in new.reports if report.sha256 not in known)


def left(old: Record, new: Record) -> tuple[str, ...]:
    """The names of reports that the later record no longer has."""
    return arrived(new, old)


__all__ = ["KINDS", "Change", "arrived", "changes", "left"]
