"""Two reports side by side: the passages that they share, and the words that each quotes."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.dates import dated_in_words
from dragoman.present.display import clipped
from dragoman.present.display import shown as one_line
from dragoman.record.claim import Statement
from dragoman.record.finding import Passage, Reuse
from dragoman.record.record import ReportEntry
from dragoman.web.frame import shown
from dragoman.web.marks import Mark, Segment, segments
from dragoman.web.pages.asked import TheDossier
from dragoman.web.pages.reports import TITLE, known
from dragoman.web.shelf import Held

router = APIRouter()
Id = Annotated[str, Query(max_length=64)]


@router.get("/d/{dossier}/compare", response_class=HTMLResponse, include_in_schema=False)
def side_by_side(request: Request, held: TheDossier, a: Id = "", b: Id = "") -> HTMLResponse:
    """Two reports."""
    reports = held.view.record.reports
    one, other = (known(held, i) if i else None for i in (a, b))
    alike = shared(held, a, b)
    columns = tuple(_columns(held, one, other, alike)) if one and other else ()
    return shown(
        request, "compare.html", held=held, here="reports", a=one, b=other, reports=reports, columns=columns,
        shared=len(alike), quoted=sum(r.quoted for r in alike), names=held.view.outlets, dated=dated_in_words,
        same_origin=bool(one and other and one.origin == other.origin), one_line=one_line,
    )  # fmt: skip


def shared(held: Held, a: str, b: str) -> list[Reuse]:
    """The passages that two reports share, those of `a` first."""
    return [_turned(reuse, a) for reuse in held.view.record.reuse if {reuse.a.report, reuse.b.report} == {a, b}]


def _turned(reuse: Reuse, a: str) -> Reuse:
    """A reuse with the passage of report `a` first."""
    return reuse if reuse.a.report == a else Reuse(a=reuse.b, b=reuse.a, kind=reuse.kind, quoted=reuse.quoted)


def _columns(
    held: Held, one: ReportEntry, other: ReportEntry, alike: list[Reuse]
) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Both texts with the passages that they share, each of which leads to its like, and the words that they quote."""
    ends = (
        (one, "a", [(r, r.a, r.b) for r in alike], "b"),
        (other, "b", [(r, r.b, r.a) for r in alike], "a"),
    )
    for entry, side, passages, across in ends:
        text = held.texts.get(entry.id, "")
        found = (_shared(reuse, here, there, across) for reuse, here, there in passages)
        yield side, tuple(segments(text, (*found, *_speech(held, entry.id, text))))


def _speech(held: Held, report: str, text: str) -> Iterator[Mark]:
    """The words that a report has in quotation marks, as its statements hold them."""
    for claim in held.by_report.get(report, ()):
        if isinstance(claim, Statement):
            spans = [(e.start, e.end) for e in claim.evidence if e.role == "content"]
            for words in claim.quoted:
                start = next((at for a, b in spans if (at := text.find(words, a, b)) >= 0), -1)
                if start >= 0:
                    yield Mark(start=start, end=start + len(words), kind="speech", title="in quotation marks")


def _shared(reuse: Reuse, here: Passage, there: Passage, across: str) -> Mark:
    words = "the same quotation" if reuse.quoted else reuse.kind.replace("_", " ")
    return Mark(
        start=here.start, end=here.end, kind="quoted" if reuse.quoted else reuse.kind,
        title=clipped(f"{words}: {one_line(there.quote)}", TITLE), url=f"#{across}-{there.start}",
    )  # fmt: skip
