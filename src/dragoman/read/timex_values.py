"""What the words of a time come to: from a match of a pattern to a Stretch, counted from a Frame."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.read import calendar
from dragoman.read.calendar import Grain, Stretch
from dragoman.read.timex_words import month_number, number, table

Match = re.Match[str]
NEAR = 3  # "last Tuesday", three days back or fewer in this week, is rather the week before's
WEDNESDAY = 2
LIKELIER = 2  # days by which a past weekday may be further off than a coming one, and still be meant
HALF_YEAR = 183
MONTHS = NOON = 12
COMING = {"this", "this coming", "the coming", "coming"}
FAR = 9  # months; a nearer month of that name on the other side is likelier than one further off


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time is counted from.

    `anchor`: the day of the report, null where none is known. `way`: -1 past, 1 future, 0 unknown (the tense of what
    the time belongs to); `firm`: whether it belongs to the verb itself. `prior`: the last day told before it, for "a
    day later"; `wide`: the last day, month or year, for "a decade later", with its grain in `told`.
    `quoted`: whether quoted words tell it; their "today" is the report's only if the report told of no other day.
    """

    anchor: date | None
    way: int = 0
    firm: bool = False
    prior: date | None = None
    wide: date | None = None
    quoted: bool = False
    told: Grain = "day"


def group(m: Match, name: str) -> str:
    """A group of a match, lower case, in single spaces; empty where it is not there."""
    return " ".join((m.groupdict().get(name) or "").lower().split())


def weekday(m: Match, f: Frame) -> Stretch | None:
    """As in "Friday", "last Friday", "next Friday", "Saturday week", "Monday of last week", "the Friday before"."""
    found = _weekday(m, f)
    return found and replace(found, clock=_clock_word(m))


def _clock_word(m: Match) -> str:
    """The clock time of "noon" beside a day; empty for other parts of it."""
    return str(table("parts_of_day")["clock"].get(group(m, "part"), ""))


def _weekday(m: Match, f: Frame) -> Stretch | None:
    index = table("weekdays").index(m["day"])
    which, tail = group(m, "which"), group(m, "tail")
    told = "before" in tail or which in {"the following", "the next", "the previous", "that"}
    base = f.prior if told or (which == "the" and f.prior) else f.anchor
    if base is None:
        return None
    same_week = calendar.week(base).first + timedelta(days=index)
    weeks = {"last week": -7, "this week": 0, "next week": 7}.get(tail.removeprefix("of "))
    if weeks is not None or which == "next":
        return calendar.day(same_week + timedelta(days=7 if weeks is None else weeks))
    if "before" not in tail and ((which == "the" and f.prior) or which == "that"):
        return calendar.day(same_week)
    later = base + timedelta(days=(index - base.weekday() - 1) % 7 + 1)
    earlier = base - timedelta(days=(base.weekday() - index - 1) % 7 + 1)
    found = _likelier(which, f, base, index)
    if tail == "week" or which in {"the following", "the next"}:
        found = later + timedelta(days=7 * (tail == "week"))
    elif which == "last":
        near = (base - earlier).days <= NEAR and earlier >= calendar.week(base).first
        found = earlier - timedelta(days=7 * near)
    elif "before" in tail or which == "the previous":
        found = earlier
    return calendar.day(found)


def _likelier(which: str, f: Frame, base: date, index: int) -> date:
    """The weekday before or after a day, which may be that day: by the tense, without one by which is nearer."""
    before = base - timedelta(days=(base.weekday() - index) % 7)
    after = base + timedelta(days=(index - base.weekday()) % 7)
    if which in COMING:
        return before if which == "this" and f.way < 0 else after
    if f.way:
        return after if f.way > 0 else before
    return before if (base - before).days <= (after - base).days + LIKELIER * (not f.firm) else after


def midweek(_: Match, f: Frame) -> Stretch | None:
    """As in "midweek": the Wednesday."""
    return calendar.day(_likelier("", f, f.anchor, WEDNESDAY)) if f.anchor else None


def nth_weekday(m: Match, f: Frame) -> Stretch | None:
    """As in "the first Friday of the month", "the last Thursday of February"."""
    here = calendar.unit(f.anchor, "month") if f.anchor else None
    inside = named_month(m, f) if m["month"] else here
    if inside is None:
        return None
    index = table("weekdays").index(m["day"])
    if group(m, "nth") == "last":
        return calendar.day(inside.last - timedelta(days=(inside.last.weekday() - index) % 7))
    first = inside.first + timedelta(days=(index - inside.first.weekday()) % 7)
    return calendar.day(first + timedelta(days=7 * ((number(m["nth"]) or 1) - 1)))


