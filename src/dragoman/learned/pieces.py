"""WordPiece (Wu et al. 2016, as in BERT uncased): the pieces that the learned reader sees, and their words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

WORD = re.compile(r"\w+|[^\w\s]")
MOST = 4  # pieces of one word: a made-up name needs no more to be known again
LONGEST = 40  # characters of a word that is looked up
UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary, and where the word stands (code points, end exclusive)."""

    id: int
    start: int
    end: int


class Vocabulary:
    """Pieces by their text. Holds what it has found for each word, so that a word is cut once."""

    def __init__(self, entries: Iterable[str]) -> None:
        """`entries`: one piece a line, its number the line's; pieces that go on a word begin with `##`."""
        self.ids: Mapping[str, int] = {entry: n for n, entry in enumerate(entries)}
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word, MOST at most; that of UNKNOWN where no pieces make it up."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(self._longest(plain(word[:LONGEST])))[:MOST]
        return found

    def _longest(self, word: str) -> Iterator[int]:
        """Greedily the longest piece that begins what is left of a word."""
        at = 0
        while at < len(word):
            lead = "##" if at else ""
            ends = (end for end in range(len(word), at, -1) if lead + word[at:end] in self.ids)
            end = next(ends, None)
            if end is None:
                yield self.ids[UNKNOWN]
                return
            yield self.ids[lead + word[at:end]]
            at = end


def plain(word: str) -> str:
    """A word in lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def pieces(text: str, vocabulary: Vocabulary, *, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The pieces of a text, or of the stretch from `start` to `end`, in order."""
    for word in WORD.finditer(text, start, len(text) if end is None else end):
        first, last = word.span()
        for number in vocabulary.cut(word.group()):
            yield Piece(number, first, last)
