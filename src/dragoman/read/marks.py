"""What reading marks in a text: paragraphs, quotations, times. Offsets are code points, end exclusive."""

from dataclasses import dataclass
from typing import Literal

from dragoman.record.value import Basis


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph: a line of the text with words in it. `dropped`: boilerplate, not the story. `title`: a heading."""

    start: int
    end: int
    dropped: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words. `start`/`end` bound the words inside the marks, `outer_start`/`outer_end` the marks too.

    `depth`: 0, or more inside another quotation. `continues`: whether it goes on a quotation that the paragraph
    before left open. `closed`: whether a closing mark was found in its paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """Words that name a time (TIMEX3) and their EDTF value, null where they cannot be resolved.

    `kind`: a `date` (day, interval, month, year), a `duration` (its value an ISO 8601 period such as P30D), a `set`
    ("every Friday"), or `relative` to an event ("hours after the talks").
    """

    start: int
    end: int
    text: str
    edtf: str | None
    basis: Basis
    kind: Literal["date", "duration", "set", "relative"]
