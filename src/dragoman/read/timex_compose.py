"""From single times to whole expressions: clock and day, "the end of", ranges, "by", "before", "since"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Literal

from dragoman.read import calendar
from dragoman.read.calendar import Stretch
from dragoman.read.timex_rules import Piece, Sort, Value
from dragoman.read.timex_values import Frame
from dragoman.read.timex_words import any_of, table

Join = Callable[[str, "Expression", "Expression"], "Expression | None"]
Role = Literal["at", "until", "before", "since"]
REACH = 60  # characters before a time in which its preposition stands
EDGE = re.compile(
    r"(?i)(?<!\w)(?:the\s)?(?:very\s)?(end|close|start|beginning|outset|middle|first day|last day|first half|"
    r"second half|first week|last week|rest|remainder|last days|first days|early part)\sof\s\Z"
)
MID = re.compile(r"(?i)(?<!\w)(?:mid|early|late|end)[- ]\Z")
TO = re.compile(r"(?i)\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\s)?\Z")
RANGE = re.compile(r"(?i)(?<!\w)(from|between)\s(?:the\s|early\s|late\s)?\Z")
ON = re.compile(r"(?i),?\s*(?:on\s)?\Z")
AT = re.compile(r"(?i),?\s(?:at\s|by\s|until\s|till\s|before\s)?\Z")
ALSO = re.compile(r"\s?[(/]\s?")
COMMA = re.compile(r",?\s?\(?\Z")
OVER = re.compile(r"(?i)\s(?:is|was|are|were|had been|has been)\s(?:out|over|up|done|through)(?!\w)")
POSSESSIVE = re.compile(r"['’]s?(?!\w)")


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole time expression. `role`: a time, or an end of one that is open. `edge`: "end", "start" or the like.

    `joined`: made of a day and its clock time or weekday; `ranged`: from one time to another. Neither is joined again.
    """

    start: int
    end: int
    sort: Sort
    value: Value
    role: Role = "at"
    edge: str = ""
    weak: bool = False
    full: bool = False
    period: str | None = None
    joined: bool = False
    ranged: bool = False

    def edtf(self, frame: Frame) -> str | None:
        """Its EDTF value; null where the words cannot be resolved."""
        found = self.value(frame)
        return _open(found, self.role, self.edge) if found else None


def compose(text: str, pieces: Sequence[Piece]) -> list[Expression]:
    """The expressions that some pieces make up, in order."""
    single = [Expression(p.start, p.end, p.sort, p.value, weak=p.weak, full=p.full, period=p.period) for p in pieces]
    edged = [_with_edge(text, e) for e in single]
    joined = _fold(text, _fold(text, edged, _fuse), _span)
    return [_with_role(text, e) for e in joined]


def _fold(text: str, found: list[Expression], join: Join) -> list[Expression]:
    done: list[Expression] = []
    for each in found:
        both = join(text, done[-1], each) if done and each.start - done[-1].end < REACH else None
        if both:
            done[-1] = both
        else:
            done.append(each)
    return done


def _with_edge(text: str, e: Expression) -> Expression:
    """As in "the end of" May, "mid-" May, "the month is out"."""
    if e.sort not in {"month", "unit", "year"}:
        return e
    lead = text[max(0, e.start - REACH) : e.start]
    found = EDGE.search(lead) or MID.search(lead)
    if found:
        words = found.group(1).lower() if found.re is EDGE else "middle" if found.group()[:3].lower() == "mid" else ""
        return replace(e, start=e.start - len(found.group()), edge=words, weak=False)
    said = text[e.start : e.end]
    if re.match(r"(?i)mid\W", said):
        return replace(e, edge="middle")
    return replace(e, edge="end") if re.search(r"(?i)end\Z|\sis\s", said) and "weekend" not in said.lower() else e


def _fuse(text: str, a: Expression, b: Expression) -> Expression | None:
    """As in "at 9 pm on Wednesday", "Saturday at noon", "Thursday the 23rd", "tomorrow Friday"."""
    between = text[a.end : b.start]
    if a.joined or b.joined:
        return None
    if a.sort == "clock" and b.sort == "day" and ON.fullmatch(between):
        return replace(b, start=a.start, value=_clocked(a.value, b.value), weak=False, joined=True)
    if a.sort == "clock" and b.sort == "clock" and ALSO.fullmatch(between):  # "14:30 (11:30 GMT)"
        return replace(a, end=b.end + (text[b.end : b.end + 1] == ")"), weak=a.weak and b.weak)
    if a.sort == "day" and b.sort == "clock" and AT.fullmatch(between):
        return replace(a, end=b.end, value=_clocked(b.value, a.value), weak=False, joined=True)
    if a.sort == "day" and b.sort == "day" and COMMA.fullmatch(between) and _same_day(text, a, b):
        return replace(b, start=a.start, value=_first(b.value, a.value), weak=False, joined=True)
    return None


def _same_day(text: str, a: Expression, b: Expression) -> bool:
    """Whether two days side by side are one: a weekday and its date, "tomorrow" and its weekday; not two of a list."""
    one, other = text[a.start : a.end].lower(), text[b.start : b.end].lower()
    first, second = (any(day.lower() in words for day in table("weekdays")) for words in (one, other))
    return (first and not second) or (second and one in {"today", "tomorrow", "yesterday", "tonight"})