def full_date(m: Match, f: Frame) -> Stretch | None:
    """As in "10 May 2033", "May 10", "the 9th of April", "10 May last year": without a year, the nearest that fits."""
    at = number(m["dom"])
    return None if at is None else nearest_date(month_number(m["month"]), at, group(m, "year"), f)


def day_range(m: Match, f: Frame) -> Stretch | None:
    """As in "from 3 to 9 May", "May 3–9"."""
    first, last = full_date(m, f), number(m["last"])
    return calendar.span(first.first, first.first.replace(day=last)) if first and last else None


def nearest_date(at: int, dom: int, year: str, f: Frame) -> Stretch | None:
    """A day of a month: of the year told ("2031", "last year"), else the nearest that fits the tense."""
    if year.isdigit():
        return calendar.day(date(int(year), at, dom))
    if f.anchor is None:
        return None
    if year:
        return calendar.day(date(f.anchor.year + _which(year), at, dom))
    anchor = f.anchor
    found = [date(y, at, dom) for y in range(anchor.year - 1, anchor.year + 2) if dom <= calendar.month(y, at).last.day]
    fits = [d for d in found if (d - anchor).days * f.way >= -HALF_YEAR // 2] or found
    return calendar.day(min(fits, key=lambda d: abs((d - anchor).days))) if fits else None


def _which(words: str) -> int:
    """-1, 0 or 1 for "last year", "this year", "next year"."""
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(words.partition(" ")[0], 0)


def iso_date(m: Match, _: Frame) -> Stretch | None:
    """As in "2033-05-10"."""
    return calendar.day(date.fromisoformat(m.group()))


def day_of_month(m: Match, f: Frame) -> Stretch | None:
    """As in "the 24th", "the twentieth of the month": the nearest that fits the tense."""
    at = number(m["dom"])
    if at is None or f.anchor is None:
        return None
    of = group(m, "of")
    coming = of.endswith("the month") and f.way > 0
    near = (1,) if "next" in of else (-1,) if "last" in of else (0, 1) if coming else (0,) if of else (0, 1, -1)
    found = []
    for offset in near:
        month = calendar.month(f.anchor.year, f.anchor.month + offset)
        if at <= month.last.day:
            found.append(month.first.replace(day=at))
    anchor = f.anchor
    fits = [d for d in found if (d - anchor).days * f.way * (f.firm or coming) >= 0] or found
    return calendar.day(min(fits, key=lambda d: abs((d - anchor).days))) if fits else None


def named_month(m: Match, f: Frame) -> Stretch | None:
    """As in "March 2033", "last March", "in March": past the most recent, future the next, this month for either."""
    at, year, which = month_number(m["month"]), group(m, "year"), group(m, "which")
    if year.isdigit():
        return calendar.month(int(year), at)
    if f.anchor is None:
        return None
    here = f.anchor
    if year:
        return calendar.month(here.year + _which(year), at)
    step = {"last": -(at >= here.month), "past": -(at >= here.month), "next": at <= here.month, "this": 0}
    if which in {*step, "coming"} or at == here.month:
        return calendar.month(here.year + int(step.get(which or "this", at <= here.month)), at)
    ahead = (at - here.month) % MONTHS
    future = ahead < MONTHS - ahead or (ahead == MONTHS / 2 and f.way > 0)
    if f.firm and f.way and (MONTHS - ahead if f.way < 0 else ahead) <= FAR:
        future = f.way > 0
    return calendar.month(here.year, here.month + (ahead if future else ahead - MONTHS))


def named_season(m: Match, f: Frame) -> Stretch | None:
    """As in "last autumn", "the spring of 2032"."""
    row, year, which = table("seasons")[group(m, "season")], group(m, "year"), group(m, "which")
    if year.isdigit():
        return calendar.season(calendar.month(int(year), row["first"]), row["code"])
    if f.anchor is None:
        return None
    here = f.anchor
    began = [calendar.month(here.year + n, row["first"]) for n in (-2, -1, 0, 1)]
    every = [calendar.season(b, row["code"]) for b in began]
    past, future = [s for s in every if s.last < here], [s for s in every if s.first > here]
    now = [s for s in every if s.first <= here <= s.last]
    if which in {"last", "past"} or (which != "this" and f.way < 0 and not now):
        return past[-1]
    if which in {"next", "coming"} or (f.way > 0 and not now):
        return future[0]
    return now[0] if now else (future[0] if which == "this" and f.way >= 0 else past[-1] if which == "this" else None)


def deictic(m: Match, f: Frame) -> Stretch | None:
    """As in "today", "yesterday morning", "the day after tomorrow", "last night", "this evening", "overnight"."""
    said = group(m, "said")
    if f.anchor is None or (f.quoted and f.prior not in {None, f.anchor}):
        return None
    days = {"yesterday": -1, "last": -1, "tomorrow": 1, "overnight": 0}
    offset = next((n for word, n in days.items() if word in said), 0)
    offset += ("the day after" in said) - ("the day before" in said)
    here = f.anchor + timedelta(days=offset)
    if "overnight" in said:
        return calendar.span(here - timedelta(days=1), here) if f.way <= 0 else calendar.span(
            here, here + timedelta(days=1))  # fmt: skip
    return calendar.day(here, _clock_word(m))


def this_unit(m: Match, f: Frame) -> Stretch | None:
    """As in "this week", "next month", "last year", "the weekend", "earlier this week", "later in the month"."""
    if f.anchor is None:
        return None
    which, name = group(m, "which").removeprefix("the "), group(m, "unit")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if name == "weekend" and step <= 0:
        return _weekend(which, f, f.anchor)
    kind = table("units")[name]
    found = calendar.unit(calendar.shift(f.anchor, step * kind["count"], kind["letter"]), name)
    return _side(found, group(m, "part"), f.anchor) if found and name == "week" and not step else found


def _side(found: Stretch, part: str, anchor: date) -> Stretch:
    """Of "earlier" and "later" in a week: what lies before and after the day."""
    if part == "earlier" and anchor > found.first:
        return calendar.span(found.first, anchor - timedelta(days=1))
    if part == "later" and anchor < found.last:
        return calendar.span(anchor + timedelta(days=1), found.last)
    return found


def _weekend(which: str, f: Frame, anchor: date) -> Stretch:
    here = calendar.weekend(anchor)
    if (which in {"last", "past"} or (which != "this" and f.way < 0)) and anchor < here.first:
        return calendar.weekend(anchor - timedelta(days=7))
    return here


def year_number(m: Match, _: Frame) -> Stretch | None:
    """As in "1998"."""
    return calendar.year(int(m["year"]))


def decade(m: Match, _: Frame) -> Stretch | None:
    """As in "the 1990s"; of "the ’90s" the century is the last one's."""
    return calendar.decade(int(m["decade"]) if m["decade"] else 1900 + int(m["short"]))


def quarter(m: Match, f: Frame) -> Stretch | None:
    """As in "the third quarter of 2033", "Q3", "the first half of this year"."""
    at, year = number(m["nth"]), group(m, "year")
    here = f.anchor.year + (_which(year) if year else 0) if f.anchor else None
    base = int(year) if year.isdigit() else here
    size = 6 if group(m, "size") == "half" else 3
    if base is None or at is None or at * size > MONTHS:
        return None
    return calendar.months(calendar.month(base, (at - 1) * size + 1), size)


def clock(m: Match, f: Frame) -> Stretch | None:
    """As in "09.40", "4.55 PM", "9 am", "noon": a time of the anchor's day."""
    time = clock_of(m)
    return calendar.day(f.anchor, time) if f.anchor and time else None


def clock_of(m: Match) -> str:
    """As in "09:40" for a clock time; empty where it is none."""
    word = table("parts_of_day")["clock"].get(group(m, "word"))
    if word:
        return str(word)
    hour, minute, half = int(m["hour"]), int(m.groupdict().get("minute") or 0), group(m, "half")
    hour = hour % NOON + NOON * half.startswith("p") if half and hour <= NOON else hour
    zone = "Z" if group(m, "zone") in {"gmt", "utc"} else ""
    return f"{hour:02}:{minute:02}{zone}" if hour < 2 * NOON else ""


def nothing(_: Match, __: Frame) -> None:
    """No value: a set, a duration."""
