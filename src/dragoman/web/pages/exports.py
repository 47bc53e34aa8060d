"""Every page as a file, as it is filtered: JSON, CSV, Markdown or HTML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, HTTPException, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.present.brief import brief
from dragoman.present.map import drawn
from dragoman.present.markdown import markdown
from dragoman.present.page import html
from dragoman.present.sheets import csv_of, html_of, markdown_of, sheet
from dragoman.present.tables import TABLES, Filters
from dragoman.record.record import encode
from dragoman.web.pages.asked import TheDossier, TheShelf, job_of, shelf_of
from dragoman.web.pages.commitments import entries as ledgered
from dragoman.web.pages.comparing import shared
from dragoman.web.pages.findings import Asked, entries, fits, row
from dragoman.web.pages.positions import chosen
from dragoman.web.pages.reports import known
from dragoman.web.pages.searching import Words, found
from dragoman.web.pages.statements import Heard
from dragoman.web.pages.statements import rows as said
from dragoman.web.pages.timeline import stretch
from dragoman.web.shelf import Held, Shelf

router = APIRouter()
Form = Literal["json", "csv", "md", "html"]
MEDIA = {"json": "application/json", "csv": "text/csv", "md": "text/markdown", "html": "text/html"}


class Wanted(Heard, Asked):
    """The filters of all pages, by the names that they have there; each page heeds its own."""

    status: str = Field(default="", max_length=20)
    a: str = Field(default="", max_length=64)
    b: str = Field(default="", max_length=64)
    q: str = Field(default="", max_length=300)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a file is made of."""

    held: Held
    shelf: Shelf
    wanted: Wanted


Rows = Callable[[Ask], Sequence[object]]


@router.get("/export/{key}.{form}", include_in_schema=False)
def outside(shelf: TheShelf, key: Literal["dossiers", "search"], form: Form, q: Words = "") -> Response:
    """A page that is of no one dossier."""
    rows: Sequence[object] = shelf.summaries() if key == "dossiers" else found(shelf, q)
    return _file(_form(key.capitalize(), rows, form), f"dragoman-{key}", form)


@router.get("/d/{dossier}/export/{key}.{form}", include_in_schema=False)
def export(request: Request, held: TheDossier, key: str, form: Form, asked: Annotated[Wanted, Query()]) -> Response:
    """A page of a dossier."""

    def made() -> bytes:
        if key == "brief" and form != "csv":
            return _brief(held, form)
        ask = Ask(held=held, shelf=shelf_of(request), wanted=asked)
        rows = ROWS[key](ask) if key in ROWS else _one(request, held, key)
        return _form(f"{held.name}: {key.replace('-', ' ')}", rows, form)

    same = key in ROWS and not request.url.query  # for all who ask
    return _file(held.once(f"file/{key}.{form}", made) if same else made(), f"{held.path[3:]}-{key}", form)


def _file(data: bytes, name: str, form: Form) -> Response:
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name)
    return Response(
        data, media_type=f"{MEDIA[form]}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{plain}.{form}"'},
    )  # fmt: skip


def _brief(held: Held, form: Form) -> bytes:
    """The brief; as JSON, the whole record that it is made of."""
    record = held.view.record
    return encode(record) if form == "json" else (markdown if form == "md" else html)(record).encode()


def _form(title: str, rows: Sequence[object], form: Form) -> bytes:
    """Rows in a form."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"
    made = sheet(title, rows)
    return csv_of(made) if form == "csv" else (markdown_of if form == "md" else html_of)(made).encode()


def _one(request: Request, held: Held, key: str) -> Sequence[object]:
    """One finding with its claims, the claims of one report, the lines of a job. Answers 404 for what is none."""
    kind, _, item = key.partition("-")
    claims = held.view.claims
    if kind == "finding" and item in held.findings:
        one = held.findings[item]
        return (one, *(claims[i] for i in one.claims if i in claims))
    if kind == "report" and item in held.view.reports:
        return held.by_report.get(item, ())
    if kind == "job":
        return tuple(job_of(request, item).lines)
    raise HTTPException(404)


def _table(name: str) -> Rows:
    table = next(table for table in TABLES if table.name == name)
    return lambda ask: tuple(table.rows(ask.held.view, Filters()))


def _positions(ask: Ask) -> Sequence[object]:
    """The rows behind the cells that are open; all where none is."""
    cells = chosen(ask.held, party=ask.wanted.party, issue=ask.wanted.issue)
    open_ = {stand.id for cell in cells for stand in cell.stands}
    return tuple(row for row in _table("positions")(ask) if getattr(row, "id", "") in open_)


def _map(ask: Ask) -> Sequence[object]:
    made = drawn(ask.held.view)
    return (*(spot for place in made.places for spot in place.spots), *made.unplaced)


def _compare(ask: Ask) -> Sequence[object]:
    a, b = (known(ask.held, report).id for report in (ask.wanted.a, ask.wanted.b))
    return shared(ask.held, a, b)


ROWS: dict[str, Rows] = {
    "positions": _positions,
    "conditions": _table("conditions"),
    "origins": _table("origins"),
    "findings": lambda ask: [row(entry, ask.held) for entry in entries(ask.held) if fits(entry, ask.wanted)],
    "statements": lambda ask: said(ask.held, ask.wanted),
    "timeline": lambda ask: stretch(ask.held, since=ask.wanted.since, until=ask.wanted.until).rows,
    "commitments": lambda ask: ledgered(ask.held, status=ask.wanted.status),
    "judgements": lambda ask: ask.held.view.record.judgements,
    "reports": lambda ask: (*ask.held.view.record.reports, *ask.held.view.record.skipped),
    "map": _map,
    "compare": _compare,
    "search": lambda ask: found(ask.shelf, ask.wanted.q, held=ask.held),
    "brief": lambda ask: [
        item for section in brief(ask.held.view.record).sections for g in section.groups for item in g.items
    ],
}
