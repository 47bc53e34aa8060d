"""What the words of days with a name, and of days in figures, come to."""

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.read import calendar
from dragoman.read.calendar import Stretch
from dragoman.read.timex_values import Frame, Match, group, nearest_date
from dragoman.read.timex_words import table


def holiday(m: Match, f: Frame) -> Stretch | None:
    """A day with a name: "Christmas"."""
    name = next(n for n in table("holidays") if n.replace("’", "'") == " ".join(m["name"].split()).replace("’", "'"))
    at, dom = table("holidays")[name]
    return nearest_date(at, dom, group(m, "year"), f)


def movable(m: Match, f: Frame) -> Stretch | None:
    """A feast that moves with Easter: "Good Friday"."""
    away = table("movable")[" ".join(m["name"].split())]
    return _of_some_year(lambda year: calendar.easter(year) + timedelta(days=away), group(m, "year"), f)


def nth(m: Match, f: Frame) -> Stretch | None:
    """A day with a name that is some weekday of a month: "Labor Day"."""
    row = table("nth_weekdays")[" ".join(m["name"].split())]
    weekday, count = row["weekday"] - 1, row["nth"]

    def in_year(year: int) -> date:
        month = calendar.month(year, row["month"])
        if count:
            return month.first + timedelta(days=(weekday - month.first.weekday()) % 7 + 7 * (count - 1))
        return month.last - timedelta(days=(month.last.weekday() - weekday) % 7)

    return _of_some_year(in_year, group(m, "year"), f)


def _of_some_year(in_year: Callable[[int], date], year: str, f: Frame) -> Stretch | None:
    """The day of the year told, else the nearest that fits the tense."""
    if year:
        return calendar.day(in_year(int(year)))
    if f.anchor is None:
        return None
    anchor = f.anchor
    found = [in_year(anchor.year + n) for n in (-1, 0, 1)]
    fits = [d for d in found if (d - anchor).days * f.way >= 0] or found
    return calendar.day(min(fits, key=lambda d: abs((d - anchor).days)))


def week_on(m: Match, f: Frame) -> Stretch | None:
    """As in "a week on Friday": the one after the next."""
    if f.anchor is None:
        return None
    index = table("weekdays").index(m["day"])
    return calendar.day(f.anchor + timedelta(days=(index - f.anchor.weekday() - 1) % 7 + 8))


def numeric(m: Match, _: Frame) -> Stretch | None:
    """As in "14.05.2031", the day first."""
    return calendar.day(date(int(m["year"]), int(m["at"]), int(m["dom"])))
