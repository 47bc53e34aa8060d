"""The reports: their list, and one with every claim's evidence marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from dragoman.lexicon.languages import language_name
from dragoman.present.dates import dated_in_words
from dragoman.present.display import clipped
from dragoman.present.display import shown as one_line
from dragoman.record.claim import KINDS, Claim, kind_of
from dragoman.record.finding import Origin, Reuse
from dragoman.record.record import ReportEntry
from dragoman.web.frame import cut, shown
from dragoman.web.marks import Mark, segments
from dragoman.web.pages.asked import TheDossier, TheShelf, of_form
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 50
TITLE = 140  # characters of what a mark says of itself
Kinds = Annotated[list[str] | None, Query(max_length=20)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Another report that shares passages with this one, and how many; `quoted`: of them, only as quotations."""

    report: str
    passages: int
    quoted: int


@router.get("/d/{dossier}/reports", response_class=HTMLResponse, include_in_schema=False)
def listed(
    request: Request, held: TheDossier, number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1
) -> HTMLResponse:
    """The list."""
    reports = held.view.record.reports
    pager, part = cut(len(reports), size=SIZE, asked=number, path=f"{held.path}/reports", query=())
    return shown(
        request, "reports.html", held=held, here="reports", reports=reports[part], pager=pager,
        alike={origin.id: len(origin.reports) for origin in held.view.record.origins},
        skipped=held.view.record.skipped, dated=dated_in_words, one_line=one_line, language=language_name,
    )  # fmt: skip


@router.get("/d/{dossier}/reports/{report}", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    report: str,
    kind: Kinds = None,
    start: Annotated[int, Query(alias="from", ge=0)] = 0,
) -> HTMLResponse:
    """One report. `from`: the offset of a paragraph that was looked for."""
    entry = known(held, report)
    kinds = tuple(k for k in KINDS if k in kind) if kind else KINDS
    text = held.texts.get(report, "")
    asked = (Mark(start=start, end=end, kind="asked"),) if (end := text.find("\n", start + 1)) > start > 0 else ()
    return shown(
        request, "report.html", held=held, here="reports", report=entry, kinds=kinds, every=KINDS,
        segments=tuple(segments(text, (*marks(held, report, kinds), *_dropped(entry), *asked))),
        origin=_origin(held, report), pairs=pairs(held, report), names=held.view.outlets, dated=dated_in_words,
        one_line=one_line, counts=_counts(held.by_report.get(report, ())), language=language_name,
    )  # fmt: skip


@router.get("/d/{dossier}/claims/{claim}", include_in_schema=False)
def claim(held: TheDossier, claim: str) -> RedirectResponse:
    """Where a claim is shown: in its finding, else in its report."""
    known_claim = held.view.claims.get(claim)
    if known_claim is None:
        raise HTTPException(404)
    finding = held.finding_of.get(claim)
    first = min((e.start for e in known_claim.evidence), default=0)
    there = f"findings/{finding}#{claim}" if finding else f"reports/{known_claim.report}#at-{first}"
    return RedirectResponse(f"{held.path}/{there}", status_code=303)


@router.post("/d/{dossier}/reports/{report}/remove", include_in_schema=False, dependencies=[Depends(of_form)])
def remove(held: TheDossier, shelf: TheShelf, report: str) -> RedirectResponse:
    """Take a report out of the dossier."""
    shelf.remove(held.name, known(held, report).id)
    return RedirectResponse(f"{held.path}/reports", status_code=303)


def known(held: Held, report: str) -> ReportEntry:
    """A report of the dossier. Answers 404 where it has none of this id."""
    found = held.view.reports.get(report)
    if found is None:
        raise HTTPException(404)
    return found


def marks(held: Held, report: str, kinds: tuple[str, ...]) -> Iterator[Mark]:
    """What the claims of a report rest on."""
    for claim in held.by_report.get(report, ()):
        kind = kind_of(claim)
        if kind in kinds:
            finding = held.finding_of.get(claim.id)
            url = f"{held.path}/findings/{finding}#{claim.id}" if finding else ""
            for e in claim.evidence:
                title = clipped(f"{kind}, {e.role}: {one_line(claim.text)}", TITLE)
                yield Mark(start=e.start, end=e.end, kind=kind, title=title, url=url)


def pairs(held: Held, report: str) -> tuple[Pair, ...]:
    """The reports that share passages with one, those with most first."""
    found: dict[str, list[Reuse]] = {}
    for reuse in held.view.record.reuse:
        if report in (reuse.a.report, reuse.b.report):
            other = reuse.b.report if reuse.a.report == report else reuse.a.report
            found.setdefault(other, []).append(reuse)
    made = (Pair(report=r, passages=len(some), quoted=sum(x.quoted for x in some)) for r, some in found.items())
    return tuple(sorted(made, key=lambda pair: (pair.quoted - pair.passages, pair.report)))


def _dropped(entry: ReportEntry) -> Iterator[Mark]:
    """The lines of a report that are no story."""
    for line in entry.dropped:
        yield Mark(start=line.start, end=line.end, kind="dropped", title=f"not read: {line.why}")


def _origin(held: Held, report: str) -> Origin | None:
    return next((origin for origin in held.view.record.origins if report in origin.reports), None)


def _counts(claims: tuple[Claim, ...]) -> dict[str, int]:
    """How many claims of each kind."""
    return {kind: sum(kind_of(claim) == kind for claim in claims) for kind in KINDS}
