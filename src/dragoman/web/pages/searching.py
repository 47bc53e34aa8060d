"""Searching: the passages of reports and claims that hold all words, in one dossier or in all."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.display import clipped
from dragoman.present.display import shown as one_line
from dragoman.record.base import Frozen
from dragoman.record.errors import UsageError
from dragoman.store.kept import Hit
from dragoman.web.frame import shown
from dragoman.web.pages.asked import TheDossier, TheShelf
from dragoman.web.shelf import Held, Shelf, slug

router = APIRouter()
MOST, LENGTH = 60, 300
Words = Annotated[str, Query(max_length=300)]


class Found(Frozen, kw_only=True):
    """A passage that holds the words, and the page that shows it."""

    dossier: str
    kind: str
    file: str
    text: str
    url: str


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
def everywhere(request: Request, shelf: TheShelf, q: Words = "") -> HTMLResponse:
    """In all dossiers."""
    return shown(request, "search.html", query=q, found=found(shelf, q), several=True)


@router.get("/d/{dossier}/search", response_class=HTMLResponse, include_in_schema=False)
def here(request: Request, held: TheDossier, shelf: TheShelf, q: Words = "") -> HTMLResponse:
    """In one dossier."""
    return shown(request, "search.html", held=held, query=q, found=found(shelf, q, held=held), several=False)


def found(shelf: Shelf, words: str, *, held: Held | None = None, limit: int = MOST) -> tuple[Found, ...]:
    """The passages that hold all words; none where there is no word."""
    try:
        hits = shelf.search(words, name=held.name if held else None, limit=limit)
    except UsageError:
        return ()
    return tuple(_found(hit) for hit in hits)


def _found(hit: Hit) -> Found:
    path = f"/d/{slug(hit.dossier)}"
    url = f"{path}/claims/{hit.claim}" if hit.claim else f"{path}/reports/{hit.report}?from={hit.start}#here"
    return Found(dossier=hit.dossier, kind=hit.kind, file=hit.file, text=clipped(one_line(hit.text), LENGTH), url=url)
