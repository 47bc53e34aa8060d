"""What the words of days with a name, and of days in figures, come to."""

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
    year, away = group(m, "year"), table("movable")[" ".join(m["name"].split())]
    if year:
        return calendar.day(calendar.easter(int(year)) + timedelta(days=away))
    if f.anchor is None:
        return None
    anchor = f.anchor
    found = [calendar.easter(anchor.year + n) + timedelta(days=away) for n in (-1, 0, 1)]
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
