"""Statements, by speaker or by day."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.display import folded
from dragoman.present.lanes import between
from dragoman.present.tables import TABLES, Filters
from dragoman.present.tables.said import StatementRow
from dragoman.web.frame import cut, shown
from dragoman.web.pages.asked import Day, TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, and how often."""

    name: str
    statements: int


class Heard(BaseModel):
    """Which statements are asked for; empty for all. `by`: part of a speaker's name or side; days as YYYY-MM-DD."""

    by: str = Field(default="", max_length=200)
    since: Day = ""
    until: Day = ""
    order: Literal["day", "speaker"] = "day"

    def query(self) -> tuple[tuple[str, str], ...]:
        """What is asked for, as a query."""
        every = (("by", self.by), ("since", self.since), ("until", self.until), ("order", self.order))
        return tuple((name, value) for name, value in every if value)


@router.get("/d/{dossier}/statements", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    asked: Annotated[Heard, Query()],
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The page."""
    found = rows(held, asked)
    path = f"{held.path}/statements"
    pager, part = cut(len(found), size=SIZE, asked=number, path=path, query=asked.query())
    return shown(
        request, "statements.html", held=held, here="statements", rows=found[part], total=len(found), pager=pager,
        asked=asked, speakers=speakers(held), finding_of=held.finding_of, names=held.view.outlets,
    )  # fmt: skip


def rows(held: Held, asked: Heard) -> tuple[StatementRow, ...]:
    """The statements that are asked for, as the table of the command line has them."""
    wanted = folded(asked.by)
    found = [
        row
        for row in every(held)
        if (not wanted or wanted in folded(f"{row.speaker} {row.side}")) and between(row.day, asked.since, asked.until)
    ]
    if asked.order == "speaker":
        found.sort(key=lambda row: (not row.speaker, folded(row.speaker)))
    return tuple(found)


def every(held: Held) -> tuple[StatementRow, ...]:
    """All statements, earliest first."""
    table = next(table for table in TABLES if table.name == "statements")
    return held.once("statements", lambda: tuple(table.rows(held.view, Filters())))


def speakers(held: Held) -> tuple[Speaker, ...]:
    """Who speaks, the most heard first."""
    return held.once("speakers", lambda: _speakers(held))


def _speakers(held: Held) -> tuple[Speaker, ...]:
    counts: dict[str, int] = {}
    for row in every(held):
        counts[row.speaker] = counts.get(row.speaker, 0) + 1
    made = (Speaker(name=name, statements=number) for name, number in counts.items() if name)
    return tuple(sorted(made, key=lambda s: (-s.statements, folded(s.name))))
