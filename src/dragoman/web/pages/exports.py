"""Every page as a file: JSON, CSV, Markdown or HTML."""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, HTTPException, Query
from starlette.responses import Response

from dragoman.present.brief import brief
from dragoman.present.ledger import ledger
from dragoman.present.map import drawn
from dragoman.present.markdown import markdown
from dragoman.present.page import html
from dragoman.present.sheets import csv_of, html_of, markdown_of, sheet
from dragoman.present.tables import TABLES, Filters
from dragoman.record.record import encode
from dragoman.web.pages.asked import TheDossier
from dragoman.web.pages.findings import Asked, entries, fits
from dragoman.web.shelf import Held

router = APIRouter()
Form = Literal["json", "csv", "md", "html"]
MEDIA = {"json": "application/json", "csv": "text/csv", "md": "text/markdown", "html": "text/html"}
Rows = Callable[[Held], Sequence[object]]


@router.get("/d/{dossier}/export/{key}.{form}", include_in_schema=False)
def export(held: TheDossier, key: str, form: Form, asked: Annotated[Asked, Query()]) -> Response:
    """A page as a file."""
    data = _brief(held, form) if key == "brief" and form != "csv" else _sheet(held, key, form, asked)
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in f"{held.path[3:]}-{key}")
    return Response(
        data, media_type=f"{MEDIA[form]}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.{form}"'},
    )  # fmt: skip


def _brief(held: Held, form: Form) -> bytes:
    """The brief; as JSON, the whole record that it is made of."""
    record = held.view.record
    return encode(record) if form == "json" else (markdown if form == "md" else html)(record).encode()


def _sheet(held: Held, key: str, form: Form, asked: Asked) -> bytes:
    """The rows of a page in a form."""
    if key == "findings":
        found: Sequence[object] = [entry.finding for entry in entries(held) if fits(entry, asked)]
    elif key in ROWS:
        found = ROWS[key](held)
    else:
        found = _one(held, key)
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
    made = sheet(f"{held.name}: {key.replace('-', ' ')}", found)
    return csv_of(made) if form == "csv" else (markdown_of if form == "md" else html_of)(made).encode()


def _one(held: Held, key: str) -> Sequence[object]:
    """One finding with its claims, or the claims of one report. Answers 404 for what is neither."""
    kind, _, item = key.partition("-")
    claims = held.view.claims
    if kind == "finding" and item in held.findings:
        found = held.findings[item]
        return (found, *(claims[i] for i in found.claims if i in claims))
    if kind == "report" and item in held.view.reports:
        return held.by_report.get(item, ())
    raise HTTPException(404)


def _table(name: str) -> Rows:
    table = next(table for table in TABLES if table.name == name)
    return lambda held: tuple(table.rows(held.view, Filters()))


def _map(held: Held) -> Sequence[object]:
    made = drawn(held.view)
    return (*(spot for place in made.places for spot in place.spots), *made.unplaced)


ROWS: dict[str, Rows] = {
    "positions": _table("positions"),
    "conditions": _table("conditions"),
    "statements": _table("statements"),
    "timeline": _table("timeline"),
    "origins": _table("origins"),
    "commitments": lambda held: ledger(held.view),
    "judgements": lambda held: held.view.record.judgements,
    "reports": lambda held: held.view.record.reports,
    "map": _map,
    "brief": lambda held: [
        item for section in brief(held.view.record).sections for g in section.groups for item in g.items
    ],
}
