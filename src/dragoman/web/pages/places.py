"""The map of incidents and venues."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.map import drawn
from dragoman.web.frame import shown
from dragoman.web.pages.asked import TheDossier

router = APIRouter()


@router.get("/d/{dossier}/map", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier) -> HTMLResponse:
    """The page."""
    return shown(request, "map.html", held=held, here="map", map=held.once("map", lambda: drawn(held.view)))
