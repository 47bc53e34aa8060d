"""The JSON API that pages and programs use; /api/openapi.json describes it (OpenAPI 3.1)."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi import Path as InPath
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ingest.uploads import Upload, gather_uploads
from dragoman.judging import Said
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim
from dragoman.record.errors import UsageError
from dragoman.record.finding import Finding
from dragoman.record.judgement import Action, Judgement
from dragoman.record.record import Record, ReportEntry
from dragoman.record.url import Limits, Url
from dragoman.store.kept import Summary
from dragoman.web.jobs import Job, Jobs, Line
from dragoman.web.pages.asked import Day, TheDossier, TheShelf, of_script
from dragoman.web.pages.findings import Asked, entries, fits
from dragoman.web.pages.searching import Found, found
from dragoman.web.shelf import slug

router = APIRouter(prefix="/api", tags=["dossiers"])
SCHEMAS = "#/components/schemas/{name}"
Number = Annotated[int, Query(ge=1, le=500)]
Start = Annotated[int, Query(ge=0, le=10_000_000)]
Words = Annotated[str, Query(max_length=300)]


class Listed(Frozen, kw_only=True):
    """A dossier and where it is."""

    path: str
    summary: Summary


class Findings(Frozen, kw_only=True):
    """Some findings of how many fit."""

    total: int
    findings: tuple[Finding, ...]


class Whole(Frozen, kw_only=True):
    """A finding with its claims."""

    finding: Finding
    claims: tuple[Claim, ...]


class Text(Frozen, kw_only=True):
    """A report with its text, to which the offsets of all evidence refer, and its claims."""

    report: ReportEntry
    text: str
    claims: tuple[Claim, ...]


class Hits(Frozen, kw_only=True):
    """What a search found."""

    hits: tuple[Found, ...]


class Begun(Frozen, kw_only=True):
    """A job: its lines so far, whether it is over, and what went wrong."""

    id: str
    path: str
    ended: bool
    failed: str
    lines: tuple[Line, ...]


SHOWN = (Listed, Findings, Whole, Text, Hits, Begun, Record, Judgement)


AsAnchor = Annotated[Day, Field(min_length=10, json_schema_extra={"format": "date"})]


class NewDossier(BaseModel):
    """A dossier to be made. `anchor`: a day, YYYY-MM-DD."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=200, pattern=r"^\S")
    anchor: AsAnchor | None = None


class NewReport(BaseModel):
    """A report to be added: its text under a file name, whose ending says what it is."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(default="report.txt", min_length=1, max_length=200)
    text: str = Field(min_length=1, max_length=1_000_000)


class NewReports(BaseModel):
    """Reports to be added, as texts and as URLs."""

    model_config = ConfigDict(extra="forbid")
    reports: list[NewReport] = Field(default=[], max_length=500)
    urls: list[Annotated[str, Field(max_length=2_000, pattern="^https?://[^/]")]] = Field(default=[], max_length=50)


class NewJudgement(BaseModel):
    """What a person says: see `dragoman judge --help`. `items`: ids of claims or findings."""

    model_config = ConfigDict(extra="forbid")
    action: Action
    who: str = Field(min_length=1, max_length=100)
    items: list[Annotated[str, Field(max_length=40)]] = Field(default=[], max_length=1_000)
    field: str | None = Field(default=None, max_length=40)
    value: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=2_000)
    undoes: str | None = Field(default=None, max_length=40)


ERRORS = {
    400: "It makes no sense as asked.",
    401: "Log in first.",
    403: "Not from a page of ours.",
    404: "There is none.",
    413: "More than is taken at once.",
    421: "Asked for under a name that the workspace does not go by.",
    422: "A part is not of its type.",
    503: "The store failed.",
}
SAID = {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}


def answers(kind: type, status: int = 200, *, several: bool = False) -> dict[int | str, dict[str, Any]]:
    """What an address answers with, for the OpenAPI document. `several`: a list of it."""
    one = {"$ref": SCHEMAS.format(name=kind.__name__)}
    told = {"application/json": {"schema": {"type": "array", "items": one} if several else one}}
    return {
        status: {"description": kind.__doc__ or "", "content": told},
        **{code: {"description": said, "content": {"application/json": {"schema": SAID}}}
           for code, said in ERRORS.items()},
    }  # fmt: skip


def schemas() -> dict[str, Any]:
    """The JSON Schemas of all that is answered."""
    _, components = msgspec.json.schema_components(SHOWN, ref_template=SCHEMAS)
    return dict(components)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")


@router.get("/dossiers", responses=answers(Listed, several=True), response_class=Response)
def dossiers(shelf: TheShelf) -> Response:
    """All dossiers, by name."""
    return _json([Listed(path=f"/d/{slug(one.name)}", summary=one) for one in shelf.summaries()])


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
    made = next(one for one in shelf.summaries() if one.name == name)
    return _json(Listed(path=f"/d/{slug(name)}", summary=made), 201)


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
def search(shelf: TheShelf, q: Words, limit: Number = 20) -> Response:
    """Passages of all dossiers that hold all words."""
    return _json(Hits(hits=found(shelf, q, limit=limit)))


@router.get("/d/{dossier}/search", responses=answers(Hits), response_class=Response)
def search_one(held: TheDossier, shelf: TheShelf, q: Words, limit: Number = 20) -> Response:
    """Passages of one dossier that hold all words."""
    return _json(Hits(hits=found(shelf, q, held=held, limit=limit)))


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
    jobs: Jobs = request.app.state.jobs
    known = jobs.find(job)
    if known is None:
        raise HTTPException(404)
    return _json(_begun(known, held.path))


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


def _begun(job: Job, path: str) -> Begun:
    return Begun(
        id=job.id, path=f"/api{path}/jobs/{job.id}", ended=job.ended, failed=job.failed, lines=tuple(job.lines)
    )
