"""Printed lines made paragraphs again: what belongs together is joined, what stands on every page is left out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from dragoman.lexicon import words
from dragoman.record.base import Frozen

MARGIN = 0.1  # of a page's height, at its top and bottom: where running heads and page numbers stand
NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
BULLET = re.compile(r"[•◦▪‣·*–—-]\s|\(?\d{1,2}[.)]\s")
ENDS = re.compile(r"[.!?:…][”\"’')\]]*$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
PITCH = 1.4  # a line that is so many times the usual distance below the one before begins a paragraph
SIZE = 1.15  # the same for the height of its letters
SPARE = (
    0.12  # of a column's width: more room than this beside a line that ends no sentence, and it was broken on purpose
)
AROUND = 4  # lines before and after one that show how far it could have reached
APART = 60.0  # points from the beginning of a line to that of one in the next column, at the least
LEAST = 0.1  # points; no line is lower
INDENT = (0.4, 6.0)  # heights of a line: how far a paragraph's first line may be set in


class Line(Frozen, frozen=True, kw_only=True):
    """A line as printed: its words, and its place on the page in points from the lower left corner.

    `hyphen`: it ends in one, which is not among its words; `word`: the width of its first word; `height`: the page's.
    """

    text: str
    hyphen: bool
    page: int
    height: float
    left: float
    right: float
    top: float
    bottom: float
    word: float


class _Usual(Frozen, frozen=True, kw_only=True):
    """`pitch`: the usual distance from a line to the next below it; `tall`: the usual height of a line."""

    pitch: float
    tall: float


def paragraphs(lines: Sequence[Line]) -> str:
    """The text of printed lines, a line a paragraph."""
    kept = list(_story(lines))
    if not kept:
        return ""
    usual, columns, known = _usual(kept), _columns(kept), _vocabulary(kept)
    parts = [kept[0].text]
    for at, (line, following) in enumerate(pairwise(kept)):
        if _begins(line, following, usual, columns[line.page, line.left], _reach(kept, at)):
            parts += ["-\n" if line.hyphen else "\n", following.text]
        elif line.hyphen:
            parts += [_joint(parts[-1], following.text, known), following.text]
        else:
            parts += [" ", following.text]
    text = "".join(parts) + "-" * kept[-1].hyphen
    printable = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Co"})
    told = (" ".join(line.split()) for line in printable.split("\n"))
    return "\n".join(line for line in told if line)


def _story(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines but for page numbers, and for heads and feet that stand on several pages."""
    edge = [line.bottom > line.height * (1 - MARGIN) or line.top < line.height * MARGIN for line in lines]
    pages = Counter(
        text for text, _ in {(_bare(one.text), one.page) for one, at in zip(lines, edge, strict=True) if at}
    )
    count = len({line.page for line in lines})
    for line, at in zip(lines, edge, strict=True):
        if not at or not (NUMBER.fullmatch(line.text) or pages[_bare(line.text)] > max(1, count // 2)):
            yield line


def _bare(text: str) -> str:
    """A line with its numbers made equal: "Page 3 of 9" stands on every page."""
    return DIGITS.sub("0", text.casefold())


def _usual(lines: Sequence[Line]) -> _Usual:
    """What is usual in a document."""
    steps = [one.bottom - other.bottom for one, other in pairwise(lines) if _below(one, other)]
    return _Usual(pitch=median(steps) if steps else 0.0, tall=median(map(_tall, lines)))


def _below(one: Line, other: Line) -> bool:
    """Whether a line stands in the same column as another, further down."""
    return one.page == other.page and one.bottom > other.bottom and other.left < one.right and one.left < other.right


def _columns(lines: Sequence[Line]) -> dict[tuple[int, float], tuple[float, float]]:
    """How far left and right the column reaches in which a line of a page begins at some distance from the left."""
    begun = sorted({(line.page, line.left) for line in lines})
    column = dict.fromkeys(begun, 0)
    for before, place in pairwise(begun):
        apart = place[0] != before[0] or place[1] - before[1] > APART
        column[place] = column[before] + apart
    reach: dict[int, tuple[float, float]] = {}
    for line in lines:
        own = column[line.page, line.left]
        left, right = reach.get(own, (line.left, line.right))
        reach[own] = min(left, line.left), max(right, line.right)
    return {place: reach[own] for place, own in column.items()}


def _reach(lines: Sequence[Line], at: int) -> float:
    """How far right the lines around one reach: beside a box or a picture, less far than their column."""
    here = lines[at]
    around = lines[max(0, at - AROUND) : at + AROUND + 1]
    return max(line.right for line in around if line.page == here.page and abs(line.left - here.left) < APART)


def _begins(line: Line, following: Line, usual: _Usual, column: tuple[float, float], reach: float) -> bool:
    """Whether a line begins a paragraph, by the one before it, which stands in a column and reaches so far."""
    tall, below = _tall(line), _below(line, following)
    if _stands_apart(line, following, usual):
        return True
    if below and tall > SIZE * usual.tall:  # a heading goes on
        return False
    space = 0.25 * tall  # between two words
    if ENDS.search(line.text):
        least, most = (factor * tall for factor in INDENT)
        set_in = below and least < following.left - max(column[0], line.left) < most
        return set_in or column[1] - line.right - following.word > space
    if line.hyphen or following.text[:1].islower():
        return False
    return reach - line.right - following.word > max(space, SPARE * (column[1] - column[0]))


def _stands_apart(line: Line, following: Line, usual: _Usual) -> bool:
    """Whether a line begins a paragraph by its looks: a list's mark, another size, a wider distance."""
    tall, taller = sorted((_tall(line), _tall(following)))
    mark = not line.hyphen and BULLET.match(following.text) is not None
    distance = PITCH * usual.pitch * max(1.0, _tall(line) / usual.tall)
    wide = usual.pitch > 0 and _below(line, following) and line.bottom - following.bottom > distance
    return mark or wide or taller > SIZE * tall


def _tall(line: Line) -> float:
    """The height of a line."""
    return max(line.top - line.bottom, LEAST)


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand whole in the text, in lower case, those with hyphens as they are."""
    return frozenset(word for line in lines for word in WORD.findall(line.text.casefold()))


def _joint(before: str, after: str, known: frozenset[str]) -> str:
    """What stands between two parts of a line's last word: nothing, where it is surely one word; else its hyphen.

    Surely one is a word that stands unbroken elsewhere in the text, or of which the second part ends words and is none.
    """
    first, second = WORD.findall(before[-60:].casefold()), WORD.match(after[:60].casefold())
    if not first or not before[-1:].isalpha() or second is None:
        return "-"
    tail = second.group()
    if tail in words("formats", "hyphenation", "apart"):
        return "- "
    if not after[0].islower() or f"{first[-1]}-{tail}" in known:
        return "-"
    return "" if first[-1] + tail in known or tail in words("formats", "hyphenation", "endings") else "-"
