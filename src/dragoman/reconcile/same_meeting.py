"""Which undated meeting of a report is one that it, or another report, dates: "the talks", "their meeting at sea"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.lexicon import words
from dragoman.reconcile.days import days
from dragoman.reconcile.told import Told
from dragoman.record.claim import Meeting
from dragoman.record.value import When

LONGEST = 10  # days of a time that still dates something
LEAD = 700  # code points of a report in which its main meeting is told
AROUND = 30  # characters before a meeting's words that may tell which one it is
NEAR = 3  # words of a meeting that may tell which one it is, where no noun names it
PARTIES = 2  # sides that two meetings must share
SOON = 4  # days between two reports of one meeting that one of them leaves undated: later it is another round
WORD = re.compile(r"[^\W\d_]+")


def same_meetings(
    told: Iterable[Told], whens: Mapping[str, When], texts: Mapping[str, str]
) -> Iterator[tuple[str, When]]:
    """The ids of undated meetings held, each with the day of the dated one that it is. `texts`: by report id.

    Of meetings of the same report the one with the same place or parties, or the only one; else that of another
    report with the same place or parties, where all such are of one day; else that of the one day on which several
    reports tell of any. Earlier and further meetings are none.
    """
    held = [t for t in told if isinstance(t.claim, Meeting) and t.claim.status == "held"]
    dated = [t for t in held if _single(whens.get(t.id))]
    known = _Dated(dated)
    for each in held:
        if each.id in whens and whens[each.id].edtf is not None:
            continue
        if not _definite(each, texts[each.report]):
            continue
        here = [d for d in known.of(each.report) if _admits(each, d)]
        near = [d for d in here if _alike(each, d)] or (here if len({whens[d.id].edtf for d in here}) == 1 else [])
        found = _day(near, whens) or (_day(known.beside(each), whens) if not here else None)
        if found:
            yield each.id, found


class _Dated:
    """The dated meetings of a dossier: by report, by sort, and those together that compare alike."""

    def __init__(self, dated: Iterable[Told]) -> None:
        self._reports: dict[str, list[Told]] = defaultdict(list)
        self._sorts: dict[str, list[Told]] = defaultdict(list)
        self._signs: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for d in dated:
            self._reports[d.report].append(d)
            self._sorts[sort(d)].append(d)
            self._signs[sort(d), d.sides, d.place, d.names].append(d)
        self._several = {sort: len({d.report for d in some}) > 1 for sort, some in self._sorts.items()}

    def of(self, report: str) -> list[Told]:
        """The dated meetings of a report."""
        return self._reports.get(report, [])

    def beside(self, each: Told) -> list[Told]:
        """Those of other reports that are like a meeting; where there are none, all of its sort, told by several."""
        there = [d for some in self._signs.values() if _alike(each, some[0]) for d in some if d.report != each.report]
        found = there or (self._sorts[sort(each)] if self._several.get(sort(each)) else [])
        return [d for d in found if soon(each, d)]


def _day(meetings: Sequence[Told], whens: Mapping[str, When]) -> When | None:
    """The one day that some meetings tell, as the one told first tells it."""
    spans = {span for edtf in {whens[m.id].edtf for m in meetings} if (span := days(edtf))}
    if not meetings or any(a.gap(b) for a in spans for b in spans):
        return None
    first = whens[min(meetings, key=lambda m: (m.report, start(m), m.id)).id]
    return When(edtf=(first.edtf or "").split("T")[0], text=first.text, basis="inferred")


def soon(a: Told, b: Told) -> bool:
    """Whether two reports may tell of one meeting as their news: of reports without a day any do."""
    return not a.published or not b.published or a.published.gap(b.published) <= SOON


def _single(when: When | None) -> bool:
    span = days(when.edtf) if when else None
    return bool(span and span.length and span.length <= LONGEST)


def start(told: Told) -> int:
    """Where in its report a claim begins, in code points."""
    return min(e.start for e in told.claim.evidence)


def _definite(told: Told, text: str) -> bool:
    """Whether a meeting is one that the reader knows or that the report opens with, and no earlier or further one."""
    span = told.claim.evidence[0]
    said = [w.lower() for w in WORD.findall(text[max(0, span.start - AROUND) : span.start].rsplit("\n", 1)[-1])][-3:]
    own = [w.lower() for w in WORD.findall(span.quote)]
    at = next((n for n, w in enumerate(own) if w in words("meetings", "nouns")), NEAR)
    if not words("times", "meeting", "other").isdisjoint([*said[-2:], *own[:at]]):
        return False
    known = not words("times", "meeting", "known").isdisjoint([*said[-2:], *own[:4]])
    return known or span.start < LEAD


def _admits(a: Told, b: Told) -> bool:
    """Whether two meetings may be one: formats of one sort, and no party of one that the other leaves out."""
    if sort(a) != sort(b):
        return False
    return not a.sides or not b.sides or a.sides <= b.sides or b.sides <= a.sides


def _alike(a: Told, b: Told) -> bool:
    """Whether two meetings share their place or two of their parties."""
    if not _admits(a, b):
        return False
    return bool(a.place and set(a.place) & set(b.place)) or bool(a.names & b.names) or len(a.sides & b.sides) >= PARTIES


def sort(told: Told) -> str:
    """Calls, visits, and all else."""
    claim = told.claim
    return claim.format if isinstance(claim, Meeting) and claim.format in ("call", "visit") else "talks"
