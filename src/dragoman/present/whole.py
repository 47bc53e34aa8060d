"""Wordings that were torn from their sentence: told from whole ones, and mended where nothing is lost by it."""

import re

from dragoman.lexicon import words
from dragoman.present.display import shown

_EDGES = " ,;:–—…"


def mended(text: str) -> str:
    """A text on one line without a last word that only led to what it leaves out: "…, adding", "… and"."""
    kept = shown(text).strip(_EDGES)
    while (last := _last(kept)) in words("brief", "loose") and " " in kept:
        kept = kept[: -len(last)].rstrip(_EDGES)
    return kept


def whole(text: str) -> bool:
    """Whether a wording can stand alone: it opens with a word, hangs on nothing before it, and leads to nothing."""
    kept = mended(text)
    opening = re.match(r"[“‘\"']?(\w[\w’'-]*|\$?[\d.,]+)(?:\s+(\w+))?", kept)
    hanging = words("brief", "hanging")  # in lower case: a capital opens a sentence
    hangs = (
        opening is None
        or kept.startswith("that,")
        or opening[1] in hanging | (words("brief", "finite") - words("brief", "links"))  # "should it fail" is whole
        or (opening[1] in words("brief", "torn") and opening[2] in hanging)
    )
    leads = _last(kept) in words("brief", "torn") and not re.search(r"(ed|en) [\w’'-]+$", kept)  # "to be fired upon"
    leads = leads and kept.count("“") <= kept.count("”")  # an open quotation ended there, in its own words
    return bool(kept) and not hangs and not leads


def led(text: str) -> str:
    """A text mended, with an ellipsis before it where it hangs on words that it leaves out."""
    kept = mended(text)
    first = kept.split(" ")[0]
    hangs = first in words("brief", "hanging") or (kept[:1].islower() and first.endswith("ing"))
    return f"… {kept}" if hangs else kept


def clause(text: str) -> bool:
    """Whether a wording has a finite verb that it could only have as a clause of its own."""
    return any(word in words("brief", "finite") for word in re.findall(r"[\w’']+", text.casefold()))


def _last(text: str) -> str:
    found = re.match(r"[\w’'-]+", text[::-1])  # from the end: a search for "…$" would try every letter of a long word
    return found[0][::-1] if found else ""
