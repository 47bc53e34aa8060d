"""Small pages: origins, help, logging in and out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from dragoman.present.display import shown as one_line
from dragoman.web.frame import kept, shown
from dragoman.web.guard import biscuit
from dragoman.web.pages.asked import TheDossier, TheSession, of_form

router = APIRouter()
Name = Annotated[str, Form(max_length=100)]
Password = Annotated[str, Form(max_length=1000)]
Next = Annotated[str, Form(max_length=500)]


@router.get("/d/{dossier}/origins", response_class=HTMLResponse, include_in_schema=False)
def origins(request: Request, held: TheDossier) -> HTMLResponse:
    """The origins, those of most reports first."""

    def make() -> dict[str, object]:
        found = sorted(held.view.record.origins, key=lambda origin: -len(origin.reports))
        return {"origins": found, "names": held.view.outlets, "one_line": one_line}

    return kept(request, "origins.html", held=held, key="origins", make=make)


@router.get("/help", response_class=HTMLResponse, include_in_schema=False)
def help_(request: Request) -> HTMLResponse:
    """How to read the pages."""
    return shown(request, "help.html")


@router.get("/healthz", response_class=PlainTextResponse, include_in_schema=False)
def healthy() -> str:
    """Whether the server answers."""
    return "ok\n"


@router.get("/login", response_class=HTMLResponse, include_in_schema=False)
def login(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002  as the guard calls it
    """The form."""
    return shown(request, "login.html", next=_inside(next), problem="", name="")


@router.post("/login", include_in_schema=False, dependencies=[Depends(of_form)])
def enter(request: Request, session: TheSession, password: Password, name: Name = "", next: Next = "/") -> Response:  # noqa: A002
    """Let in who has the password, with a visit of a new token."""
    state = request.app.state
    door = state.door
    address = request.client.host if request.client else ""
    if door is not None and not door.opens(password, address=address):
        wait = round(door.wait(address))
        problem = f"Wrong. Try again in {wait} seconds." if wait else "Wrong."
        return shown(request, "login.html", status=403, next=_inside(next), problem=problem, name=name)
    sessions = state.rules.sessions
    sessions.end(session)
    made = sessions.begin(name=" ".join(name.split()))
    cookie = {"set-cookie": biscuit(made.token, secure=state.rules.secure)}
    return RedirectResponse(_inside(next), status_code=303, headers=cookie)


@router.post("/logout", include_in_schema=False, dependencies=[Depends(of_form)])
def leave(request: Request, session: TheSession) -> Response:
    """End the visit."""
    request.app.state.rules.sessions.end(session)
    return RedirectResponse("/login", status_code=303)


def _inside(path: str) -> str:
    """A path of this workspace; the start page for anything that could lead out of it."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"
