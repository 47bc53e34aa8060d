"""Which language a text is in: by its commonest words where these settle it, else by py3langid.

M. Lui and T. Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", ACL 2012.
"""

import re
from collections.abc import Callable
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.languages import UNKNOWN

SAMPLE = 8_000  # characters that are looked at
WORD = re.compile(r"[^\W\d_]+")
COMMON = (
    0.1  # share of a language's commonest words from which on a text is in it; two in three English texts have more
)
LEAST = 40  # letters; a shorter text may be names and numbers, and is left undecided
LIKELY = 0.001  # English texts of ten words have .03 or more, those in other languages .00001 or less
NAMED = 0.6  # probability from which on a language is named

Scores = dict[str, float]


def language_of(text: str) -> str | None:
    """The code of a text's language (ISO 639), `und` for one that is not read and cannot be named, null if undecided.

    Called another language is only a text that cannot be in one that is read: an English report that is not read for
    an odd opening would be a loss, and one of a few words is read as English.
    """
    found = WORD.findall(text[:SAMPLE])
    lowered = [word.lower() for word in found]
    for code, common in _common().items():
        if sum(word in common for word in lowered) > COMMON * len(lowered):
            return code
    if sum(map(len, found)) < LEAST:
        return None
    scores = _scorer()(text[:SAMPLE])
    best = max(scores, key=lambda code: (scores[code], code))
    for code in sorted(words("languages", "read")):
        if scores.get(code, 0.0) + sum(scores.get(near, 0.0) for near in _near(code)) > LIKELY:
            return code if best == code and scores[code] >= NAMED else None
    return best if scores[best] >= NAMED else UNKNOWN


@cache
def _common() -> dict[str, frozenset[str]]:
    """The commonest words of each language that is read."""
    return {code: words("languages", "common", code) for code in sorted(words("languages", "read"))}


def _near(code: str) -> tuple[str, ...]:
    """Languages that short texts of a language are taken for."""
    return tuple(lexicon("languages")["near"].get(code, ()))


@cache
def _scorer() -> Callable[[str], Scores]:
    """Py3langid's probabilities; its model takes half a second to load, and English reports never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return lambda text: dict(identifier.rank(text))
