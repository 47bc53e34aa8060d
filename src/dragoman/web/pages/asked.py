"""What pages take from a request: the dossier that its path names, and the visit that it belongs to."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Form, Header, HTTPException
from fastapi import Path as InPath
from pydantic import AfterValidator, Field
from starlette.requests import Request

from dragoman.web.guard import Session, of_browser, proven
from dragoman.web.jobs import Job, Jobs
from dragoman.web.shelf import Held, Shelf


def shelf_of(request: Request) -> Shelf:
    """The shelf."""
    shelf: Shelf = request.app.state.shelf
    return shelf


def held_of(request: Request, dossier: Annotated[str, InPath(max_length=100)]) -> Held:
    """The dossier that the path names. Answers 404 where there is none."""
    found = shelf_of(request).held(dossier)
    if found is None:
        raise HTTPException(404)
    return found


def job_of(request: Request, job: str) -> Job:
    """A job. Answers 404 where the server knows none of this id."""
    jobs: Jobs = request.app.state.jobs
    found = jobs.find(job)
    if found is None:
        raise HTTPException(404, "This job is over, or was begun before the server was last started.")
    return found


def session_of(request: Request) -> Session:
    """The visit."""
    session: Session = request.scope["dragoman.session"]
    return session


def of_form(request: Request, proof: Annotated[str, Form(max_length=200)] = "") -> None:
    """Let pass only forms that one of our pages made for this visit. Answers 403 for others."""
    if not proven(request.scope, proof):
        raise HTTPException(403, "This form is from another visit. Load the page again and repeat what you did.")


def of_script(request: Request, x_proof: Annotated[str, Header(max_length=200)] = "") -> None:
    """The same for requests of scripts, which say it in the header X-Proof.

    A program that is no browser needs none: nobody can make it ask for what its user does not want.
    """
    if of_browser(request.headers) and not proven(request.scope, x_proof):
        raise HTTPException(403, "The header X-Proof is missing or from another visit.")


def day(text: str) -> str:
    """A day, YYYY-MM-DD, or nothing. Raises ValueError for anything else."""
    if text and date.fromisoformat(text).isoformat() != text:
        message = "a day is written YYYY-MM-DD"
        raise ValueError(message)
    return text


Day = Annotated[str, AfterValidator(day), Field(max_length=10)]
TheShelf = Annotated[Shelf, Depends(shelf_of)]
TheDossier = Annotated[Held, Depends(held_of)]
TheSession = Annotated[Session, Depends(session_of)]
