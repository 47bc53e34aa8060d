"""What a change is, and two records side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dragoman.present.dates import start_of
from dragoman.present.parts import Cite
from dragoman.present.telling import cites, outlets
from dragoman.present.view import C, Unit, View
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim, kind_of

Kind = Literal["contradicted", "overdue", "settled", "hardened", "softened", "dropped", "new"]
KINDS: tuple[Kind, ...] = ("contradicted", "overdue", "settled", "hardened", "softened", "dropped", "new")


class Change(Frozen, kw_only=True):
    """One thing that is otherwise than it was, told in a sentence.

    `about`: the kind of claim; `id`: of the finding or claim; `reports`: the names of those that show the change;
    `evidence`: their words. A change that only time makes rests on the words that were there before.
    """

    kind: Kind
    about: str
    text: str
    id: str
    reports: str
    evidence: tuple[Cite, ...]


@dataclass(frozen=True)
class Pair:
    """Two records of one dossier, the earlier and the later."""

    old: View
    new: View

    def fresh(self, claims: Iterable[C]) -> tuple[C, ...]:
        """The claims that the earlier record does not hold, in any extent of the same words."""
        return tuple(c for c in claims if not self._held(c))

    def kept(self, claims: Iterable[C]) -> tuple[C, ...]:
        """The claims that the earlier record holds too."""
        return tuple(c for c in claims if self._held(c))

    def _held(self, claim: Claim) -> bool:
        return claim.id in self.old.claims or _has(self._told, claim)

    def left(self, claims: Iterable[C]) -> tuple[C, ...]:
        """The claims of the earlier record that the later one still holds, in any extent of the same words."""
        return tuple(c for c in claims if c.id in self.new.claims or _has(self._later, c))

    @cached_property
    def _told(self) -> frozenset[tuple[str, str, int]]:
        return _words(self.old)

    @cached_property
    def _later(self) -> frozenset[tuple[str, str, int]]:
        return _words(self.new)

    @cached_property
    def today(self) -> str:
        """The latest day that the later record knows of, as YYYY-MM-DD; empty where its reports have no dates."""
        return _latest(self.new)

    @cached_property
    def before(self) -> str:
        """The latest day that the earlier record knows of."""
        return _latest(self.old)


def _latest(view: View) -> str:
    days = [start_of(report.published.edtf)[:10] for report in view.record.reports if report.published]
    anchor = view.record.dossier.anchor
    return max(days, default=start_of(anchor.edtf)[:10] if anchor else "")


def _words(view: View) -> frozenset[tuple[str, str, int]]:
    """Kind, report and each character where a claim's evidence begins: for finding a claim whose extent was mended."""
    return frozenset((kind_of(c), c.report, e.start) for c in view.record.claims for e in c.evidence)


def _has(words: frozenset[tuple[str, str, int]], claim: Claim) -> bool:
    return any((kind_of(claim), claim.report, e.start) in words for e in claim.evidence)


def change(kind: Kind, unit: Unit[C], text: str, view: View, *, by: Iterable[C] = ()) -> Change:
    """A change of a unit, shown by some of its claims (by all where none are named)."""
    shown_by = tuple(by) or unit.claims
    reports = tuple(dict.fromkeys(c.report for c in shown_by))
    return Change(
        kind=kind, about=kind_of(unit.claims[0]), text=text, id=unit.finding.id if unit.finding else unit.claims[0].id,
        reports=outlets(reports, view), evidence=cites(shown_by),
    )  # fmt: skip
