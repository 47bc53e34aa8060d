"""What the shape of a text tells: its title, and whether it begins or ends amid the story."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.ingest.draft import one_line
from dragoman.ingest.patterns import lines_of
from dragoman.lexicon import lexicon
from dragoman.record.report import Dropped

TITLE_WORDS = 20
LEAD_WORDS = 15  # a title that ends in "?", "!" or a quotation mark is one when a lead of so many words follows
CUT_WORDS = 8  # a last line of fewer words without a full stop may be a heading, a signature, a date
STOPS = ".…:;,–—-"
SOFT_STOPS = "?!”\"’'"
MARKDOWN = re.compile(r"^#{1,3}\s+|\s+#+$")
BULLET = re.compile(
    r"(?:[-*•·–—>]+|\d{1,2}[:.h]\d\d|\[[^\]]{1,12}\])\s"
)  # a list, a live blog's time: no sentence's begin


class Shape(NamedTuple):
    """`title`: the heading at the top, or null. `excerpt`: the text begins or ends amid the story."""

    title: str | None
    excerpt: bool


def shape(text: str, dropped: Sequence[Dropped]) -> Shape:
    """The shape of a text whose `dropped` lines are known."""
    gone = {d.start for d in dropped}
    lines = [m.group().strip() for m in lines_of(text) if m.start() not in gone]
    lines = [line for line in (line.strip("\ufeff \t") for line in lines) if line]
    if not lines:
        return Shape(title=None, excerpt=False)
    title = _title(lines)
    story = lines[1:] if title and len(lines) > 1 else lines
    calls = any(_called(d.quote.strip()) for d in dropped)
    return Shape(title=title, excerpt=_begins_amid(story[0]) or _ends_amid(story[-1]) or calls)


def _title(lines: list[str]) -> str | None:
    """The first line, where it is a heading and something follows."""
    line = MARKDOWN.sub("", lines[0])
    count = len(line.split())
    if len(lines) == 1 or not 0 < count <= TITLE_WORDS or line[-1] in STOPS or not any(c.isalpha() for c in line):
        return None
    lead = max(len(following.split()) for following in lines[1:4])
    if line[-1] in SOFT_STOPS and lead < max(LEAD_WORDS, count):
        return None
    return None if line[0].islower() else one_line(line)


def _begins_amid(line: str) -> bool:
    """Whether a story's first line goes on from something that is not there."""
    if BULLET.match(line):
        return False
    first = line.lstrip("“”\"'‘’([«")[:1]
    return line.startswith(("…", "...", "[…]", "[...]")) or first.islower() or any(p.match(line) for p in _continues())


def _ends_amid(line: str) -> bool:
    """Whether a story's last line breaks off."""
    if _breaks_off().search(line[-60:]):
        return True
    closes: str = lexicon("boilerplate")["shape"]["closes"]
    words = line.split()
    sentence = 2 * sum(word[0].islower() for word in words) >= len(words)  # else a heading, a list of names
    return line[-1] not in closes and len(words) >= CUT_WORDS and sentence


def _called(line: str) -> bool:
    """Whether a line that is no story sends the reader elsewhere for the rest of it."""
    return re.fullmatch(lexicon("boilerplate")["shape"]["read_on"], line[:300]) is not None


@cache
def _continues() -> tuple[re.Pattern[str], ...]:
    """How a line begins that goes on from another."""
    return tuple(re.compile(pattern) for pattern in lexicon("boilerplate")["shape"]["continues"])


@cache
def _breaks_off() -> re.Pattern[str]:
    """How a line ends that breaks off."""
    return re.compile(f"{lexicon('boilerplate')['shape']['breaks_off']}$")
