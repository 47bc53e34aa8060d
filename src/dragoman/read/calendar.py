"""Days, weeks, months and years as stretches of time, written as EDTF (ISO 8601-2:2019, levels 0 and 1)."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "span", "month", "season", "year", "decade"]
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, as exact as `grain` says.

    `clock`: "09:40" of a single day. `code`: EDTF of a season.
    `about`: the words leave it open by a little (EDTF `~`).
    """

    first: date
    last: date
    grain: Grain
    clock: str = ""
    code: str = ""
    about: bool = False

    def edtf(self) -> str:
        """The stretch as a date or a closed interval."""
        if self.grain == "span":
            return f"{self.first}/{self.last}"
        return self.start()

    def start(self) -> str:
        """Its beginning, as exact as it is."""
        return self._edge(self.first)

    def end(self) -> str:
        """Its end, as exact as it is."""
        return self._edge(self.last)

    def _edge(self, edge: date) -> str:
        year = f"{edge.year:04}"
        written = {
            "month": f"{year}-{edge.month:02}", "season": self.code, "year": year, "decade": f"{year[:3]}X",
        }.get(self.grain) or edge.isoformat() + (f"T{self.clock}" if self.clock else "")  # fmt: skip
        return written + ("~" if self.about else "")


def full_day(edtf: str) -> date | None:
    """The day of an EDTF value; null for a month, an interval or anything vaguer."""
    found = DAY.fullmatch(edtf)
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def day(when: date, clock: str = "") -> Stretch:
    """One day."""
    return Stretch(when, when, "day", clock=clock)


def span(first: date, last: date) -> Stretch:
    """Days from one to another; one day when they are the same. Raises ValueError when they are in the wrong order."""
    if last < first:
        message = f"{first} is after {last}"
        raise ValueError(message)
    return Stretch(first, last, "day" if first == last else "span")


def month(year: int, number: int) -> Stretch:
    """A month of a year; months below 1 and above 12 count on into the years beside."""
    year, number = year + (number - 1) // MONTHS, (number - 1) % MONTHS + 1
    return Stretch(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def months(first: Stretch, count: int) -> Stretch:
    """So many months from one on, as a span of days."""
    return span(first.first, month(first.first.year, first.first.month + count - 1).last)


def year(number: int) -> Stretch:
    """A year."""
    return Stretch(date(number, 1, 1), date(number, MONTHS, 31), "year")


def decade(first: int) -> Stretch:
    """The ten years from one that ends in 0."""
    return Stretch(date(first, 1, 1), date(first + 9, MONTHS, 31), "decade")


def season(first: Stretch, code: int) -> Stretch:
    """Three months from one on; `code` is EDTF's (21 spring to 24 winter, in the year in which it begins)."""
    return replace(months(first, 3), grain="season", code=f"{first.first.year:04}-{code}")


def easter(of: int) -> date:
    """Easter Sunday of a year (Gregorian; the anonymous algorithm in Meeus, Astronomical Algorithms, 1991)."""
    golden, century, rest = of % 19, of // 100, of % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    at, dom = divmod(epact + weekday - 7 * late + 114, 31)
    return date(of, at, dom + 1)


def week(when: date) -> Stretch:
    """The week, Monday to Sunday, of a day (ISO 8601)."""
    monday = when - timedelta(days=when.weekday())
    return span(monday, monday + timedelta(days=6))


def weekend(when: date) -> Stretch:
    """Saturday and Sunday of the week of a day."""
    sunday = week(when).last
    return span(sunday - timedelta(days=1), sunday)


def shift(when: date, count: int, letter: str) -> date:
    """A day moved by days (D), weeks (W), months (M) or years (Y); the last of the month where that has no such day."""
    if letter in "DW":
        return when + timedelta(days=count * (7 if letter == "W" else 1))
    there = month(when.year, when.month + count * (MONTHS if letter == "Y" else 1))
    return there.first.replace(day=min(when.day, there.last.day))


def unit(when: date, name: str) -> Stretch | None:
    """The week, weekend, month, quarter, year or decade that holds a day; the day for `day`; null for any other."""
    if name in {"week", "weekend"}:
        return week(when) if name == "week" else weekend(when)
    found: Stretch | None = None
    match name:
        case "day":
            found = day(when)
        case "month":
            found = month(when.year, when.month)
        case "quarter":
            found = months(month(when.year, (when.month - 1) // 3 * 3 + 1), 3)
        case "year":
            found = year(when.year)
        case "decade":
            found = decade(when.year // 10 * 10)
    return found
