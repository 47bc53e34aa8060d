"""The words of time expressions as alternations and values; the words themselves are data (lexicon/times.toml)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from dragoman.lexicon import anyof, lexicon

GAP = r"[^\S\r\n]{1,4}"  # a space or a few, never a new line
YEAR = r"(?:1[5-9]|20)\d\d"
CLOCK = r"(?:[01]?\d|2[0-4])"


def table(name: str) -> Any:  # noqa: ANN401  a table of the lexicon, as TOML gives it
    """A table of `times.toml`."""
    return lexicon("times")[name]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; spaces may be any gap, apostrophes of either kind."""
    return anyof.any_of(words, marks={" ": GAP, "’": "['’]"})


@cache
def vocabulary() -> dict[str, str]:
    """The named alternations that patterns are put together from."""
    ordinals = [word for word, number in table("ordinals").items() if number > 3]  # noqa: PLR2004  "the first of all"
    units = any_of(table("units"))
    tens = [word for word, number in table("numbers").items() if number in range(20, 100)]
    ones = [word for word, number in table("numbers").items() if number in range(1, 10) and len(word) > 2]  # noqa: PLR2004
    numbers = rf"(?:{any_of(tens)}-{any_of(ones)}|{any_of([*table('numbers'), *table('vague_numbers')['words']])})"
    months = f"(?-i:{any_of(table('months'))})"
    short = f"(?-i:{any_of(table('month_abbreviations'))})"
    return {
        "G": GAP, "SP": r"[^\S\r\n]", "YEAR": YEAR, "WEEKDAY": f"(?-i:{any_of(table('weekdays'))})", "MONTH": months,
        "SHORT": rf"(?:{months}|{short}\.?)",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", "ORDINAL": any_of(table("ordinals")),
        "HIGH": any_of(ordinals), "COUNT": rf"(?:\d{{1,3}}|{numbers})", "UNIT": units,
        "PART": any_of(table("parts_of_day")["words"]), "SEASON": any_of(table("seasons")),
        "HOLIDAY": f"(?-i:{any_of(table('holidays'))})", "CLOCK": CLOCK,
        "MOVABLE": f"(?-i:{any_of(table('movable'))})",
        "NTH": f"(?-i:{any_of(table('nth_weekdays'))})",
        "HALF": r"(?:[ap]\.?m\b\.?)",
    }  # fmt: skip


def number(words: str) -> int | None:
    """The number in words or digits, "twenty-first" and "3rd" too; null where it tells none ("several")."""
    said = " ".join(words.lower().split())
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits.group())
    tens, _, ones = said.partition("-")
    numbers: dict[str, int] = table("numbers")
    if ones in numbers and tens in numbers:
        return numbers[tens] + numbers[ones]
    return numbers.get(said) or table("ordinals").get(said)


def month_number(words: str) -> int:
    """1 to 12 for the name of a month or its abbreviation."""
    months: list[str] = table("months")
    short: dict[str, int] = table("month_abbreviations")
    return months.index(words) + 1 if words in months else short[words.rstrip(".")]


def period(count: int | None, unit: str) -> str | None:
    """An ISO 8601 period such as P30D, PT5H or P2W; null without a number."""
    kind = table("units").get(unit.lower().removesuffix("s")) or table("units")[unit.lower()]
    return None if count is None else f"P{'T' if kind.get('clock') else ''}{count * kind['count']}{kind['letter']}"
