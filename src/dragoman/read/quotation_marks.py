"""Quotation marks: which characters they are and what each can do where it stands. Typography: lexicon/quotes.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.lexicon import lexicon

Role = Literal["opening", "closing", "either"]
BRACKETS = "([{<"
DASHES = "-‐‑‒–—―/="


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text: `start`/`end` in code points, its characters and its usual role.

    `char`: mostly one; `''` and two backticks are one mark.
    `before` and `after` are the characters beside it, empty at the edges of its paragraph.
    """

    start: int
    end: int
    char: str
    family: str
    role: Role
    before: str
    after: str

    @property
    def can_open(self) -> bool:
        """Whether words may begin after it: it stands at an edge, and not before a space."""
        fresh = not self.before or self.before.isspace() or self.before in BRACKETS + DASHES or is_mark(self.before)
        return fresh and bool(self.after) and not self.after.isspace()

    @property
    def can_close(self) -> bool:
        """Whether words may end before it."""
        return bool(self.before) and not self.before.isspace() and self.before not in BRACKETS


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation of one family as its marks bound it. Without a closing one `end` and `outer_end` are the same."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    family: str
    closed: bool


@cache
def _kinds() -> dict[str, tuple[str, Role]]:
    families: dict[str, dict[str, str]] = lexicon("quotes")["family"]
    roles: tuple[Role, ...] = ("opening", "closing", "either")
    return {char: (name, role) for name, marks in families.items() for role in roles for char in marks[role]}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("''|``|[" + re.escape("".join(_kinds())) + "]")


def is_mark(char: str) -> bool:
    """Whether a character is a quotation mark (or an apostrophe)."""
    return char in _kinds()


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of a paragraph, in order."""
    for found in _pattern().finditer(text, start, end):
        char = found.group()
        family, role = {"''": ("double", "either"), "``": ("double", "opening")}.get(char) or _kinds()[char]
        yield Mark(
            start=found.start(), end=found.end(), char=char, family=family, role=role,  # type: ignore[arg-type]
            before=text[max(start, found.start() - 1) : found.start()],
            after=text[found.end() : min(end, found.end() + 1)],
        )  # fmt: skip
