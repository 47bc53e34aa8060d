"""The timeline: lanes by day, and under them what happened on each."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.dates import in_words, start_of
from dragoman.present.lanes import Lanes, between, lanes, rows, spoken
from dragoman.present.tables.across import DayRow
from dragoman.web.frame import kept, shown
from dragoman.web.pages.asked import Day, TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
AsDay = Annotated[Day, Query()]
MOST = 400  # rows under the drawing; a longer stretch says so, and the drawing zooms in


@dataclass(frozen=True, slots=True)
class Zoom:
    """A link to another stretch of days."""

    title: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of some days, and their drawing; null where nothing has a whole day."""

    drawing: Lanes | None
    rows: tuple[DayRow, ...]


@router.get("/d/{dossier}/timeline", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier, since: AsDay = "", until: AsDay = "") -> HTMLResponse:
    """The page."""
    context = partial(_context, held, since=since, until=until)
    if since or until:
        return shown(request, "timeline.html", held=held, here="timeline", **context())
    return kept(request, "timeline.html", held=held, key="timeline", make=context)


def _context(held: Held, *, since: str, until: str) -> dict[str, Any]:
    asked = stretch(held, since=since, until=until)
    drawing, found = asked.drawing, asked.rows
    days: dict[str, list[object]] = {}
    for row in found[:MOST]:
        days.setdefault(row.edtf, []).append(row)
    said = held.once("spoken", lambda: spoken(held.view))
    for day in said:
        if between(day, since, until):
            days.setdefault(day, [])  # a day on which there is talk alone
    order = sorted(days.items(), key=lambda pair: start_of(pair[0])[:10])
    return {
        "drawing": drawing, "days": dict(order), "in_words": in_words, "more": max(0, len(found) - MOST),
        "said": said,
        "zooms": zooms(drawing) if drawing else (), "since": since, "until": until, "names": held.view.outlets,
    }  # fmt: skip


def stretch(held: Held, *, since: str = "", until: str = "") -> Stretch:
    """What happened between two days, each empty for no bound."""
    every = held.once("days", lambda: rows(held.view))
    drawing = lanes(every, held.once("spoken", lambda: spoken(held.view)), since=since, until=until)
    return Stretch(drawing=drawing, rows=tuple(row for row in every if between(row.day, since, until)))


def zooms(drawing: Lanes) -> tuple[Zoom, ...]:
    """Nearer, farther, before and after."""
    first, last = date.fromisoformat(drawing.first), date.fromisoformat(drawing.last)
    span = max((last - first).days, 1)
    quarter, half = timedelta(days=max(1, span // 4)), timedelta(days=max(1, span // 2))
    moves = (
        ("Zoom in", first + quarter, last - quarter), ("Zoom out", _moved(first, -half), _moved(last, half)),
        ("Earlier", _moved(first, -half), _moved(last, -half)), ("Later", _moved(first, half), _moved(last, half)),
    )  # fmt: skip
    made = (Zoom(title, a.isoformat(), b.isoformat()) for title, a, b in moves if a <= b)
    return (*made, Zoom("All", "", ""))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
