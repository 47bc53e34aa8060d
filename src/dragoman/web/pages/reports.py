"""The reports: their list, one with every claim's evidence marked, two side by side with what they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from dragoman.lexicon.languages import language_name
from dragoman.present.dates import dated_in_words
from dragoman.present.display import clipped
from dragoman.present.display import shown as one_line
from dragoman.record.claim import KINDS, Claim, kind_of
from dragoman.record.finding import Origin, Passage, Reuse
from dragoman.record.record import ReportEntry
from dragoman.web.frame import cut, shown
from dragoman.web.marks import Mark, Segment, segments
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
SIZE = 50
TITLE = 140  # characters of what a mark says of itself
Kinds = Annotated[list[str], Query(max_length=20)]
Id = Annotated[str, Query(max_length=64)]


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
        skipped=held.view.record.skipped, dated=dated_in_words, one_line=one_line, language=language_name,
    )  # fmt: skip


@router.get("/d/{dossier}/reports/{report}", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    held: TheDossier,
    report: str,
    kind: Kinds | None = None,
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


@router.get("/d/{dossier}/compare", response_class=HTMLResponse, include_in_schema=False)
def side_by_side(request: Request, held: TheDossier, a: Id = "", b: Id = "") -> HTMLResponse:
    """Two reports."""
    reports = held.view.record.reports
    one, other = (known(held, i) if i else None for i in (a, b))
    shared = [_turned(reuse, a) for reuse in held.view.record.reuse if {reuse.a.report, reuse.b.report} == {a, b}]
    columns = tuple(_columns(held, one, other, shared)) if one and other else ()
    return shown(
        request, "compare.html", held=held, here="reports", a=one, b=other, reports=reports, columns=columns,
        shared=len(shared), quoted=sum(r.quoted for r in shared), names=held.view.outlets, dated=dated_in_words,
        same_origin=bool(one and other and one.origin == other.origin), one_line=one_line,
    )  # fmt: skip


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


def _turned(reuse: Reuse, a: str) -> Reuse:
    """A reuse with the passage of report `a` first."""
    return reuse if reuse.a.report == a else Reuse(a=reuse.b, b=reuse.a, kind=reuse.kind, quoted=reuse.quoted)


def _columns(
    held: Held, one: ReportEntry, other: ReportEntry, shared: list[Reuse]
) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Both texts with the passages that they share; each leads to its like."""
    ends = (
        (one, "a", [(r, r.a, r.b) for r in shared], "b"),
        (other, "b", [(r, r.b, r.a) for r in shared], "a"),
    )
    for entry, side, passages, across in ends:
        found = (_shared(reuse, here, there, across) for reuse, here, there in passages)
        yield side, tuple(segments(held.texts.get(entry.id, ""), found))


def _shared(reuse: Reuse, here: Passage, there: Passage, across: str) -> Mark:
    words = "the same quotation" if reuse.quoted else reuse.kind.replace("_", " ")
    return Mark(
        start=here.start, end=here.end, kind="quoted" if reuse.quoted else reuse.kind,
        title=clipped(f"{words}: {one_line(there.quote)}", TITLE), url=f"#{across}-{there.start}",
    )  # fmt: skip
