"""EDTF (ISO 8601-2) in words, and in order. What is not understood is shown as it stands."""

import re
from datetime import date

from dragoman.present.display import shown
from dragoman.record.value import Dated, When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T(?P<time>\d\d:\d\d)\S*)?(?P<mark>[~?%]?)"
)
_UNSURE = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(edtf: str, *, weekday: bool = False) -> str:
    """A date as English says it: "May 2033", "11 to 12 May 2033", "by 15 May 2033", "since 19 February 2033"."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first, weekday=weekday)
    if first in {"", ".."}:
        return f"by {_point(last)}" if last not in {"", ".."} else edtf
    if last in {"", ".."}:
        return f"since {_point(first)}"
    return _interval(_point(first), _point(last))


def start_of(edtf: str | None) -> str:
    """The first day of a date, as a sortable `YYYY-MM-DD` (for "by" dates the last); empty where there is none."""
    for end in (edtf or "").split("/"):
        found = _POINT.fullmatch(end)
        if found:
            return f"{found['year']}-{found['month'] or '00'}-{found['day'] or '00'}T{found['time'] or ''}"
    return ""


def whole_day(point: str) -> date | None:
    """The calendar day that one end of an EDTF date names without doubt; null for months, "about" and open ends."""
    found = _POINT.fullmatch(point)
    if not found or not found["day"] or found["mark"]:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def day_of(edtf: str | None) -> str:
    """The day, month or interval under which a dated thing is filed in a timeline: its EDTF without clock times."""
    return re.sub(r"T\d\d:\d\d\S*?(?=/|$)", "", edtf or "")


def when_in_words(when: When) -> str:
    """A claim's time: the date with the report's words, or the words alone where the date is not known."""
    if when.edtf is None or not start_of(when.edtf):
        return f"{shown(when.text)} (date not resolved)" if when.text else "date not known"
    return f"{in_words(when.edtf)}{' (assumed)' if when.basis == 'assumed' else ''}"


def dated_in_words(day: Dated | None) -> str:
    """A report's own date in words; empty where there is none."""
    return in_words(day.edtf) if day else ""


def span_in_words(days: list[str]) -> str:
    """The first to the last of some EDTF days, in words; empty for none."""
    known = sorted((day for day in days if start_of(day)), key=start_of)
    if not known:
        return ""
    first, last = _point(day_of(known[0].split("/")[0])), _point(day_of(known[-1].split("/")[-1]))
    return first if first == last else _interval(first, last)


def _point(edtf: str, *, weekday: bool = False) -> str:
    found = _POINT.fullmatch(edtf)
    if not found:
        return shown(edtf)
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if month > len(_MONTHS):
        return edtf
    parts = [str(day) if day else "", _MONTHS[month - 1] if month else "", found["year"]]
    if weekday and day:
        parts.insert(0, _weekday(int(found["year"]), month, day))
    clock = f", {found['time']}" if found["time"] else ""
    return _UNSURE[found["mark"]] + " ".join(part for part in parts if part) + clock


def _weekday(year: int, month: int, day: int) -> str:
    try:
        return _DAYS[date(year, month, day).weekday()]
    except ValueError:
        return ""


def _interval(first: str, last: str) -> str:
    """Two dates in words; what they share at the end is said once ("11 to 12 May 2033")."""
    start, end = first.split(" "), last.split(" ")
    while len(start) > 1 and len(end) > 1 and start[-1] == end[-1]:
        start.pop()
        end.pop()
    rest = last.split(" ")[len(end) :]
    return " ".join([*start, "to", *end, *rest])
