"""Report text made fit to show: the words stay, what would break a line or deceive the eye goes.

The exact words stay in the record; a brief shows them on one line, without control characters, bidirectional
overrides (Unicode UAX #9; CVE-2021-42574) and lone surrogates.
"""

import re
import unicodedata
from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.present.parts import Run

LIMIT = 260  # characters of a report's wording in a sentence: about two lines and a half
_ODD = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = "\"“”„‟«»‘’‚'"
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‘", "»": "’"})


def shown(text: str) -> str:
    """A text on one line, with nothing in it that cannot be seen."""
    return " ".join(unbroken(_ODD.sub(" ", text)).split())


def unbroken(text: str) -> str:
    """A text that can be written as UTF-8: its lone surrogates, which stand for nothing, are replaced."""
    return _SURROGATE.sub("\ufffd", text)


def clipped(text: str, limit: int = LIMIT) -> str:
    """A text cut between words, with an ellipsis, where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head
    return f"{cut.rstrip(' ,;:–—-')}…"


def wording(text: str, *, limit: int = LIMIT) -> Run:
    """A report's own wording. Marks around the whole are dropped, and a comma or stop that only ended its clause."""
    words = shown(text).strip(" ,;:–—")
    if words[:1] in _MARKS and words[-1:] in _MARKS and not any(mark in words[1:-1] for mark in _MARKS[:7]):
        words = words[1:-1].strip(" ,;:")
    return Run(text=_closed(clipped(_single_stop(words), limit)), style="wording")


def opening(run: Run) -> Run:
    """A wording that opens a sentence."""
    return replace(run, text=capital(run.text))


def said(pieces: tuple[str, ...], *, limit: int = LIMIT) -> Run:
    """A speaker's own words, each piece within “ ”, marks inside turned to single ones."""
    kept = [_inside(piece) for piece in pieces]
    text = " … ".join(f"“{piece}”" for piece in dict.fromkeys(kept) if piece)
    if len(text) > limit:
        text = f"{clipped(text, limit).rstrip('”')}”"
        text = text if text.count("“") == text.count("”") else f"{text}”"
    return Run(text=text, style="said")


def ended(text: str) -> str:
    """What has to follow a text to end its sentence: a full stop, or nothing."""
    return "" if text.rstrip("”’\"') ").endswith((".", "!", "?", "…")) else "."


def listed(names: list[str], *, last: str = "and") -> str:
    """Names as English lists them: "A", "A and B", "A, B and C"."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def once(names: Iterable[str]) -> list[str]:
    """Names in order, each once, whatever its case."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return list(found.values())


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun; up to nine in letters."""
    letters = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{letters[number] if number < len(letters) else number} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def bare(text: str) -> str:
    """The letters and digits of a text, in lower case, words apart: for telling whether two wordings are the same."""
    return " ".join(re.findall(r"\w+", folded(text)))


def folded(text: str) -> str:
    """A text for sorting and comparing: no case, no accents."""
    return unicodedata.normalize("NFKD", text.casefold())


def _closed(words: str) -> str:
    """Words with a mark for each quotation that they leave open at either end."""
    depth = orphans = 0
    for mark in re.findall("[“”]", words):
        if mark == "“":
            depth += 1
        elif depth:
            depth -= 1
        else:
            orphans += 1
    if orphans and words.endswith("”") and words.count("”") == 1:  # it closes what the words leave out
        words, orphans = words[:-1].rstrip(" ,;:"), 0
    return f"{'“' * orphans}{words}{'”' * depth}{chr(34) * (words.count(chr(34)) % 2)}"


def _single_stop(words: str) -> str:
    kept = not words.endswith(".") or words.endswith("..") or re.search(r"\b\w\.\w\.$", words)
    return words if kept else words[:-1]


def _inside(piece: str) -> str:
    """Quoted words without their marks and the comma that press style puts before the closing mark."""
    words = shown(piece).strip()
    while words[:1] in tuple('“„«"') and words[1:]:
        words = words[1:].strip()
    while words[-1:] in tuple('”»"') and words[:-1]:
        words = words[:-1].strip()
    straight = re.sub(r'"([^"]*)"', r"‘\1’", words).replace('"', "”")
    return straight.translate(_INNER).rstrip(" ,;:")
