"""The workspace put together: the guard, the pages, the API, and how errors are told."""

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from dragoman.record.errors import DragomanError, UsageError
from dragoman.web.frame import STATIC, shown
from dragoman.web.guard import Guard, Rules
from dragoman.web.jobs import Jobs
from dragoman.web.pages import PAGES
from dragoman.web.pages.described import described
from dragoman.web.password import Door
from dragoman.web.shelf import Shelf

TOLD = {
    404: "There is no such page. A dossier may have been removed, or an item may no longer be in the record.",
    405: "This address does not take that.",
    413: "That is more than is taken at once.",
}


def workspace(shelf: Shelf, *, rules: Rules, door: Door | None = None, private: bool = False) -> FastAPI:
    """The application over a shelf of dossiers.

    `door`: what asks for the password, where one is needed; `private`: whether URLs may lead inside this network.
    """
    app = FastAPI(
        title="dragoman", summary="Dossiers of negotiations: reports, records, judgements.", docs_url=None,
        redoc_url=None, openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.shelf, app.state.rules, app.state.door, app.state.locked = shelf, rules, door, rules.locked
    app.state.jobs, app.state.allow_private = Jobs(), private
    for router in PAGES:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(DragomanError, _failed)
    app.add_middleware(Guard, rules=rules)
    setattr(app, "openapi", described(app))  # noqa: B010  FastAPI's own way of adding to the document
    return app


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


async def _told(request: Request, error: Exception) -> Response:
    """An error of HTTP: as JSON for the API, as a page for people."""
    assert isinstance(error, HTTPException)  # noqa: S101  what it was registered for
    if _is_api(request):
        return await http_exception_handler(request, error)
    plain = HTTPStatus(error.status_code).phrase
    words = TOLD.get(error.status_code, error.detail) if error.detail == plain else error.detail
    return shown(request, "error.html", status=error.status_code, heading=plain, words=words)


async def _misasked(request: Request, error: Exception) -> Response:
    """A request whose parts are not of their types. What was given is not repeated: it may be anything."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  what it was registered for
    faults = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()]
    if _is_api(request):
        return JSONResponse({"detail": "; ".join(faults)}, status_code=422)
    return shown(request, "error.html", status=422, heading="Not understood", words=faults[0])


async def _failed(request: Request, error: Exception) -> Response:
    """What was asked for makes no sense, or the store failed: in the words of the error."""
    status = 400 if isinstance(error, UsageError) else 503
    if _is_api(request):
        return JSONResponse({"detail": str(error)}, status_code=status)
    return shown(request, "error.html", status=status, heading="That did not work", words=str(error))
