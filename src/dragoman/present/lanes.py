"""The timeline as lanes: talks, statements, commitments and incidents, a mark a day, for a drawing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.present.dates import start_of
from dragoman.present.tables.across import TIMELINE, DayRow
from dragoman.present.tables.row import Filters, first_day
from dragoman.present.view import View
from dragoman.record.claim import Statement

LANES = ("meeting", "statement", "commitment", "incident")
TITLES = {"meeting": "Talks", "statement": "Statements", "commitment": "Commitments", "incident": "Incidents"}
WIDTH, HEIGHT, LEFT = 1000, 44, 110  # of the drawing, of a lane, of the lanes' names
TICKS = 10


@dataclass(frozen=True, slots=True)
class Dot:
    """A day of a lane: where it stands, how much happened."""

    x: float
    y: float
    radius: float
    day: str
    lane: str
    number: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named under the lanes."""

    x: float
    day: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing from `first` to `last` (YYYY-MM-DD)."""

    first: str
    last: str
    width: int
    height: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    names: tuple[tuple[str, float], ...]


def rows(view: View) -> tuple[DayRow, ...]:
    """What the record can date, in order."""
    return tuple(TIMELINE.rows(view, Filters()))


def between(day: str, since: str, until: str) -> bool:
    """Whether a day is not before one and not after another, each empty for no bound; a month begins on its first."""
    known = day.replace("-00", "-01")
    return (not since or known >= since) and (not until or (bool(known) and known <= until))


def spoken(view: View) -> dict[str, int]:
    """How many statements there are on each day."""
    days = (first_day([c], view) for c in view.record.claims if isinstance(c, Statement))
    return dict(Counter(day for day in days if _whole(day)))


def lanes(every: Iterable[DayRow], said: dict[str, int], *, since: str = "", until: str = "") -> Lanes | None:
    """The lanes between two days, or of all of them; null where nothing has a whole day."""
    known = tuple(every)
    days = sorted({row.day for row in known if _whole(row.day)} | set(said))
    if not days:
        return None
    first, last = max(since, days[0]) if since else days[0], min(until, days[-1]) if until else days[-1]
    if first > last:
        first, last = days[0], days[-1]
    counts: Counter[tuple[str, str]] = Counter((row.kind, row.day) for row in known if row.kind in LANES)
    counts.update({("statement", day): number for day, number in said.items()})
    axis = _Axis(date.fromisoformat(first), date.fromisoformat(last))
    inside = ((lane, day, n) for (lane, day), n in sorted(counts.items()) if _whole(day) and first <= day <= last)
    return Lanes(
        first=first, last=last, width=WIDTH, height=HEIGHT * len(LANES) + 30,
        dots=tuple(_dot(axis, lane, day, n) for lane, day, n in inside), ticks=tuple(axis.ticks()),
        names=tuple((TITLES[lane], HEIGHT * n + HEIGHT / 2) for n, lane in enumerate(LANES)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days as places on the drawing."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands."""
        span = max((self.last - self.first).days, 1)
        return round(LEFT + 20 + (day - self.first).days / span * (WIDTH - LEFT - 60), 1)

    def ticks(self) -> Iterator[Tick]:
        """Days to be named, evenly spread."""
        span = (self.last - self.first).days
        step = max(1, -(-span // TICKS))
        for n in range(0, span + 1, step):
            day = self.first + timedelta(days=n)
            yield Tick(x=self.x(day), day=day.isoformat())


def _dot(axis: _Axis, lane: str, day: str, number: int) -> Dot:
    y = HEIGHT * LANES.index(lane) + HEIGHT / 2
    radius = round(min(4 + 2.2 * number**0.5, HEIGHT / 2 - 3), 1)
    return Dot(x=axis.x(date.fromisoformat(day)), y=y, radius=radius, day=day, lane=lane, number=number)


def _whole(day: str) -> bool:
    """Whether a day is one to the day, as a calendar knows it."""
    try:
        return bool(start_of(day)) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
