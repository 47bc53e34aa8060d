"""A map of what the record can place: incidents and venues over coasts and borders, as shapes for an SVG.

Equirectangular, true at the middle latitude. Coasts and borders: Natural Earth (public domain), 1:50 million.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

from dragoman.present.display import shown
from dragoman.present.ground import headline
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Cite
from dragoman.present.tables.row import evidence, first_day, names, unit_id
from dragoman.present.telling import best
from dragoman.present.view import C, Unit, View
from dragoman.record.claim import Incident, Meeting, kind_of

HUNDREDTHS = 100
MARGIN = 0.18  # of what is placed, on each side
LEAST = 1.5  # degrees shown at the least
WIDTH, TALLEST, LOWEST = 1000, 760, 320  # of the drawing
STEPS = (0.5, 1, 2, 5, 10, 15, 30)  # degrees between lines


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that happened or met at a place. `kind`: incident or meeting; `id`: of its finding or claim.

    `lat`, `lon`: in degrees (WGS 84), null where the place is not known beyond doubt.
    """

    id: str
    kind: str
    place: str
    words: str
    day: str
    reports: tuple[str, ...]
    finding: bool
    lat: float | None
    lon: float | None
    evidence: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the drawing: `x`, `y` there, and what is told of it; `incidents`, `meetings`: how many."""

    name: str
    x: float
    y: float
    spots: tuple[Spot, ...]

    @property
    def incidents(self) -> int:
        """How many incidents."""
        return sum(spot.kind == "incident" for spot in self.spots)

    @property
    def meetings(self) -> int:
        """How many meetings."""
        return len(self.spots) - self.incidents


@dataclass(frozen=True, slots=True)
class Grid:
    """A line of the graticule: where it runs, and its degree in words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of `width` by `height`. `lines`: SVG path data of borders; `unplaced`: without coordinates."""

    width: int
    height: int
    lines: str
    meridians: tuple[Grid, ...]
    parallels: tuple[Grid, ...]
    places: tuple[Place, ...]
    unplaced: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the world is drawn, in degrees, and how large."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """How many degrees of longitude are as long as one of latitude, turned about."""
        return max(0.2, cos(radians((self.south + self.north) / 2)))

    @property
    def scale(self) -> float:
        """Units of the drawing a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.stretch)

    def x(self, lon: float) -> float:
        """Where a longitude lies."""
        return round((lon - self.west) * self.stretch * self.scale, 1)

    def y(self, lat: float) -> float:
        """Where a latitude lies."""
        return round((self.north - lat) * self.scale, 1)


def drawn(view: View) -> Map:
    """The map of a record; without places, one of nothing."""
    found: dict[tuple[float, float], list[Spot]] = {}
    unplaced = []
    for spot in spots(view):
        if spot.lat is None or spot.lon is None:
            unplaced.append(spot)
        else:
            found.setdefault((spot.lat, spot.lon), []).append(spot)
    if not found:
        return Map(width=WIDTH, height=0, lines="", meridians=(), parallels=(), places=(), unplaced=tuple(unplaced))
    frame = _frame(list(found))
    height = min(TALLEST, max(LOWEST, round((frame.north - frame.south) * frame.scale)))
    places = (
        Place(name=here[0].place, x=frame.x(lon), y=frame.y(lat), spots=tuple(here))
        for (lat, lon), here in sorted(found.items(), key=lambda kv: -len(kv[1]))
    )
    return Map(
        width=WIDTH, height=height, lines=_lines(frame), places=tuple(places), unplaced=tuple(unplaced),
        meridians=tuple(Grid(frame.x(d), _degrees(d, "E", "W")) for d in _marks(frame.west, frame.east)),
        parallels=tuple(Grid(frame.y(d), _degrees(d, "N", "S")) for d in _marks(frame.south, frame.north)),
    )  # fmt: skip


def spots(view: View) -> Iterator[Spot]:
    """What happened or met somewhere, incidents first."""
    for unit in view.units(Incident):
        if any(claim.where for claim in unit.claims):
            yield _spot(unit, view, headline(unit, view, dated=False))
    for met in view.units(Meeting):
        if any(claim.where for claim in met.claims):
            held = next((c for c in met.claims if c.where and c.where.lat is not None), met.claims[0])
            words = meeting_words(best(met, "when", "venue", "parties"), view)
            yield _spot(met, view, f"{words} ({held.status})")


def _spot(unit: Unit[C], view: View, words: str) -> Spot:
    where = [claim.where for claim in unit.claims if claim.where]
    known = next((place for place in where if place.lat is not None), None)
    return Spot(
        id=unit_id(unit), kind=kind_of(unit.claims[0]), place=shown((known or where[0]).name), words=words,
        day=first_day(unit.claims, view), reports=names(unit.reports, view), finding=unit.finding is not None,
        lat=known.lat if known else None, lon=known.lon if known else None, evidence=evidence(unit),
    )  # fmt: skip


def _frame(points: Sequence[tuple[float, float]]) -> _Frame:
    """The part of the world that holds all points, with a margin, no wider or taller than the drawing takes."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    middle = (min(lats) + max(lats)) / 2
    stretch = max(0.2, cos(radians(middle)))
    tall = max(max(lats) - min(lats), LEAST) * (1 + 2 * MARGIN)
    wide = max((max(lons) - min(lons)) * stretch, LEAST) * (1 + 2 * MARGIN)
    wide = max(wide, tall * WIDTH / TALLEST)
    tall = max(tall, wide * LOWEST / WIDTH)
    east = (min(lons) + max(lons)) / 2
    return _Frame(east - wide / stretch / 2, middle - tall / 2, east + wide / stretch / 2, middle + tall / 2)


def _lines(frame: _Frame) -> str:
    """Coasts and borders in the frame, as SVG path data: relative steps, no shorter than a unit."""
    parts = []
    for arc in _arcs():
        x, y = arc[0] / HUNDREDTHS, arc[1] / HUNDREDTHS
        pen, last = False, (0.0, 0.0)
        for n in range(0, len(arc), 2):
            if n:
                x, y = x + arc[n] / HUNDREDTHS, y + arc[n + 1] / HUNDREDTHS
            inside = frame.west - 1 <= x <= frame.east + 1 and frame.south - 1 <= y <= frame.north + 1
            point = frame.x(x), frame.y(y)
            if inside and not (pen and abs(point[0] - last[0]) + abs(point[1] - last[1]) < 1):
                parts.append(f"{'L' if pen else 'M'}{point[0]:g} {point[1]:g}")
                last = point
            pen = inside
    return "".join(parts)


@cache
def _arcs() -> list[list[int]]:
    data = (files("dragoman.present") / "data" / "borders.json.gz").read_bytes()
    found: list[list[int]] = json.loads(gzip.decompress(data))
    return found


def _marks(low: float, high: float) -> list[float]:
    """Round degrees between two, some five of them."""
    step = next((s for s in STEPS if (high - low) / s <= 6), STEPS[-1])  # noqa: PLR2004
    first = int(low // step) + 1
    return [n * step for n in range(first, int(high // step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value > 0 else minus if value < 0 else ''}".strip()
