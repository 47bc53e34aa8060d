"""The JSON API that pages and programs use; /api/openapi.json describes it (OpenAPI 3.1)."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi import Path as InPath
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ingest.uploads import Upload, gather_uploads
from dragoman.judging import Said
from dragoman.record.errors import UsageError
from dragoman.record.judgement import Judgement
from dragoman.record.record import Record
from dragoman.record.url import Limits, Url
from dragoman.store.kept import Summary
from dragoman.web.jobs import Job, Jobs
from dragoman.web.pages.asked import TheDossier, TheShelf, job_of, of_script
from dragoman.web.pages.bodies import (
    Begun,
    Findings,
    Hits,
    Listed,
    NewDossier,
    NewJudgement,
    NewReports,
    Removed,
    Text,
    Whole,
    answers,
)
from dragoman.web.pages.findings import Asked, entries, fits
from dragoman.web.pages.searching import found
from dragoman.web.shelf import slug

router = APIRouter(prefix="/api", tags=["dossiers"], generate_unique_id_function=lambda route: route.name)
Number = Annotated[int, Query(ge=1, le=500)]
Start = Annotated[int, Query(ge=0, le=10_000_000)]
Words = Annotated[str, Query(max_length=300)]
Unfinished = Annotated[bool, Query(description="Whether the last word may be the beginning of one.")]


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")


@router.get("/dossiers", responses=answers(Listed, several=True), response_class=Response)
def dossiers(shelf: TheShelf) -> Response:
    """All dossiers, by name."""
    return _json([_listed(one) for one in shelf.summaries()])


@router.post(
    "/dossiers", status_code=201, responses=answers(Listed, 201), response_class=Response,
    dependencies=[Depends(of_script)],
)  # fmt: skip
def make(shelf: TheShelf, given: NewDossier) -> Response:
    """Make a dossier."""
    name = " ".join(given.name.split())
    if not name.isprintable() or any(one.name == name for one in shelf.summaries()):
        message = f"there is a dossier {name!r} already" if name.isprintable() else "that is no name"
        raise UsageError(message)
    shelf.make(name, anchor=given.anchor)
    return _json(_listed(next(one for one in shelf.summaries() if one.name == name)), 201)


@router.get("/d/{dossier}/record", responses=answers(Record), response_class=Response)
def record(held: TheDossier) -> Response:
    """The whole record (docs/reference/record.md)."""
    return _json(held.view.record)


@router.get("/d/{dossier}/findings", responses=answers(Findings), response_class=Response)
def findings(held: TheDossier, asked: Annotated[Asked, Query()], start: Start = 0, limit: Number = 50) -> Response:
    """Findings, what differs first."""
    fitting = [entry.finding for entry in entries(held) if fits(entry, asked)]
    return _json(Findings(total=len(fitting), findings=tuple(fitting[start : start + limit])))


@router.get("/d/{dossier}/findings/{finding}", responses=answers(Whole), response_class=Response)
def finding(held: TheDossier, finding: Annotated[str, InPath(max_length=40)]) -> Response:
    """A finding with its claims."""
    known = held.findings.get(finding)
    if known is None:
        raise HTTPException(404)
    claims = held.view.claims
    return _json(Whole(finding=known, claims=tuple(claims[i] for i in known.claims if i in claims)))


@router.get("/d/{dossier}/reports/{report}", responses=answers(Text), response_class=Response)
def report(held: TheDossier, report: Annotated[str, InPath(max_length=64)]) -> Response:
    """A report with its text and claims."""
    known = held.view.reports.get(report)
    if known is None:
        raise HTTPException(404)
    return _json(Text(report=known, text=held.texts.get(report, ""), claims=held.by_report.get(report, ())))


@router.get("/search", responses=answers(Hits), response_class=Response)
def search(shelf: TheShelf, q: Words, limit: Number = 20, *, begun: Unfinished = False) -> Response:
    """Passages of all dossiers that hold all words."""
    return _json(Hits(hits=found(shelf, q, limit=limit, begun=begun)))


@router.delete(
    "/d/{dossier}/reports/{report}", responses=answers(Removed), response_class=Response,
    dependencies=[Depends(of_script)],
)  # fmt: skip
def remove(held: TheDossier, shelf: TheShelf, report: Annotated[str, InPath(max_length=64)]) -> Response:
    """Take a report out of a dossier. Nothing is lost: added again, it comes back with what was judged of it."""
    if report not in held.view.reports:
        raise HTTPException(404)
    shelf.remove(held.name, report)
    return _json(Removed(report=report))


@router.get("/d/{dossier}/search", responses=answers(Hits), response_class=Response)
def search_one(
    held: TheDossier, shelf: TheShelf, q: Words, limit: Number = 20, *, begun: Unfinished = False
) -> Response:
    """Passages of one dossier that hold all words."""
    return _json(Hits(hits=found(shelf, q, held=held, limit=limit, begun=begun)))


@router.post(
    "/d/{dossier}/reports", status_code=202, responses=answers(Begun, 202), response_class=Response,
    dependencies=[Depends(of_script)],
)  # fmt: skip
def add(request: Request, held: TheDossier, shelf: TheShelf, given: NewReports) -> Response:
    """Begin to add reports; the answer says where to ask how it goes."""
    uploads = [Upload(name=one.name, data=one.text.encode("utf-8", "replace")) for one in given.reports]
    if not uploads and not given.urls:
        message = "no reports and no URLs were given"
        raise UsageError(message)
    limits = Limits(private=request.app.state.allow_private)
    jobs: Jobs = request.app.state.jobs

    def work(job: Job) -> None:
        shelf.add(held.name, gather_uploads(uploads, urls=[Url(url) for url in given.urls], limits=limits), job)

    begun = jobs.start(f"Adding to {held.name}", f"{held.path}/", len(uploads) + len(given.urls), work)
    return _json(_begun(begun, held.path), 202)


@router.get("/d/{dossier}/jobs/{job}", responses=answers(Begun), response_class=Response)
def job(request: Request, held: TheDossier, job: Annotated[str, InPath(max_length=40)]) -> Response:
    """How a job goes."""
    return _json(_begun(job_of(request, job), held.path))


@router.post(
    "/d/{dossier}/judgements", status_code=201, responses=answers(Judgement, 201), response_class=Response,
    dependencies=[Depends(of_script)],
)  # fmt: skip
def judge(held: TheDossier, shelf: TheShelf, given: NewJudgement) -> Response:
    """Keep a judgement."""
    what = Said(
        action=given.action, who=given.who, items=tuple(given.items), field=given.field, value=given.value,
        note=given.note, undoes=given.undoes,
    )  # fmt: skip
    return _json(shelf.judge(held.name, what), 201)


def _listed(one: Summary) -> Listed:
    return Listed(dossier=slug(one.name), path=f"/d/{slug(one.name)}", summary=one)


def _begun(job: Job, path: str) -> Begun:
    return Begun(
        id=job.id, path=f"/api{path}/jobs/{job.id}", ended=job.ended, failed=job.failed, lines=tuple(job.lines)
    )
