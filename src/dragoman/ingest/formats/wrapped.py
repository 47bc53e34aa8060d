"""Plain text whose lines a program has broken at some width, as mails have: made paragraphs again."""

from itertools import pairwise
from typing import NamedTuple

WIDTHS = range(50, 101)  # characters: at which width programs break lines
SIGNATURE = "-- "


class _Line(NamedTuple):
    """A line, whether the next one goes on with it, and whether without a space between."""

    text: str
    goes_on: bool = False
    close: bool = False


def unwrapped(text: str, *, flowed: bool = False, delsp: bool = False) -> str:
    """A text with a line a paragraph, and nothing below a signature's mark.

    `flowed`, `delsp`: it says itself which lines go on (IETF RFC 3676). Else one goes on where the next one's first
    word had no room on it: at the width of the longest line, if that is a width at which programs break lines.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if SIGNATURE in lines[1:]:
        lines = lines[: lines.index(SIGNATURE, 1)]
    if flowed:
        return _joined([_flowing(line, delsp=delsp) for line in lines])
    width = max((len(line.rstrip()) for line in lines), default=0)
    ends = [line.rstrip() for line in lines]
    if width not in WIDTHS:
        return _joined([_Line(line) for line in ends])
    return _joined([_Line(line, _goes_on(line, after, width)) for line, after in pairwise([*ends, ""])])


def _flowing(line: str, *, delsp: bool) -> _Line:
    """A line as RFC 3676 has it: without the space that it is stuffed with; it goes on where it ends in one."""
    plain = line.removeprefix(" ")
    goes_on = plain.endswith(" ")
    return _Line(plain.removesuffix(" ") if goes_on and delsp else plain, goes_on, delsp)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken because the first word of the next had no room on it."""
    if not line or not following or following[0] in " \t>*•-–—" or line.startswith(">"):
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _joined(lines: list[_Line]) -> str:
    """Lines, those that go on together with the next."""
    parts: list[str] = []
    for line in lines:
        parts.append(line.text.rstrip() if line.goes_on and not line.close else line.text)
        parts.append(("" if line.close else " ") if line.goes_on else "\n")
    told = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in told if line)
