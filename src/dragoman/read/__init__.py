"""From a Report to a Reading: one spaCy pass, then paragraphs, quotations, times and the cast."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from dragoman.lexicon.issues import Issues, issues
from dragoman.read.casting import cast_of
from dragoman.read.model import model
from dragoman.read.paragraphs import paragraphs
from dragoman.read.parsing import parse
from dragoman.read.quotations import quotations
from dragoman.read.reading import Reading, story
from dragoman.read.times import times
from dragoman.record.report import Report
from dragoman.record.value import Dated

BATCH = 8  # reports parsed at once: bounds memory, and more gains no time


def read(reports: Iterable[Report], *, anchor: Dated | None = None, about: Issues | None = None) -> Iterator[Reading]:
    """Readings of reports, in order; of one in a language that is not read, an empty one.

    `anchor`: the day for weekdays of reports that have no date of their own. `about`: the issues; ours by default.
    """
    pairs = ((report.text if report.read else "", report) for report in reports)
    for doc, report in model().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield reading(report, doc, anchor=anchor, about=about)


def reading(report: Report, parsed: Doc, *, anchor: Dated | None = None, about: Issues | None = None) -> Reading:
    """The Reading of a report already parsed."""
    doc = parse(parsed)
    day = report.published or anchor
    lines = paragraphs(report) if report.read else ()
    quoted = quotations(report.text, lines)
    return Reading(
        report=report, doc=doc, anchor=day, paragraphs=lines, quotations=quoted, times=times(doc, day),
        cast=cast_of(doc, report.id, lines=lines, quotations=quoted), issues=about or issues(),
        story=tuple(story(report, doc, lines)),
    )  # fmt: skip
