"""Scale: whether words tell of a war or a year as a whole rather than of one incident."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from dragoman.extract.tolls import Toll
from dragoman.lexicon import lexicon

AFTER = 60  # characters after an incident in which "since the war began" still belongs to it


class Told(Protocol):
    """What is asked for its scale: tolls, and the span of the words that tell them."""

    @property
    def tolls(self) -> Sequence[Toll]:
        """The tolls told."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where the words end."""


def background(text: str, told: Told) -> bool:
    """Whether what is told is that of a war or a year as a whole: an aggregate, not an incident."""
    table = lexicon("incidents")["background"]
    if any((t.quantity.low or 0) > table["most"] for t in told.tolls):
        return True
    near = text[told.start : told.end] + re.split(r"[.;!?\n]", text[told.end : told.end + AFTER])[0]
    if _since(near) or (told.tolls and _over(near)):
        return True
    if told.tolls and _warring().search(text, told.start, told.end):
        return True
    return bool(_background_words().search(text, told.start, told.end))


def _since(near: str) -> bool:
    """Whether "since" and the beginning of a war follow, and no record: "the most since the war"."""
    table = lexicon("incidents")["background"]
    began = re.search(rf"\bsince\b(?!\s[A-Z]\w+day)[^.;]{{0,40}}\b(?:{'|'.join(table['since'])})", near, re.IGNORECASE)
    return began is not None and not _record(near[: began.start()])


def _over(near: str) -> bool:
    """Whether "since" and the name of a month, season or year follow a toll: a count over a time."""
    began = _periods().search(near)
    return began is not None and not _record(near[: began.start()])


def _record(before: str) -> bool:
    """Whether words that end before "since" tell of a record."""
    records = "|".join(lexicon("incidents")["background"]["records"])
    return bool(re.search(rf"\b(?:{records})\b[^.;]{{0,60}}$", before, re.IGNORECASE))


@cache
def _periods() -> re.Pattern[str]:
    """The regex of "since" and a month, season or year, not a day."""
    listed = "|".join(re.escape(w) for w in lexicon("incidents")["background"]["periods"])
    return re.compile(rf"\bsince\s(?:early\s|mid-?|late\s|last\s)?(?:{listed}|\d{{4}})\b(?!\s\d)", re.IGNORECASE)


@cache
def _warring() -> re.Pattern[str]:
    """The regex of a war that has killed."""
    listed = "|".join(lexicon("incidents")["background"]["wars"])
    return re.compile(
        rf"\b(?:{listed})\s(?:which\s|that\s)?(?:has|have|had)\s(?:already\s|so far\s|now\s)?"
        r"(?:killed|cost|claimed|left)\b",
        re.IGNORECASE,
    )


@cache
def _background_words() -> re.Pattern[str]:
    """The regex of the words of background."""
    table = lexicon("incidents")["background"]
    either = "|".join(re.escape(w) for w in sorted(table["words"], key=lambda w: (-len(w), w)))
    named = r"(?:in|during|of|from)\s(?:the|last|that)\s(?:[\w’'-]+\s){0,2}wars?"  # "killed in the Tarnish war"
    return re.compile(rf"\b(?:{named}|{either})\b(?!\s(?:later|after|earlier|before))", re.IGNORECASE)
