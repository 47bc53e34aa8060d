"""The map of incidents and venues."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.map import drawn
from dragoman.web.frame import kept
from dragoman.web.pages.asked import TheDossier

router = APIRouter()


@router.get("/d/{dossier}/map", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier) -> HTMLResponse:
    """The page."""
    return kept(request, "map.html", held=held, key="map", make=lambda: {"map": drawn(held.view)})
