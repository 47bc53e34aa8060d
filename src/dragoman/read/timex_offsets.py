"""What the words of a time come to that is counted from another: "three days ago", "a day later", "the past week"."""

from datetime import timedelta

from dragoman.lexicon.beside import beside as how_beside
from dragoman.lexicon.beside import from_event
from dragoman.read import calendar
from dragoman.read.calendar import Stretch
from dragoman.read.timex_values import Frame, Match, group
from dragoman.read.timex_words import number, table

DAY = 24  # hours


def offset(m: Match, f: Frame) -> Stretch | None:
    """As in "three days ago", "in two weeks", "a fortnight from now", "two days earlier", "five days before"."""
    count, way = number(m["count"]), group(m, "way")
    kind = table("units")[group(m, "unit").removesuffix("s")]
    told = way in {"earlier", "later", "before", "after", "afterwards", "on"}
    base = f.anchor if not told else f.wide if kind["letter"] in "MY" else f.prior
    if base is None:
        return None
    if way == "from yesterday":
        base -= timedelta(days=1)
    if kind.get("clock"):
        return calendar.day(base) if told else None
    if count is None:
        return None
    signed = -count if way in {"ago", "earlier", "before"} else count
    there = calendar.shift(base, signed * kind["count"], kind["letter"])
    if told and kind["letter"] == "M" and f.told == "year":
        return None
    if kind["letter"] in "DW":
        return calendar.day(there)
    return calendar.unit(there, "month" if kind["letter"] == "M" else "year")


def shortly(m: Match, f: Frame) -> Stretch | None:
    """As in "hours later", "minutes earlier": the day told, and for hours after it perhaps the next."""
    if f.prior is None:
        return None
    night = timedelta(days=group(m, "vague") == "hours" and group(m, "way") != "earlier")
    return calendar.span(f.prior, f.prior + night)


def told_day(m: Match, f: Frame) -> Stretch | None:
    """As in "that day", "the same evening", "the next day", "the following week", "the previous night"."""
    if f.prior is None:
        return None
    which = group(m, "which")
    back, on = "previous" in which or which.endswith("before"), "next" in which or "following" in which
    step = on + which.endswith("after") - back
    name = group(m, "unit")
    row = table("units").get(name)
    if row is None or row["letter"] == "D":
        return calendar.day(f.prior + timedelta(days=step))
    return calendar.unit(calendar.shift(f.prior, step * row["count"], row["letter"]), name)


def past_units(m: Match, f: Frame) -> Stretch | None:
    """As in "the past seven days", "the next two weeks": days up to the anchor, or from it on."""
    count, kind = number(m["count"]), table("units")[group(m, "unit").removesuffix("s")]
    if count is None or f.anchor is None:
        return None
    ahead = group(m, "which").removeprefix("the ") in {"next", "coming"}
    if kind.get("clock"):
        whole = timedelta(days=-(-count // DAY)) if kind["letter"] == "H" else timedelta(days=0)
        return calendar.span(f.anchor, f.anchor + whole) if ahead else calendar.span(f.anchor - whole, f.anchor)
    there = calendar.shift(f.anchor, count * kind["count"] * (1 if ahead else -1), kind["letter"])
    return calendar.span(min(there, f.anchor), max(there, f.anchor))


def beside(m: Match, f: Frame) -> Stretch | None:
    """As in "two days before", "hours after", "the eve of" something of the day `prior`, which is sure."""
    if f.prior is None:
        return None
    if group(m, "eve"):
        return calendar.day(f.prior - timedelta(days=1))
    told = how_beside(m.group())
    return calendar.span(*from_event(told, f.prior, f.prior)) if told else None


def ahead(m: Match, f: Frame) -> Stretch | None:
    """As in "in two weeks", where that is still to come; of what is past it is a duration."""
    count = number(m["count"])
    if f.way <= 0 or f.anchor is None or count is None:
        return None
    kind = table("units")[group(m, "unit")]
    there = calendar.shift(f.anchor, count * kind["count"], kind["letter"])
    coarse = {"M": "month", "Y": "year"}.get(kind["letter"], "day")
    return calendar.unit(there, coarse)
