"""Words of a sentence with their offsets, and the forms that a lemma takes in English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon

TOKEN = re.compile(r"\w+(?:[.&’'-]\w+)*|[^\w\s]")
POSSESSIVE = re.compile(r"(?<=.)['’ʼ]s$")
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence, in code points, its end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: `text` in lower case, without a possessive's ending; offsets in code points of the sentence."""

    text: str
    start: int
    end: int
    possessive: bool = False


def words_of(sentence: str) -> Iterator[Word]:
    """The words and marks of a sentence, in order."""
    for found in TOKEN.finditer(sentence):
        text = found[0].lower().replace("’", "'")
        bare = POSSESSIVE.sub("", text)
        yield Word(bare, found.start(), found.end(), bare != text)


def follows(words: Sequence[Word], at: int, rest: Sequence[str]) -> bool:
    """Whether the words after one are these."""
    return all(at + n < len(words) and words[at + n].text == word for n, word in enumerate(rest, 1))


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb: regular ones are made, irregular ones looked up."""
    made = {lemma, _with_s(lemma), _with_ing(lemma)}
    irregular = lexicon("plover_words")["irregular"].get(lemma)
    return frozenset(made | set(irregular or [_with_ed(lemma)]))


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural."""
    return frozenset({lemma, _with_s(lemma)})


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if _ends_in_y(lemma) else f"{lemma}s"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if _ends_in_y(lemma) else f"{lemma}ed"


def _with_ing(lemma: str) -> str:
    return f"{lemma[:-1]}ing" if lemma.endswith("e") and not lemma.endswith("ee") else f"{lemma}ing"


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in VOWELS
