"""Words and phrases looked for in a text where one of their first words stands, and nowhere else.

Python's `re` tries a pattern of many words at every character. The words of a text are listed once, by their places;
which of them begin a phrase of a lexicon is asked of the few that it has.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

WORD = re.compile(r"\w+")
HELD = 64  # pairs of a text and what is looked for in it that are kept: one text is asked many times in a row


@dataclass(eq=False)
class Sought:
    """What is looked for: a `pattern` that fits at the start of a word alone, and the words that it begins with.

    `numbers`: whether it also begins with any number in figures.
    """

    pattern: re.Pattern[str]
    listed: Collection[str] = field(repr=False)
    numbers: bool = False

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first words, in small letters, of all that is listed."""
        return frozenset(first.group().lower() for phrase in self.listed if (first := WORD.match(phrase)))

    def within(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between two code points of a text, as `finditer` of the pattern gives them."""
        places = _places(text, self)
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place >= start and (match := self.pattern.match(text, place, end)):
                yield match
                start = match.end()


def sought(pattern: str, listed: Iterable[str], *, numbers: bool = False) -> Sought:
    """What is looked for, in any letters, by a regex that begins with a word of what is listed."""
    return Sought(re.compile(pattern, re.IGNORECASE), tuple(listed), numbers)


@lru_cache(maxsize=HELD)
def _places(text: str, wanted: Sought) -> tuple[int, ...]:
    """Where the words of a text stand that may begin what is looked for, in order."""
    said = _words(text)
    found = [place for word in wanted.begins & said.keys() for place in said[word]]
    if wanted.numbers:
        found += [place for word, places in said.items() if word[0].isdecimal() for place in places]
    return tuple(sorted(found))


@lru_cache(maxsize=2)
def _words(text: str) -> dict[str, list[int]]:
    """The words of a text in small letters, each with its places."""
    found: dict[str, list[int]] = {}
    for match in WORD.finditer(text):
        found.setdefault(match.group().lower(), []).append(match.start())
    return found
