"""Times told beside an event ("hours after the talks"): from the event's days to theirs, and back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of

CLOCK = "clock"
DAYS = {"D": 1, "W": 7}  # units that a calendar's days are exact for


@dataclass(frozen=True, slots=True)
class Beside:
    """How a time lies to an event: days from it (`least` to `most`, negative before it), and the words of the event.

    `side`: -1 before it, 1 after it, 0 while it goes on.
    """

    least: int
    most: int
    event: str
    side: int = 0


def beside(words: str) -> Beside | None:
    """What words like "two days after the vote" say of the time between; null where they leave it open ("weeks after").

    What ends in an evening goes on into the night, so "hours after" is the day or the next; what begins, begins by day.
    """
    said = " ".join(words.lower().replace("’", "'").split())
    match = _pattern().match(said)
    if match is None:
        return None
    event = said[match.end() :].strip()
    if match["while"]:
        return Beside(0, 0, event)
    after = match["way"] in lexicon("times")["beside"]["after"]
    span = _span(match)
    if span is None:
        return None
    least, most = span
    return Beside(least, most, event, 1) if after else Beside(-least, -least, event, -1)


def from_event(told: Beside, first: date, last: date) -> tuple[date, date]:
    """The days of a time beside an event of these days. Raises OverflowError beyond the calendar."""
    base, end = (last if told.side > 0 else first), (first if told.side < 0 else last)
    return base + timedelta(days=told.least), end + timedelta(days=told.most)


def to_event(told: Beside, day: date) -> date | None:
    """The day of the event that something on a day lies beside; null where that is not one day."""
    return day - timedelta(days=told.least) if told.least == told.most else None


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    """The days between a time and its event, at least and at most."""
    vague, count = match["vague"], match["count"]
    rows = lexicon("times")["beside"]
    if vague in rows["close"]:
        return 0, 0
    if vague in rows["hours"]:
        return 0, 1
    if vague in rows["next"]:
        return 1, 1
    unit = lexicon("times")["units"][match["unit"].removesuffix("s")]
    number = int(count) if count.isdigit() else lexicon("times")["numbers"].get(count)
    if unit.get(CLOCK):
        return (0, 1) if unit["letter"] == "H" else (0, 0)
    if number is None or unit["letter"] not in DAYS:
        return None
    days = number * unit["count"] * DAYS[unit["letter"]]
    return days, days


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon("times")
    rows = table["beside"]
    vague = any_of([*rows["close"], *rows["hours"], *rows["next"]])
    count = rf"(?P<count>\d{{1,3}}|{any_of(table['numbers'])}) (?P<unit>{any_of(table['units'])}s?)"
    way = any_of([*rows["after"], *rows["before"]])
    return re.compile(
        rf"(?:(?:less than|more than|about|around|just|only|barely|almost|nearly|some) )?"
        rf"(?:(?P<vague>{vague})|{count})(?: or so)? (?P<way>{way})\b|(?P<while>{any_of(rows['while'])})\b"
    )
