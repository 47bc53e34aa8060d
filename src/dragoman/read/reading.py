"""A Reading: one report with what reading it found. It never leaves its process; claims do."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from dragoman.lexicon.issues import Issues, issues
from dragoman.read.cast import Cast
from dragoman.read.marks import Quotation, Segment, Time
from dragoman.read.parse import Doc, Span, Token
from dragoman.record.report import Evidence, Report, evidence
from dragoman.record.value import Dated

OPENS, STARTS = attrgetter("outer_start"), attrgetter("start")
NESTED = 12  # quotations before a character that may still hold it


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, read. `anchor`: the day from which its weekdays are counted, null where none is known.

    `story`: its sentences without boilerplate; `issues`: what the negotiation may be about.
    """

    report: Report
    doc: Doc
    anchor: Dated | None
    paragraphs: tuple[Segment, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[Time, ...]
    cast: Cast
    story: tuple[Span, ...]
    issues: Issues = field(default_factory=issues)

    def evidence(self, start: int, end: int, role: str) -> Evidence:
        """Evidence in this report."""
        return evidence(self.report, start, end, role=role)

    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the story: without boilerplate and empty lines."""
        return self.story

    def paragraph(self, offset: int) -> Segment | None:
        """The paragraph that holds a character."""
        at = bisect_right(self.paragraphs, offset, key=STARTS) - 1
        return self.paragraphs[at] if at >= 0 and offset < self.paragraphs[at].end else None

    def quoted(self, offset: int) -> Quotation | None:
        """The innermost quotation that holds a character."""
        inside: Quotation | None = None
        if not self.quotations:
            return None
        at = bisect_right(self.quotations, offset, key=OPENS)
        for q in self.quotations[max(0, at - NESTED) : at]:
            if offset < q.outer_end and (inside is None or q.depth > inside.depth):
                inside = q
        return inside

    def times_in(self, start: int, end: int) -> list[Time]:
        """The time expressions within a span, in order."""
        return [t for t in self.times if start <= t.start and t.end <= end]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span else None


def story(report: Report, doc: Doc, paragraphs: Iterable[Segment]) -> Iterator[Span]:
    """The sentences of a report without boilerplate and empty lines: once for all extractors."""
    dropped = [(p.start, p.end) for p in paragraphs if p.dropped] + [(d.start, d.end) for d in report.dropped]
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        if sentence.text.strip() and not any(a < end and start < b for a, b in dropped):
            yield sentence
