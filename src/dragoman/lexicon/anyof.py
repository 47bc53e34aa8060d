"""One regex for many words: beginnings that words share stand once, so that a place without any is left at once."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Branches: TypeAlias = dict[str, "Branches"]  # by the next character; "" where a word ends


def any_of(listed: Iterable[str], *, marks: Mapping[str, str] | None = None) -> str:
    """A pattern for any of some words, the longest that fits first. `marks`: patterns for single characters."""
    top: Branches = {}
    for word in listed:
        node = top
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return f"(?:{_pattern(top, marks or {})})"


def _pattern(node: Branches, marks: Mapping[str, str]) -> str:
    branches = [
        marks.get(character, re.escape(character)) + _pattern(below, marks)
        for character, below in sorted(node.items())
        if character
    ]
    either = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
    return f"(?:{either})?" if either and "" in node else either
