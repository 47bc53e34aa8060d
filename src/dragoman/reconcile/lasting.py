"""How long talks lasted, as two reports have it: "nine hours of negotiations", "for ten hours they sat there"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.lexicon import words
from dragoman.reconcile.days import Days
from dragoman.reconcile.measures import measure
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Figure, Meeting

TALKS = ("talks", "summit", "other")
DURATION = " duration"  # ends the slot of how long a meeting lasted
NEAR = 4  # days between two reports of the same talks
LONGEST = 10 * 1440  # minutes: what lasts longer is a row of talks
CROWD = 12  # lengths published after one with which it is compared


@dataclass(frozen=True, slots=True)
class Length:
    """How long talks lasted by one figure, in minutes, with the `days` on which they were held where that is told."""

    told: Told
    factor: float
    value: float
    days: Days | None

    @property
    def order(self) -> tuple[float, int, str]:
        """Lengths in one unit, by when they were published."""
        return self.factor, (self.told.published.first if self.told.published else None) or 0, self.told.id


def duration(figure: Told, host: Told) -> bool:
    """Whether a figure is how long the meeting of its own telling lasted."""
    if not isinstance(host.claim, Meeting) or not isinstance(figure.claim, Figure):
        return False
    return figure.claim.quantity.text.casefold() in (host.claim.duration or "").casefold()


def talked(host: Told) -> bool:
    """Whether a claim tells of talks that took place."""
    return isinstance(host.claim, Meeting) and host.claim.status == "held" and host.claim.format in TALKS


def lasting(figures: Sequence[Told], hosts: Mapping[str, Sequence[Told]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of figures of two reports that tell how long talks lasted, of days that admit each other.

    Each is the only such one of its report in its unit. `hosts`: the claims whose words hold each figure, by its id.
    """
    by_report: dict[tuple[float, str], list[Length]] = defaultdict(list)
    for figure in figures:
        if (length := _length(figure, hosts.get(figure.id, ()))) is not None:
            by_report[length.factor, figure.report].append(length)
    alone = sorted((some[0] for some in by_report.values() if len({x.value for x in some}) == 1), key=lambda x: x.order)
    for n, a in enumerate(alone):
        for b in alone[n + 1 : n + 1 + CROWD]:
            if a.factor == b.factor and _once(a, b):
                yield a.told.id, b.told.id


def _length(figure: Told, hosts: Sequence[Told]) -> Length | None:
    """A figure as how long talks lasted; null for any other."""
    of = measure(figure.claim.quantity) if isinstance(figure.claim, Figure) else None
    if of is None or of.dimension != "time" or not isinstance(figure.claim, Figure):
        return None
    value = figure.claim.quantity.low
    talks = [h for h in hosts if talked(h) and duration(figure, h)]
    if value is None or float(value) * of.factor > LONGEST or not (talks or _of_talks(figure.claim)):
        return None
    return Length(figure, of.factor, float(value), next((h.days for h in talks if h.days), None))


def _of_talks(figure: Figure) -> bool:
    """Whether a figure counts hours or days "of talks"."""
    said = fold(figure.counts).split()
    return any(a == "of" and b in words("matching", "same", "talks") for a, b in pairwise(said))


def _once(a: Length, b: Length) -> bool:
    """Whether two lengths may be of the same talks, by their days or by when they were published."""
    if a.days and b.days:
        return not a.days.gap(b.days)
    one, other = a.told.published, b.told.published
    return bool(one and other and one.gap(other) <= NEAR)
