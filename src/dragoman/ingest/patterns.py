"""Patterns written with words in braces: `{DAY}` and the like, from the lexicon of boilerplate."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.lexicon import lexicon

LINE = re.compile(r"[^\r\n]+")
BRACED = re.compile(r"\{([A-Z]+)\}")


def lines_of(text: str) -> Iterator[re.Match[str]]:
    """The lines with words in them, whole: what `read` takes for paragraphs."""
    return (match for match in LINE.finditer(text) if not match.group().isspace())


def expand(pattern: str) -> str:
    """A pattern with its braced words put in. Raises KeyError for a word that the lexicon does not hold."""
    return BRACED.sub(lambda match: _words()[match[1]], pattern)


@cache
def _words() -> dict[str, str]:
    """Braced words → pattern; those of a row of the lexicon may use the rows above it."""
    found = {"PICTURES": _either(picture_sellers())}
    for name, pattern in lexicon("boilerplate")["words"].items():
        found[name] = BRACED.sub(lambda match: found[match[1]], pattern)
    return found


def picture_sellers() -> list[str]:
    """Who may close a picture credit: agencies, by all their names, and sellers of pictures."""
    table = lexicon("agencies")
    names = [name for agency in table["agency"] for name in (agency["name"], *agency["aliases"])]
    return [*names, *table["pictures"]]


def _either(names: list[str]) -> str:
    """A pattern for one of several names, the longest first."""
    return f"(?:{'|'.join(re.escape(name) for name in sorted(set(names), key=lambda n: (-len(n), n)))})"
