"""Sentences of two reports that say the same in other words, by the rare words, names and numbers that they share.

Weights are inverse sentence frequencies over the dossier; likeness is the weighted Dice coefficient; two sentences
are paired when each is the other's best. A first pass over an inverted index keeps it near-linear.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon import lexicon
from dragoman.reconcile.passages import Story
from dragoman.reconcile.wording import fold, is_number, stem

COMMON = 24  # sentences from which on a word leads to no other sentence: too many share it
FEWEST = 3  # words that two sentences must share
PLAIN = 2  # of them words that are no names: two sentences that only name the same people say nothing alike
SURELY = 4, 3  # the same for a paraphrase that is shown
_END = re.compile(r"[.!?…][\"”’)\]]*\s")
_CLAUSE = re.compile(r"[,;:—–]")
_TITLE = 3  # letters of an abbreviated title at most ("Gen.", "Mr."): no sentence ends there


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story: the story's index, the first and last word, its telling words (stems; numbers as `#7`)."""

    story: int
    first: int
    last: int
    bag: frozenset[str]
    names: frozenset[str]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Two sentences alike, the first of the earlier story; `score` 0 to 1; `details`: numbers and names they share."""

    a: Sentence
    b: Sentence
    score: float
    details: frozenset[str]

    @property
    def sure(self) -> bool:
        """Whether they share words enough to be shown as a paraphrase."""
        both = self.a.bag & self.b.bag
        return len(both) >= SURELY[0] and len(both - self.a.names - self.b.names) >= SURELY[1]


def sentences(stories: Sequence[Story]) -> list[list[Sentence]]:
    """The sentences of each story."""
    wholes = [list(_bounds(one)) for one in stories]
    return _cut(stories, wholes, wholes)


def clauses(stories: Sequence[Story]) -> list[list[Sentence]]:
    """The sentences of each story, cut at commas, colons and dashes."""
    wholes = [list(_bounds(one)) for one in stories]
    told = zip(stories, wholes, strict=True)
    return _cut(stories, wholes, [[part for whole in some for part in _parts(one, *whole)] for one, some in told])


def _cut(
    stories: Sequence[Story], wholes: Sequence[list[tuple[int, int]]], bounds: Sequence[list[tuple[int, int]]]
) -> list[list[Sentence]]:
    """The words of each story between some bounds. `wholes`: the bounds of its sentences."""
    told = zip(stories, wholes, strict=True)
    inner = (word for one, some in told for first, last in some for word in one.words[first + 1 : last + 1])
    names = frozenset(root(word.text) for word in inner if word.name and word.content) - {""}
    return [
        [_sentence(n, one, first, last, names) for first, last in some]
        for n, (one, some) in enumerate(zip(stories, bounds, strict=True))
    ]


def paraphrases(parts: Sequence[Sequence[Sentence]], *, least: float) -> dict[tuple[int, int], list[Paraphrase]]:
    """Pairs of sentences with a likeness of at least `least`, by the indices of their stories, in their order."""
    every = [s for some in parts for s in some]
    weight = _weights(every)
    heft = [sum(weight[word] for word in sorted(sentence.bag)) for sentence in every]
    index: dict[str, list[int]] = {}
    for n, sentence in enumerate(every):
        for word in sentence.bag:
            index.setdefault(word, []).append(n)
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for n, sentence in enumerate(every):
        for m in _near(n, sentence, every, index):
            score = likeness(sentence.bag & every[m].bag, heft[n] + heft[m], weight)
            for one, other in ((n, m), (m, n)):
                key = (one, every[other].story)
                best[key] = max(best.get(key, (0.0, 0)), (score, -other))
    found: dict[tuple[int, int], list[Paraphrase]] = {}
    for (n, story), (score, minus) in sorted(best.items()):
        a, b = every[n], every[-minus]
        if score >= least and a.story < story and best[-minus, a.story][1] == -n:
            found.setdefault((a.story, story), []).append(Paraphrase(a=a, b=b, score=score, details=_details(a, b)))
    return found


def likeness(both: frozenset[str], total: float, weight: Mapping[str, float]) -> float:
    """The weighted Dice coefficient of two bags of words, 0 to 1. `both`: what both have; `total`: their weights."""
    return round(2 * sum(weight[w] for w in sorted(both)) / total, 6) if total else 0.0


def _weights(every: Sequence[Sentence]) -> dict[str, float]:
    counts = Counter(word for sentence in every for word in sentence.bag)
    return {word: math.log((len(every) + 1) / count) for word, count in counts.items()}


def _near(n: int, sentence: Sentence, every: Sequence[Sentence], index: Mapping[str, list[int]]) -> Iterator[int]:
    """Earlier sentences of other stories that share FEWEST words, of which one at least is not common."""
    rows = (index[word] for word in sentence.bag if len(index[word]) <= COMMON)
    for m in sorted({m for row in rows for m in row[: bisect_left(row, n)]}):
        if every[m].story == sentence.story:
            continue
        both = sentence.bag & every[m].bag
        if len(both) >= FEWEST and len(both - sentence.names - every[m].names) >= PLAIN:
            yield m


def _details(a: Sentence, b: Sentence) -> frozenset[str]:
    return (a.names & b.names) | {word for word in a.bag & b.bag if word.startswith("#")}


def _bounds(story: Story) -> Iterator[tuple[int, int]]:
    first = 0
    for k in range(1, len(story.words) + 1):
        if k == len(story.words) or _ends(story, k):
            yield first, k - 1
            first = k


def _parts(story: Story, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, by its first and last word."""
    for k in range(first + 1, last + 1):
        if _CLAUSE.search(story.report.text, story.words[k - 1].end, story.words[k].start):
            yield first, k - 1
            first = k
    yield first, last


def _ends(story: Story, k: int) -> bool:
    """Whether a sentence ends before word k."""
    before, word = story.words[k - 1], story.words[k]
    if before.paragraph != word.paragraph:
        return True
    titled = before.name and len(before.text) <= _TITLE
    beside = word.start - before.end == 1  # a single character ends no sentence
    return not titled and not beside and bool(_END.search(story.report.text, before.end, word.start))


def _sentence(n: int, story: Story, first: int, last: int, known: frozenset[str]) -> Sentence:
    """A sentence; its names are capitalised words that are so within some sentence of the dossier too."""
    said = story.words[first : last + 1]
    free = [word for word in said if not word.quoted]
    numbers = {number for word in free if (number := figure(word.text))}
    telling = {root(word.text) for word in free if word.content and not figure(word.text)} - {""}
    names = {root(word.text) for word in free if word.name} & known
    return Sentence(
        story=n, first=first, last=last, bag=frozenset(telling | numbers), names=frozenset(names),
        quoted=len(free) * 2 < len(said),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def figure(word: str) -> str:
    """A number as `#7`, whether a word of a story tells it in figures or in letters; nothing for other words."""
    if not is_number(word):
        return ""
    rows = lexicon("numbers")
    return f"#{rows['values'].get(word) or rows['small'].get(word) or word}"


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The stem of a word of a story."""
    return stem(fold(word))
