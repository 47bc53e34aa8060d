"""The dossiers; a new one; adding reports by files, pasted text or a URL, with what becomes of each as it is read."""

import json
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from dragoman.ingest.kinds import MANIFEST, SUFFIXES
from dragoman.ingest.uploads import Upload, gather_uploads
from dragoman.record.url import Limits, Url
from dragoman.web.frame import shown
from dragoman.web.jobs import Job, Jobs
from dragoman.web.pages.asked import TheDossier, TheShelf, day, job_of, of_form
from dragoman.web.shelf import slug

router = APIRouter()
MEGABYTES = 50  # of files in one go
FILES = 500
ACCEPT = ",".join((*SUFFIXES, MANIFEST))
Name = Annotated[str, Form(max_length=200)]
Day = Annotated[str, Form(max_length=10)]


class Given(BaseModel):
    """What the form for reports holds."""

    files: list[UploadFile] = []
    pasted: str = Field(default="", max_length=1_000_000)
    title: str = Field(default="", max_length=100)
    url: str = Field(default="", max_length=2_000)
    proof: str = Field(default="", max_length=200)


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def dossiers(request: Request, shelf: TheShelf) -> HTMLResponse:
    """The dossiers."""
    return shown(request, "home.html", summaries=shelf.summaries(), slug=slug)


@router.get("/new", response_class=HTMLResponse, include_in_schema=False)
def new(request: Request) -> HTMLResponse:
    """The form for a new dossier."""
    return shown(request, "new.html", problem="", name="", anchor="")


@router.post("/new", include_in_schema=False, dependencies=[Depends(of_form)])
def make(request: Request, shelf: TheShelf, name: Name, anchor: Day = "") -> Response:
    """Make a dossier, and go on to adding reports."""
    plain = " ".join(name.split())
    problem = (
        "Give it a name."
        if not plain.isprintable() or not plain
        else ""
        if _is_day(anchor)
        else "The day should be like 2025-05-17."
    )
    if problem or any(one.name == plain for one in shelf.summaries()):
        problem = problem or "There is a dossier of this name already."
        return shown(request, "new.html", status=422, problem=problem, name=name, anchor=anchor)
    shelf.make(plain, anchor=anchor or None)
    return RedirectResponse(f"/d/{slug(plain)}/add", status_code=303)


def _is_day(text: str) -> bool:
    try:
        return day(text) == text
    except ValueError:
        return False


@router.post("/d/{dossier}/remove", include_in_schema=False, dependencies=[Depends(of_form)])
def remove(held: TheDossier, shelf: TheShelf) -> RedirectResponse:
    """Take a dossier out of the list."""
    shelf.remove(held.name, None)
    return RedirectResponse("/", status_code=303)


@router.get("/d/{dossier}/add", response_class=HTMLResponse, include_in_schema=False)
def adding(request: Request, held: TheDossier) -> HTMLResponse:
    """The form for more reports."""
    return shown(request, "add.html", held=held, here="add", problem="", accept=ACCEPT)


@router.post("/d/{dossier}/add", include_in_schema=False, dependencies=[Depends(of_form)])
def add(request: Request, held: TheDossier, shelf: TheShelf, given: Annotated[Given, Form()]) -> Response:
    """Begin to add what was given, and show how it goes."""
    uploads, urls = _uploads(given), [Url(one) for one in given.url.split()]
    if not uploads and not urls:
        problem = "Nothing was given: drop files, paste a text or name a URL."
        return shown(request, "add.html", held=held, here="add", status=422, problem=problem, accept=ACCEPT)
    jobs: Jobs = request.app.state.jobs
    limits = Limits(private=request.app.state.allow_private)

    def work(job: Job) -> None:
        gathered = gather_uploads(uploads, urls=urls, limits=limits)
        job.total = len(gathered.drafts) + len(gathered.left)
        shelf.add(held.name, gathered, job)

    begun = jobs.start(f"Adding to {held.name}", f"{held.path}/", len(uploads) + len(urls), work)
    return RedirectResponse(f"{held.path}/jobs/{begun.id}", status_code=303)


@router.get("/d/{dossier}/jobs/{job}", response_class=HTMLResponse, include_in_schema=False)
def progress(request: Request, held: TheDossier, job: str) -> HTMLResponse:
    """How a job goes; without script the page loads itself again until it is over."""
    return shown(request, "job.html", held=held, here="add", job=job_of(request, job))


@router.get("/d/{dossier}/jobs/{job}/events", include_in_schema=False)
def events(request: Request, dossier: str, job: str) -> StreamingResponse:  # noqa: ARG001  part of the path
    """A job's lines as server-sent events (WHATWG HTML, 9.2)."""
    return StreamingResponse(_events(job_of(request, job)), media_type="text/event-stream")


async def _events(job: Job) -> AsyncIterator[str]:
    done = 0
    async for line in job.follow():
        if line is None:
            yield ": still at it\n\n"
            continue
        done += 1
        yield _event("line", {"text": line.text, "ok": line.ok})
        yield _event("progress", {"done": min(done, job.total), "total": job.total})
    yield _event("end", {"url": f"{job.leads}" if not job.failed else ""})


def _event(kind: str, data: dict[str, object]) -> str:
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n"


def _uploads(given: Given) -> list[Upload]:
    """The files that were given, and the pasted text as one. Answers 413 where they are too many."""
    files = [
        Upload(name=PurePath(file.filename or "report.txt").name, data=file.file.read())
        for file in given.files
        if file.filename or file.size  # a field left empty comes as a file of no name
    ]
    if len(files) > FILES or sum(len(one.data) for one in files) > MEGABYTES * 1_000_000:
        raise HTTPException(413, f"At most {FILES} files and {MEGABYTES} MB at once. Add them in parts.")
    if given.pasted.strip():
        files.append(Upload(name=_file_name(given.title), data=given.pasted.encode("utf-8", "replace")))
    return files


def _file_name(title: str) -> str:
    """A file's name for a pasted text."""
    plain = " ".join(title.split()).replace("/", "-").replace("\\", "-")[:100].strip(". ")
    return f"{plain or 'pasted'}.txt"
