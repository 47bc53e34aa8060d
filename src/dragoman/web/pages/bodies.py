"""What the JSON API takes and gives, and how its document says so."""

from typing import Annotated, Any

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from dragoman.record.base import Frozen
from dragoman.record.claim import Claim
from dragoman.record.finding import Finding
from dragoman.record.judgement import Action, Judgement
from dragoman.record.record import Record, ReportEntry
from dragoman.store.kept import Summary
from dragoman.web.jobs import Line
from dragoman.web.pages.asked import Day
from dragoman.web.pages.searching import Found

SCHEMAS = "#/components/schemas/{name}"


class Listed(Frozen, kw_only=True):
    """A dossier, the name that it has in addresses, and where its pages are."""

    dossier: str
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


class Removed(Frozen, kw_only=True):
    """The report that was taken out."""

    report: str


SHOWN = (Listed, Findings, Whole, Text, Hits, Begun, Removed, Record, Judgement)


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
