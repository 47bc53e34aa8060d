"""Paragraphs: the lines of a text that hold words."""

import re

from dragoman.read.marks import Segment
from dragoman.record.report import Report

HEADING = 20  # words at most of a heading
LINE = re.compile(r"[^\r\n]+")


def paragraphs(report: Report) -> tuple[Segment, ...]:
    """The paragraphs of a report, in order; those that ingest marked as boilerplate are `dropped`.

    A heading (`title`) is a line without a final mark of punctuation, of at most twenty words, that is no boilerplate.
    """
    found = []
    for match in LINE.finditer(report.text):
        if match.group().isspace():
            continue
        start, end = match.span()
        dropped = any(d.start <= start and end <= d.end for d in report.dropped)
        line = match.group().strip()
        heading = not dropped and len(line.split()) <= HEADING and line[-1] not in ".!?…:;,”\"’'"
        found.append(Segment(start=start, end=end, dropped=dropped, title=heading))
    return tuple(found)
