"""EDTF dates (ISO 8601-2) as intervals of days, to be compared."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

END = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.Z+-]*)?([~?%]?)")
OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day (proleptic Gregorian ordinals) of a time; null where it is open."""

    first: int | None
    last: int | None

    @property
    def length(self) -> int | None:
        """How many days it has; null where it is open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """How many days lie between two times: 0 where they meet, 1 for neighbours."""
        later = (self.first or 0) - (other.last if other.last is not None else date.max.toordinal())
        sooner = (other.first or 0) - (self.last if self.last is not None else date.max.toordinal())
        return max(0, later, sooner)


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> Days | None:
    """The days of an EDTF date or interval, `~` and `?` widened by a tenth; null for what is none."""
    if not edtf:
        return None
    ends = edtf.split("/")
    if len(ends) == 1:
        return _end(ends[0])
    if len(ends) != 2:  # noqa: PLR2004  an interval has two ends
        return None
    first, last = (Days(None, None) if end in OPEN else _end(end) for end in ends)
    return Days(first.first, last.last) if first and last and (first != last or first.length) else None


def _end(text: str) -> Days | None:
    """The days of one EDTF date: a day, a month or a year."""
    match = END.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    try:
        first = date(year or 0, month or 1, day or 1).toordinal()
        last_month = month or 12
        last = date(year or 0, last_month, day or monthrange(year or 0, last_month)[1]).toordinal()
    except ValueError:
        return None
    slack = max(1, (last - first + 1) // 10) if match.group(4) else 0
    return Days(first - slack, last + slack)
