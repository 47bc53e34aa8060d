"""Times beside events: "hours after the talks", "two days before Friday's vote". Only a day that is told counts."""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.read.calendar import Grain, full_day
from dragoman.read.parse import Span, Token
from dragoman.read.timex_compose import Expression
from dragoman.read.timex_tense import direction
from dragoman.read.timex_values import Frame

WORDS = 8  # of the event that are taken into the expression
BETWEEN = 45  # characters from "before" to the event's own time


@dataclass(frozen=True, slots=True)
class Told:
    """A time told before: its first day, how exact it is, and the index of the token that told it."""

    day: date
    grain: Grain
    at: int


def event_day(
    e: Expression, span: Span, following: Expression | None, today: date | None, prior: Told | None
) -> Told | None:
    """The day of the event that an expression stands beside, where the report tells it.

    Within the phrase itself, or in the sentence that told the last day, if that speaks of the same event.
    """
    last = _edge(span)
    if following and following.sort == "day" and following.start - e.end < BETWEEN and following.end <= _end(last):
        inner = span.doc.char_span(following.start, following.end, alignment_mode="expand")
        lies = direction(inner.root) if inner is not None else None
        way, firm = (lies.way, lies.firm) if lies else (0, False)
        try:
            edtf = replace(following, role="at").edtf(Frame(anchor=today, way=way, firm=firm))
        except (ValueError, OverflowError):
            return None
        day = full_day(edtf or "")
        return Told(day=day, grain="day", at=span.root.i) if day else None
    if prior is None or prior.grain != "day":
        return None
    beside = _event(span)
    event, within = {t.lemma_.lower() for t in beside if t.pos_ in {"NOUN", "VERB"}}, {t.i for t in (*beside, *span)}
    told = (t for t in span.doc[prior.at].sent if t.pos_ in {"NOUN", "VERB"} and t.i not in within)
    return prior if event & {t.lemma_.lower() for t in told} else None


def reach(e: Expression, span: Span, following: Expression | None) -> int:
    """Where the expression ends with its event, in code points; at its own end where the event is long or dated."""
    last = _edge(span)
    stop = _end(last)
    if last.i - span.end >= WORDS or (following and following.start < stop) or "\n" in span.doc.text[e.end : stop]:
        return e.end
    return max(e.end, stop)


def _end(token: Token) -> int:
    return int(token.idx) + len(token)


def _event(span: Span) -> list[Token]:
    """The words of what stands after "before" or "after", a phrase or a clause."""
    word = span[-1]
    below = [t for child in word.children if child.i > word.i for t in child.subtree]
    if not below and word.dep_ == "mark":
        below = list(word.head.subtree)
    return [t for t in below if t.i >= span.end and t.sent == span.sent]


def _edge(span: Span) -> Token:
    """The last word of the event that is no punctuation; the span's own where there is none."""
    words = [t for t in _event(span) if not t.is_punct and not t.is_space]
    run = span[-1]
    for token in sorted(words, key=lambda t: t.i):
        if token.i - run.i > 2:  # noqa: PLR2004  a gap: the parse put words of another phrase below it
            break
        run = token
    return run
