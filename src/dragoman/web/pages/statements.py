"""Statements, by speaker or by day."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.display import folded
from dragoman.present.tables import TABLES, Filters
from dragoman.present.tables.said import StatementRow
from dragoman.web.frame import cut, shown
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 60
Words = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, and how often."""

    name: str
    statements: int


@router.get("/d/{dossier}/statements", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    by: Words = "",
    order: Annotated[Literal["day", "speaker"], Query()] = "day",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The page."""
    wanted = folded(by)
    found = [row for row in rows(held) if not wanted or wanted in folded(f"{row.speaker} {row.side}")]
    if order == "speaker":
        found.sort(key=lambda row: (not row.speaker, folded(row.speaker)))
    query = tuple((name, value) for name, value in (("by", by), ("order", order)) if value)
    pager, part = cut(len(found), size=SIZE, asked=number, path=f"{held.path}/statements", query=query)
    return shown(
        request, "statements.html", held=held, here="statements", rows=found[part], total=len(found), pager=pager,
        by=by, order=order, speakers=speakers(held), finding_of=held.finding_of, names=held.view.outlets,
    )  # fmt: skip


def rows(held: Held) -> tuple[StatementRow, ...]:
    """All statements, as the table of the command line has them."""
    table = next(table for table in TABLES if table.name == "statements")
    return held.once("statements", lambda: tuple(table.rows(held.view, Filters())))


def speakers(held: Held) -> tuple[Speaker, ...]:
    """Who speaks, the most heard first."""
    return held.once("speakers", lambda: _speakers(held))


def _speakers(held: Held) -> tuple[Speaker, ...]:
    counts: dict[str, int] = {}
    for row in rows(held):
        counts[row.speaker] = counts.get(row.speaker, 0) + 1
    made = (Speaker(name=name, statements=number) for name, number in counts.items() if name)
    return tuple(sorted(made, key=lambda s: (-s.statements, folded(s.name))))
