"""Conditions: the graph of what must come before what, its cycles marked, and the same as a list."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.blocks import blocks
from dragoman.present.display import shown as one_line
from dragoman.present.graph import graph, links
from dragoman.web.frame import kept
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
MOST = 200  # conditions in the list


@router.get("/d/{dossier}/conditions", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier) -> HTMLResponse:
    """The page."""
    return kept(request, "conditions.html", held=held, key="conditions", make=lambda: _context(held))


def _context(held: Held) -> dict[str, object]:
    every = links(held.view)
    locks = next((group.items for group in blocks(held.view).groups if group.title == "Deadlocks"), ())
    return {
        "graph": graph(held.view), "locks": locks, "links": every[:MOST], "more": max(0, len(every) - MOST),
        "names": held.view.outlets, "one_line": one_line,
    }  # fmt: skip
