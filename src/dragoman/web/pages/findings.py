"""The findings: filtered, a page at a time."""

from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.lexicon.issues import issues
from dragoman.present.display import folded
from dragoman.present.display import shown as one_line
from dragoman.present.tables.across import Side
from dragoman.present.tables.row import Row, first_day, names
from dragoman.present.telling import cites
from dragoman.record.base import Frozen
from dragoman.record.claim import KINDS, Position, actors_of
from dragoman.record.finding import Field as Attribute
from dragoman.record.finding import Finding, Verdict
from dragoman.web.frame import cut, shown
from dragoman.web.pages.asked import Day, TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 25
ORDER: tuple[str, ...] = ("differ", "cannot_tell", "compatible", "agree", "single")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    title: str


class FieldRow(Frozen, kw_only=True):
    """An attribute of a finding: each value, as worded, with the reports that have it."""

    name: str
    verdict: Verdict
    sides: tuple[Side, ...]


class FindingRow(Row, kw_only=True):
    """A finding as a file of the page has it. `untold`: how many reports do not tell it; its own file says which."""

    kind: str
    verdict: Verdict
    title: str
    disputed: bool
    fields: tuple[FieldRow, ...]
    untold: int


class Asked(BaseModel):
    """What a person asked for; empty asks for all. `since`, `until`: days, YYYY-MM-DD."""

    kind: str = Field(default="", max_length=40)
    verdict: str = Field(default="", max_length=40)
    party: str = Field(default="", max_length=100)
    issue: str = Field(default="", max_length=100)
    source: str = Field(default="", max_length=100)
    since: Day = ""
    until: Day = ""

    def query(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set, as a query."""
        return tuple((name, value) for name, value in self.model_dump().items() if value)


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with what it can be filtered by. `day`: YYYY-MM-DD or empty; `parties`: ids of actors and sides."""

    finding: Finding
    day: str
    parties: frozenset[str]
    issues: frozenset[str]


@router.get("/d/{dossier}/findings", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    asked: Annotated[Asked, Query()],
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The page."""
    found = [entry for entry in entries(held) if fits(entry, asked)]
    pager, part = cut(len(found), size=SIZE, asked=number, path=f"{held.path}/findings", query=asked.query())
    return shown(
        request, "findings.html", held=held, here="findings", found=found[part], total=len(found), pager=pager,
        asked=asked, options=options(held), names=held.view.outlets, one_line=one_line,
    )  # fmt: skip


def entries(held: Held) -> tuple[Entry, ...]:
    """All findings with what they can be filtered by: what differs first, then the most reported."""
    return held.once("entries", lambda: _entries(held))


def _entries(held: Held) -> tuple[Entry, ...]:
    found = [_entry(finding, held) for finding in held.view.record.findings]
    return tuple(sorted(found, key=lambda e: (ORDER.index(e.finding.verdict), -len(e.finding.reports))))


def _entry(finding: Finding, held: Held) -> Entry:
    view = held.view
    claims = [view.claims[i] for i in finding.claims if i in view.claims]
    actors = {actor for claim in claims for actor in actors_of(claim)}
    sides = {known.side for actor in actors if (known := view.actors.get(actor)) and known.side}
    return Entry(
        finding=finding, day=first_day(claims, view), parties=frozenset(actors | sides),
        issues=frozenset(claim.issue for claim in claims if isinstance(claim, Position)),
    )  # fmt: skip


def fits(entry: Entry, asked: Asked) -> bool:
    """Whether a finding is among what was asked for."""
    return (
        asked.kind in ("", entry.finding.kind)
        and asked.verdict in ("", entry.finding.verdict)
        and (not asked.party or asked.party in entry.parties)
        and (not asked.issue or asked.issue in entry.issues)
        and (not asked.source or asked.source in entry.finding.reports)
        and (not asked.since or (bool(entry.day) and entry.day >= asked.since))
        and (not asked.until or (bool(entry.day) and entry.day <= asked.until))
    )


def row(entry: Entry, held: Held) -> FindingRow:
    """A finding in a file: as the page lists it, with its fields."""
    finding, view = entry.finding, held.view
    return FindingRow(
        id=finding.id, day=entry.day, reports=names(finding.reports, view), origins=finding.origins,
        evidence=cites(view.claims[i] for i in finding.claims if i in view.claims), kind=finding.kind,
        verdict=finding.verdict, title=one_line(finding.title), disputed=finding.disputed,
        fields=tuple(_field(field, held) for field in finding.fields), untold=len(finding.absent_from),
    )  # fmt: skip


def _field(field: Attribute, held: Held) -> FieldRow:
    claims = held.view.claims
    told = ((v, names((claims[i].report for i in v.claims if i in claims), held.view)) for v in field.values)
    sides = tuple(Side(value=one_line(value.value), reports=reports) for value, reports in told)
    return FieldRow(name=field.name, verdict=field.verdict, sides=sides)


def options(held: Held) -> dict[str, tuple[Option, ...]]:
    """What each filter can be set to: what this dossier has."""
    return held.once("options", lambda: _options(held))


def _options(held: Held) -> dict[str, tuple[Option, ...]]:
    every = entries(held)
    kinds, verdicts = {e.finding.kind for e in every}, {e.finding.verdict for e in every}
    parties = {party for e in every for party in e.parties if held.view.proper(party)}
    keys = {issue for e in every for issue in e.issues}
    titles = {issue.key: issue.title for issue in issues()}
    named = sorted((held.view.name(party), party) for party in parties)
    return {
        "kind": tuple(Option(kind, kind) for kind in KINDS if kind in kinds),
        "verdict": tuple(Option(v, v.replace("_", " ")) for v in get_args(Verdict) if v in verdicts),
        "party": tuple(Option(party, name) for name, party in sorted(named, key=lambda pair: folded(pair[0]))),
        "issue": tuple(Option(key, titles.get(key, key)) for key in sorted(keys)),
        "source": tuple(Option(report, name) for report, name in held.view.outlets.items()),
    }
