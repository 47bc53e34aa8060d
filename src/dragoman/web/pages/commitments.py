"""Commitments: the ledger by due date, and its calendar."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.present.calendar import calendar
from dragoman.present.ledger import STATUSES, Entry, Status, ledger
from dragoman.web.frame import cut, shown
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 40


@router.get("/d/{dossier}/commitments", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    status: Annotated[str, Query(max_length=20)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The page."""
    every = entries(held)
    asked = status if status in get_args(Status) else ""
    found = entries(held, status=asked)
    query = (("status", asked),) if asked else ()
    pager, part = cut(len(found), size=SIZE, asked=number, path=f"{held.path}/commitments", query=query)
    counts = {name: sum(entry.status == name for entry in every) for name in STATUSES}
    return shown(
        request, "commitments.html", held=held, here="commitments", entries=found[part], total=len(found),
        pager=pager, chosen=asked, counts=counts, names=held.view.outlets,
    )  # fmt: skip


def entries(held: Held, *, status: str = "") -> tuple[Entry, ...]:
    """The ledger; of one status where that is one, else of all."""
    every = held.once("ledger", lambda: ledger(held.view))
    return tuple(entry for entry in every if status not in get_args(Status) or entry.status == status)


@router.get("/d/{dossier}/calendar.ics", include_in_schema=False)
def due(held: TheDossier) -> Response:
    """The calendar."""
    return Response(held.once("calendar", lambda: calendar(held.view.record)), media_type="text/calendar")
