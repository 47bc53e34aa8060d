"""Quotations: curly, straight, mismatched, nested, low and angle marks, unclosed ones, those of several paragraphs.

One pass over a paragraph pairs the marks that are nothing but quotation marks; a second (`quotation_singles`) pairs
single ones, which are apostrophes more often than not. Linear in the length of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.lexicon import lexicon
from dragoman.read.marks import Quotation, Segment
from dragoman.read.quotation_marks import Mark, Pair, marks
from dragoman.read.quotation_singles import singles


def quotations(text: str, paragraphs: tuple[Segment, ...]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of their start; each within one paragraph, its inner words never empty.

    A quotation without a closing mark ends where the next one of its kind opens, or with its paragraph. If it reaches
    the paragraph's end, the next paragraph goes it on (`continues`) when that opens again (CMOS 13.30), or closes
    without opening. Single marks pair within the innermost quotation by other marks around them.
    """
    found: list[Quotation] = []
    left_open: str | None = None
    for paragraph in paragraphs:
        start, end = _trim(text, paragraph.start, paragraph.end)
        pairs = _pairs(text, start, end, left_open)
        found += _nest(pairs, start, left_open)
        if not paragraph.dropped:
            left_open = next((p.family for p in pairs if not p.closed and p.outer_end == end), None)
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space around its words; empty where there is none."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _pairs(text: str, start: int, end: int, left_open: str | None) -> list[Pair]:
    """All pairs of a paragraph, in order of their start, the longer first."""
    every = list(marks(text, start, end))
    plain = [m for m in every if m.family != "single"]
    doubles = _match(plain, start, end, left_open)
    both = [*doubles, *singles([m for m in every if m.family == "single"], doubles, text=text, start=start, end=end)]
    trimmed = [(pair, _trim(text, pair.start, pair.end)) for pair in both]
    kept = [
        Pair(outer_start=p.outer_start, start=a, end=b, outer_end=p.outer_end if p.closed else b,
             family=p.family, closed=p.closed)
        for p, (a, b) in trimmed if a < b
    ]  # fmt: skip
    return sorted(kept, key=lambda p: (p.outer_start, -p.outer_end))


def _opens(mark: Mark, top: Mark | None) -> bool | None:
    """Whether a mark opens a quotation; null: neither that nor closes one. `top`: its family's innermost open mark."""
    if mark.role == "opening":
        if top is None:
            return True
        return mark.char not in lexicon("quotes")["low"].get(top.char, "") and (mark.can_open or not mark.can_close)
    if mark.role == "closing" and top:
        return mark.can_open and not mark.can_close and top.char == mark.char
    if mark.can_open and not (mark.can_close and top):
        return True
    return False if top else None


def _match(found: Sequence[Mark], start: int, end: int, left_open: str | None) -> list[Pair]:
    """Pairs of marks, as brackets are paired; a mark that closes an outer quotation ends those left open within it."""
    pairs: list[Pair] = []
    stack: list[_Open] = []
    tops: dict[str, list[_Open]] = {}
    for n, mark in enumerate(found):
        family = tops.setdefault(mark.family, [])
        if _opens(mark, family[-1].mark if family else None):
            if stack and stack[-1].mark.family == mark.family:
                stack[-1].cut = min(stack[-1].cut, mark.start)
            stack.append(_Open(mark, end))
            family.append(stack[-1])
        elif family:
            while stack[-1] is not family[-1]:
                pairs.append(_unclosed(stack[-1], mark.start))
                tops[stack.pop().mark.family].pop()
            opening = stack.pop().mark
            family.pop()
            pairs.append(Pair(opening.start, opening.end, mark.start, mark.end, opening.family, closed=True))
        elif left_open == mark.family and not n:
            pairs.append(Pair(start, start, mark.start, mark.end, mark.family, closed=True))
    return [*pairs, *(_unclosed(each, end) for each in stack)]


@dataclass(slots=True)
class _Open:
    """A mark that opened a quotation. `cut`: where the next of its family opens right within it, else far off.

    If nothing closes the quotation, it ends there: words lay between the two.
    """

    mark: Mark
    cut: int


def _unclosed(opening: _Open, end: int) -> Pair:
    mark, stop = opening.mark, min(opening.cut, end)
    return Pair(mark.start, mark.end, stop, stop, mark.family, closed=False)


def _nest(pairs: list[Pair], start: int, left_open: str | None) -> Iterator[Quotation]:
    """Quotations with their depth; `pairs` in order of their start, the longer first."""
    around: list[int] = []
    for pair in pairs:
        while around and around[-1] <= pair.outer_start:
            around.pop()
        yield Quotation(
            start=pair.start, end=pair.end, outer_start=pair.outer_start, outer_end=pair.outer_end, depth=len(around),
            continues=left_open == pair.family and pair.outer_start == start, closed=pair.closed,
        )  # fmt: skip
        around.append(pair.outer_end)
