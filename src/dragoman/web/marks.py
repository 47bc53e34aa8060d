"""A report's text cut where marks begin and end, so that each piece can be shown in one element."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` (code points, end excluded) that something is to be said of."""

    start: int
    end: int
    kind: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text between two borders, and the marks over it, the shortest first; none for plain text.

    `begins`: offsets of marks that begin with it: where a link to one of them leads.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[int, ...] = field(default=())


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text in pieces; together they are the text, whole. Marks beyond it are left out. O(n log n) in the marks."""
    kept = sorted(
        {mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=lambda m: (m.start, m.end, m.kind)
    )
    borders = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    over: list[Mark] = []
    coming = 0
    for start, end in pairwise(borders):
        over = [mark for mark in over if mark.end > start]
        began = len(over)
        while coming < len(kept) and kept[coming].start == start:
            over.append(kept[coming])
            coming += 1
        shortest = sorted(over, key=lambda m: (m.end - m.start, m.start, m.kind, m.title))
        yield Segment(
            start=start, text=text[start:end], marks=tuple(shortest), begins=(start,) if len(over) > began else ()
        )