def _clocked(clock: Value, day: Value) -> Value:
    def value(frame: Frame) -> Stretch | None:
        date = day(frame)
        time = date and clock(replace(frame, anchor=date.first))
        return date and replace(date, clock=time.clock if time else "")

    return value


def _first(one: Value, other: Value) -> Value:
    return lambda frame: one(frame) or other(frame)


def _span(text: str, a: Expression, b: Expression) -> Expression | None:
    """As in "from 3 June to 9 June", "between June and August", "2010–2021", "Monday and Tuesday"."""
    if (
        a.ranged
        or a.sort != b.sort
        or a.sort not in {"day", "month", "year", "clock"}
        or not TO.fullmatch(text[a.end : b.start])
    ):
        return None
    lead = RANGE.search(text[max(0, a.start - REACH) : a.start])
    dash = re.fullmatch(r"\s?[-–—]\s?", text[a.end : b.start])
    value = _between(a.value, b.value, borrows=b.full and not a.full)
    if not lead and not dash:
        both = _days_in_a_row(text[a.start : a.end], text[b.start : b.end]) and "and" in text[a.end : b.start]
        return replace(a, end=b.end, value=value, weak=False, ranged=True) if both else None
    if lead and (lead.group(1).lower() == "between") != ("and" in text[a.end : b.start]):
        return None
    start = a.start - len(lead.group()) if lead else a.start
    return replace(a, start=start, end=b.end, value=value, weak=False, full=a.full and b.full, ranged=True)


def _between(one: Value, other: Value, *, borrows: bool) -> Value:
    """From one time to another. `borrows`: the first has the year of the second ("between June and August 2030")."""

    def value(frame: Frame) -> Stretch | None:
        b = other(frame)
        a = one(replace(frame, anchor=b.first, way=-1, firm=True) if b and borrows else frame)
        return calendar.span(a.first, b.last) if a and b and a.first <= b.last and not (a.clock or b.clock) else None

    return value


def _days_in_a_row(one: str, other: str) -> bool:
    days: list[str] = table("weekdays")
    return one in days and other in days and (days.index(other) - days.index(one)) % 7 == 1


@cache
def _prefixes() -> re.Pattern[str]:
    roles = table("prefixes")
    named = "|".join(f"(?P<{role}>{any_of(roles[role])})" for role in ("until", "before", "since"))
    return re.compile(rf"(?i)(?<!\w)(?:{named})\s(?:{any_of(roles['between'])}\s)?\Z")


def _with_role(text: str, e: Expression) -> Expression:
    """The expression with the preposition that makes it open, and what says so after it ("at the latest")."""
    if e.sort in {"duration", "set", "relative", "told"}:
        return e
    tail = re.match(rf"(?i),?\s{any_of(table('prefixes')['latest'])}", text[e.end : e.end + REACH])
    found = _prefixes().search(text[max(0, e.start - REACH) : e.start])
    if tail:
        start = found.start() - found.end() if found and found.lastgroup == "until" else 0
        return replace(e, start=e.start + start, end=e.end + tail.end(), role="until", weak=False)
    if not found or not found.lastgroup:
        return e
    role: Role = "until" if found.lastgroup == "until" else "before" if found.lastgroup == "before" else "since"
    if role == "before" and (over := OVER.match(text, e.end)):
        start = e.start + found.start() - found.end()
        return replace(e, start=start, end=over.end(), role="until", edge=e.edge or "end", weak=False)
    if role != "until" and POSSESSIVE.match(text, e.end):
        return e
    return replace(e, start=e.start + found.start() - found.end(), role=role, weak=False)


def _open(s: Stretch, role: Role, edge: str) -> str | None:
    if role == "since":
        return f"{_at_edge(s, edge).start()}/.."
    if role == "at":
        return _at_edge(s, edge).edtf()
    if edge:
        return f"../{_edge_day(s, edge)}"
    saturday = s.grain == "span" and s.first.weekday() == 5 and s.last - s.first == timedelta(days=1)  # noqa: PLR2004
    if role == "before":
        return f"../{s.start()}" if s.clock else f"../{s.first - timedelta(days=1)}"
    return f"../{s.first}" if saturday else f"../{s.end()}"


def _edge_day(s: Stretch, edge: str) -> str:
    """The last day that "by the end of", "by the start of", "by the middle of" leaves."""
    if edge in {"start", "beginning", "outset", "first day"}:
        return s.first.isoformat()
    if edge == "middle" and s.grain == "month":
        return s.first.replace(day=15).isoformat()
    if edge in {"middle", "first half"}:
        return (s.first + timedelta(days=(s.last - s.first).days // 2 - (s.grain == "month"))).isoformat()
    if edge == "first week":
        return (s.first + timedelta(days=6)).isoformat()
    return s.last.isoformat()


def _at_edge(s: Stretch, edge: str) -> Stretch:
    """What stays vague stays so: "the end of May" is May; but days that the words name are days."""
    if edge in {"first day", "last day"}:
        return calendar.day(s.first if edge == "first day" else s.last)
    if edge == "first week":
        return calendar.span(s.first, s.first + timedelta(days=6))
    if edge in {"start", "beginning", "outset"} and (s.last - s.first).days == 6:  # noqa: PLR2004  a week
        return replace(calendar.day(s.first), about=True)
    return s
