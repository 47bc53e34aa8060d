"""Words compared: folding, content words, stems, how rare a word is in a dossier, how alike two spellings are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import filterfalse

from dragoman.lexicon import lexicon, words

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
POSSESSIVE = re.compile(r"['’]s?\b")
WORD = re.compile(r"[^\W_]+")
SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "ly", "e", "y")
STEM = 4  # letters that a stem keeps at least, so that "sing" and "used" stay themselves
SENTENCE = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(]*[^\W_a-z])|\n")
COMMON = 0.1  # share of the sentences from which on a word is common to the dossier
FREQUENT = 0.04
FEW = 6  # sentences: what so few have is never common


def folded(text: str) -> str:
    """A text for comparison: no case, accents, punctuation or possessive endings; words parted by one space."""
    plain = POSSESSIVE.sub("", text.casefold()).replace(".", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(LETTERS))
        plain = "".join(filterfalse(unicodedata.combining, plain))
    return " ".join(WORD.findall(plain))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The same of a text that is asked of again and again."""
    return folded(text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its inflection: crude on purpose, since both sides are cut alike."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= STEM:
            return _single(word[: -len(suffix)])
    return word


def _single(word: str) -> str:
    """A stem without what an ending left: a doubled last consonant ("stopped": "stop"), an e ("agreement": "agre")."""
    if len(word) > STEM and word[-1] == "e":
        return word[:-1]
    doubled = len(word) > STEM and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


def is_number(word: str) -> bool:
    """Whether a folded word is a number in figures or in letters."""
    return word[0].isdigit() or word in _numbers()


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    """All words of numbers."""
    rows = lexicon("numbers")
    return frozenset(w for table in ("values", "small", "scales", "vague") for w in rows[table])


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry what a text says: no function words, no weekdays, no numbers."""
    return frozenset(filter(None, map(_carried, folded(text).split())))


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """The same of a text that is asked of again and again."""
    return stems(text)


@lru_cache(maxsize=65536)
def _carried(word: str) -> str | None:
    """The stem of a folded word that carries something; null for any other."""
    if len(word) < 2 or word in words("matching", "stop") or word in words("names", "never") or is_number(word):  # noqa: PLR2004  letters
        return None
    return stem(_same().get(word, word))


@lru_cache(maxsize=1)
def formal() -> frozenset[str]:
    """The stems of words of agreeing and proposing, which name nothing that is agreed on or proposed."""
    every = (*words("matching", "light"), *words("matching", "idea"))
    return frozenset(stem(w) for w in every) | content(" ".join(every))


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    """Words to the one that they are compared as."""
    return {word: key for key, row in lexicon("matching")["same"].items() for word in row}


@lru_cache(maxsize=16384)
def negated(text: str) -> bool:
    """Whether a text holds a word that turns it round."""
    plain = text.casefold().replace("’", "'")
    return "n't" in plain or not words("matching", "negative").isdisjoint(plain.split())


@dataclass(frozen=True)
class Weights:
    """How much each word of a dossier tells: 1 for a rare one, less for one that many of its sentences use.

    Sparck Jones (1972) in three steps instead of a logarithm, so that one report more seldom changes a weight.
    `known`: the weights of sets that were asked before.
    """

    common: frozenset[str]
    frequent: frozenset[str]
    known: dict[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)

    def of(self, found: frozenset[str]) -> float:
        """The weight of some words together: a common one is a quarter, a frequent one three fifths of a rare one."""
        return len(found) - 0.75 * len(found & self.common) - 0.4 * len(found & self.frequent)

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The weight that two sets share, as a share of the lighter one: 0 to 1."""
        return self.share(self.of(a & b), a, b)

    def share(self, weight: float, a: frozenset[str], b: frozenset[str]) -> float:
        """A weight as a share of the lighter one of two sets, which are asked again and again."""
        lighter = min(self._kept(a), self._kept(b))
        return weight / lighter if lighter else 0.0

    def _kept(self, found: frozenset[str]) -> float:
        """The weight of some words, worked out once."""
        weight = self.known.get(found)
        if weight is None:
            weight = self.known[found] = self.of(found)
        return weight


def weights(texts: Iterable[str]) -> Weights:
    """The weights of the words of a dossier's reports, by the share of all sentences that have them."""
    counts: Counter[str] = Counter()
    sentences = 0
    for text in texts:
        for sentence in SENTENCE.split(text):
            said = stems(sentence)
            counts.update(said)
            sentences += bool(said)
    common = frozenset(w for w, n in counts.items() if n > max(FEW, COMMON * sentences))
    frequent = frozenset(w for w, n in counts.items() if n > max(FEW, FREQUENT * sentences))
    return Weights(common=common, frequent=frequent - common)


def distance(a: str, b: str, *, most: int) -> int:
    """Edits (insert, drop, change, swap neighbours) between two words, or `most + 1` (Damerau 1964, restricted)."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i, *[0] * len(b)]
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """A folded name with one spelling for each sound, doubled letters once ("Mahfooz", "Mahfuz": mahfuz)."""
    for spelling, plain in lexicon("matching")["romanised"].items():
        name = name.replace(spelling, plain)
    return "".join(letter for n, letter in enumerate(name) if n == 0 or letter != name[n - 1])


def alike(a: str, b: str) -> bool:
    """Whether two folded names may be spellings of one: the same sounds, or an edit or two in a long name."""
    if a == b or (min(len(a), len(b)) > STEM and sound(a) == sound(b)):
        return True
    shorter = min(len(a), len(b))
    most = 0 if shorter < 5 else 1 if shorter < 8 else 2  # noqa: PLR2004  lengths at which a slip is likelier than another name
    return bool(most) and a[0] == b[0] and distance(a, b, most=most) <= most
