"""Time expressions (TIMEX3, ISO 24617-1) and their values (EDTF, ISO 8601-2), by rules over the words and the parse.

The rules stand in `timex_rules`, what their words come to in `timex_values`, how they join in `timex_compose`, tense in
`timex_tense`. Days are counted from the anchor only where that is a full day.
"""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Span

from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.timex_compose import Expression, compose
from dragoman.read.timex_guard import kept
from dragoman.read.timex_rules import pieces
from dragoman.read.timex_tense import FUTURE, PAST, direction
from dragoman.read.timex_values import Frame
from dragoman.record.value import Dated


def times(doc: Doc, anchor: Dated | None) -> tuple[Time, ...]:
    """The time expressions of a parsed report, in order, none within another.

    Prepositions that leave a time open belong to it ("by Friday", "since March"), others do not ("on Friday").
    `edtf` is null where the words name no day that can be counted: without an anchor, of an event without a date.
    """
    today = full_day(anchor.edtf) if anchor else None
    text = doc.text
    expressions = [e for e in compose(text, list(pieces(text))) if kept(e, doc)]
    return tuple(_apart(_resolved(expressions, doc, today)))


def _apart(found: Iterator[Time]) -> Iterator[Time]:
    end = 0
    for time in found:
        if time.start >= end:
            yield time
            end = time.end


def _resolved(expressions: list[Expression], doc: Doc, today: date | None) -> Iterator[Time]:
    prior: date | None = None
    text = doc.text
    for e in expressions:
        span = doc.char_span(e.start, e.end, alignment_mode="expand")
        if span is None:
            continue
        frame = Frame(anchor=today, way=_way(e, span), prior=prior)
        edtf = _safely(e, frame)
        kind = "duration" if e.sort == "duration" and not edtf else "set" if e.sort == "set" else (
            "relative" if e.sort in {"relative", "told"} else "date")  # fmt: skip
        value = e.period if kind == "duration" else edtf
        basis = "text" if value is None or e.full or kind == "duration" or e.sort == "year" else "inferred"
        yield Time(start=e.start, end=e.end, text=text[e.start : e.end], edtf=value, basis=basis, kind=kind)
        told = full_day(edtf or "")
        if told and e.role == "at" and today and told <= today:
            prior = told


def _way(e: Expression, span: Span) -> int:
    if e.role == "since" and not re.match(r"(?i)from|as|start|begin|effective|with|on|beyond|after", span.text):
        return PAST
    way = direction(span.root)
    return way or (FUTURE if e.role in {"until", "before"} else way)


def _safely(e: Expression, frame: Frame) -> str | None:
    """The value; null also for a day that no calendar has (30 February, the year 10000)."""
    try:
        return e.edtf(frame)
    except (ValueError, OverflowError):
        return None
