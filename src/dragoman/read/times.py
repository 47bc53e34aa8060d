"""Time expressions (TIMEX3, ISO 24617-1) and their values (EDTF, ISO 8601-2), by rules over the words and the parse.

The rules stand in `timex_rules`, what their words come to in `timex_values` and `timex_offsets`, how they join in
`timex_compose`, what only looks like a time in `timex_guard`, tense in `timex_tense`, "hours before the talks" in
`timex_events`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from dragoman.read.calendar import full_day
from dragoman.read.marks import Segment, Time
from dragoman.read.paragraphs import LINE
from dragoman.read.parse import Doc, Span, Token
from dragoman.read.quotations import quotations
from dragoman.read.timex_compose import Expression, compose
from dragoman.read.timex_events import Told, event_day, reach
from dragoman.read.timex_guard import kept, stamped
from dragoman.read.timex_rules import pieces
from dragoman.read.timex_tense import FUTURE, PAST, UNKNOWN, direction
from dragoman.read.timex_values import Frame
from dragoman.record.value import Basis, Dated

Kind = Literal["date", "duration", "set", "relative"]
SINCE = 6  # steps from a time up to the "since" that it belongs to
LIVE = 3  # lines that begin with a clock time make a live blog


def times(doc: Doc, anchor: Dated | None) -> tuple[Time, ...]:
    """The time expressions of a parsed report, in order, none within another.

    Days are counted from the anchor only where that is a full day. Prepositions that leave a time open belong to it
    ("by Friday", "since March"), others do not ("on Friday"). `edtf` is null where the words name no day that can be
    counted: without an anchor, or beside an event whose day is not told.
    """
    today = full_day(anchor.edtf) if anchor else None
    expressions = [e for e in compose(doc.text, list(pieces(doc.text))) if kept(e, doc)]
    return tuple(_apart(_resolved([_since(e, doc) for e in expressions], doc, today)))


def _since(e: Expression, doc: Doc) -> Expression:
    """As in "Since the war of 1998": a time that dates what something has lasted since."""
    span = doc.char_span(e.start, e.end, alignment_mode="expand")
    if span is None or e.role != "at" or e.sort not in {"year", "month", "day"}:
        return e
    above: list[Token] = []
    token = span.root
    while token.head != token and token.pos_ not in {"VERB", "AUX"} and len(above) < SINCE:
        token = token.head
        above.append(token)
    opening = next((t for t in above if t.lower_ == "since" and t.pos_ in {"ADP", "SCONJ"}), None)
    return replace(e, start=opening.idx, role="since") if opening is not None and opening.idx < e.start else e


def _apart(found: Iterator[Time]) -> Iterator[Time]:
    end = 0
    for time in found:
        if time.start >= end:
            yield time
            end = time.end


def _resolved(expressions: Sequence[Expression], doc: Doc, today: date | None) -> Iterator[Time]:
    prior: Told | None = None  # the last day told
    wide: Told | None = None  # the last day, month or year
    inside = _quoted(expressions, doc.text)
    live = sum(stamped(e, doc.text) for e in expressions) >= LIVE
    for at, e in enumerate(expressions):
        span = doc.char_span(e.start, e.end, alignment_mode="expand")
        if span is None:
            continue
        base, end = prior, e.end
        if e.sort == "relative":
            following = expressions[at + 1] if at + 1 < len(expressions) else None
            base = event_day(e, span, following, today, prior)
            end = reach(e, span, following)
        if (e.sort == "clock" and not live and not stamped(e, doc.text)) or (live and e.sort == "told"):
            near = base.day if base and _near(base, span) else None
            if near is None and e.sort == "clock" and _today(span, expressions[max(0, at - 2) : at + 3]):
                near = today
            frame = Frame(anchor=near, prior=near)
        else:
            frame = replace(_frame(e, span, today), prior=base.day if base else None, quoted=e.start in inside)
            frame = replace(frame, wide=wide.day, told=wide.grain) if wide else frame
        edtf = _safely(e, frame)
        yield _time(e, doc.text[e.start : end], edtf)
        told = _told(e, edtf, span, today)
        wide = told or wide
        prior = told if told and told.grain == "day" else prior


def _quoted(expressions: Sequence[Expression], text: str) -> frozenset[int]:
    """The starts of the expressions that stand inside a quotation."""
    lines = tuple(Segment(start=m.start(), end=m.end()) for m in LINE.finditer(text))
    outer = [q for q in quotations(text, lines) if not q.depth]
    found, at = set(), 0
    for e in expressions:
        while at < len(outer) and outer[at].outer_end <= e.start:
            at += 1
        if at < len(outer) and outer[at].outer_start <= e.start:
            found.add(e.start)
    return frozenset(found)


def _near(told: Told, span: Span) -> bool:
    """Whether a day was told in the sentence of a span or in the one before."""
    sentence = span.sent
    return sentence.start <= told.at or (sentence.start > 0 and span.doc[sentence.start - 1].sent.start <= told.at)


def _today(span: Span, beside: Sequence[Expression]) -> bool:
    """As in "are to talk at 8 p.m.": a clock time to come, in a sentence that tells no day."""
    days = [e for e in beside if e.sort == "day" and span.sent.start_char <= e.start < span.sent.end_char]
    return not days and direction(span.root).way == FUTURE


def _frame(e: Expression, span: Span, today: date | None) -> Frame:
    """What an expression is counted from. A deadline lies ahead, what began "since" lies back, whatever the verb."""
    lies = direction(span.root)
    way, firm = lies.way, lies.firm
    opener = span.text.lower()
    if e.role == "since":
        back = opener.startswith(("since", "ever since"))
        way, firm = (PAST, True) if back else (FUTURE, False) if opener.startswith("beyond") else (
            UNKNOWN if way == PAST and not opener.startswith("after") else way, firm)  # fmt: skip
    elif e.role != "at":
        perfect = any(t.lower_ == "had" for t in span.root.head.head.children if t.dep_ in {"aux", "auxpass"})
        until = opener.startswith(("until", "till"))
        way = PAST if way == PAST and perfect else UNKNOWN if way == PAST and until else FUTURE
    return Frame(anchor=today, way=way, firm=firm)


def _told(e: Expression, edtf: str | None, span: Span, today: date | None) -> Told | None:
    """The day, month or year that "a day later" may be counted from: told as such, and not ahead."""
    if edtf is None or e.role != "at" or e.sort == "clock" or today is None:
        return None
    for grain, rest in (("day", ""), ("month", "-01"), ("year", "-01-01")):
        day = full_day(edtf.split("T")[0] + rest)
        if day and day <= today:
            return Told(
                day=day, grain="day" if grain == "day" else "month" if grain == "month" else "year", at=span.root.i
            )
    return None


def _time(e: Expression, text: str, edtf: str | None) -> Time:
    kind: Kind = "date"
    if e.sort in {"relative", "told"}:
        kind = "relative"
    elif e.sort == "set" or (e.sort == "duration" and edtf is None):
        kind = "set" if e.sort == "set" else "duration"
    value = e.period if kind == "duration" else edtf
    itself = value is None or e.full or kind == "duration" or e.sort == "year"
    basis: Basis = "text" if itself else "inferred"
    return Time(start=e.start, end=e.start + len(text), text=text, edtf=value, basis=basis, kind=kind)


def _safely(e: Expression, frame: Frame) -> str | None:
    """The value; null also for a day that no calendar has (30 February, the year 10000)."""
    try:
        return e.edtf(frame)
    except (ValueError, OverflowError):
        return None
