"""Sums that name no currency: "the owner offered two and a half million", beside the seven million dollars asked."""

import re
from functools import cache

from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of
from dragoman.read.numbers import SPACE, Number

MILLION = 1_000_000
BEFORE = 400  # characters before a sum, within its paragraph, in which another names its currency
NEAR = 90  # characters before it in which a word of money stands, where the currency is named elsewhere


def currency(text: str, number: Number) -> str | None:
    """The currency of a number of millions that names nothing: that of a sum before it in its paragraph.

    Beside a word of money ("the debt", "owes") the only currency of the whole text. Null where neither tells.
    """
    if number.low < MILLION:
        return None
    first = max(text.rfind("\n", 0, number.start) + 1, number.start - BEFORE)
    before = _named(text[first : number.start])
    if before:
        return before[-1]
    if not _money().search(text, max(first, number.start - NEAR), number.start):
        return None
    every = set(_named(text))
    return every.pop() if len(every) == 1 else None


def _named(text: str) -> list[str]:
    """The currencies of the sums of a text, in their order."""
    signs = lexicon("units")["money"]
    return [signs.get(m[1]) or m[2].lower() for m in _sums().finditer(text)]


@cache
def _sums() -> re.Pattern[str]:
    """The regex of a sum with its currency: "$7 million", "seven million dollars"."""
    units = lexicon("units")
    names = any_of(sorted(set(units["money"].values())))
    return re.compile(rf"({any_of(list(units['money']))}){SPACE}?\d|illion{SPACE}({names})\b", re.IGNORECASE)


@cache
def _money() -> re.Pattern[str]:
    """The regex of the words of money."""
    return re.compile(rf"\b{any_of(lexicon('units')['sums']['words'])}\b", re.IGNORECASE)
