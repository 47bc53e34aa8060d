"""Whether one report tells another's story again in its own words: features of the two, each with its reason, weighed.

A rewrite chooses the same facts, tells them in the same order, and adds hardly anything: nobody new, no number, no
quotation. The weights (rewrites.toml) are those of a logistic regression (Cox, 1958), fitted by training/rewrites.py.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.paraphrases import figure, root
from dragoman.reconcile.passages import Story
from dragoman.reconcile.wording import alike, fold

TWICE = 2  # times that a word may stand in a story to mark a place in it
EVEN = 0.02  # added to both likenesses, so that two small ones are no great ratio
FEW = 4  # names or numbers below which a share of them says little
START = 4  # letters of a name that is a part of another
MOST = 3  # quotations of its own that count: more make no more difference
LONG = 4  # words of a quotation in a row that are taken over, one of them telling
DENSE = 2  # or telling words in a row
Spoken = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report holds: where each telling word first stands, its words in order, its names and its numbers."""

    places: Mapping[str, int]
    said: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Retold:
    """How one report tells another's story again.

    `nearer`: the logarithm of how much nearer its sentences follow that report than any other. `kept`: telling words in
    the same order, as a share of its own. `order`: Kendall's tau of the words that both have, 0 to 1. `quoted`: its own
    quotations, at most MOST. `names`, `numbers`: the share of its names and numbers that the other has not.
    """

    nearer: float
    kept: float
    order: float
    quoted: float
    names: float
    numbers: float

    @property
    def likelihood(self) -> float:
        """How likely it is a rewrite, 0 to 1."""
        weight = lexicon("rewrites")["weights"]
        total = weight["constant"] + sum(weight[name] * getattr(self, name) for name in FEATURES)
        return 1 / (1 + math.exp(-total))


FEATURES = ("nearer", "kept", "order", "quoted", "names", "numbers")


def facts(stories: Sequence[Story]) -> list[Facts]:
    """The facts of each story. Names are capitalised within a sentence somewhere, and in small letters nowhere."""
    within = (w for one in stories for before, w in pairwise(one.words) if w.name and _within(one, before.end, w.start))
    small = {w.text for one in stories for w in one.words if not w.name}
    known = frozenset(w.text for w in within) - small - words("names", "never")
    return [_facts(one, known) for one in stories]


def _within(one: Story, end: int, start: int) -> bool:
    """Whether no sentence ends between two words."""
    return not set(one.report.text[end:start]) & set('.!?…:\n“"')


def _facts(one: Story, known: frozenset[str]) -> Facts:
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    numbers, names = set(), set()
    for n, word in enumerate(one.words):
        number = figure(word.text)
        if key := number or (root(word.text) if word.content else ""):
            places.setdefault(key, n)
            counts[key] = counts.get(key, 0) + 1
        if number:
            numbers.add(number)
        elif word.name and word.content and word.text in known:
            names.update(fold(word.text).split())
    marks = {key: n for key, n in places.items() if counts[key] <= TWICE}
    said = tuple(part for w in one.words for part in fold(w.text).split())
    return Facts(marks, said, frozenset(names), frozenset(numbers))


def retold(mine: Facts, source: Facts, *, follows: float, rival: float, own: int) -> Retold:
    """How one report tells a source's story.

    `follows`, `rival`: how closely it follows the source and the nearest other; `own`: quotations that it alone has.
    """
    shared = sorted((source.places[key], mine.places[key]) for key in mine.places if key in source.places)
    new = sum(not _has(name, source) for name in mine.names - frozenset(source.said))
    return Retold(
        nearer=math.log((follows + EVEN) / (rival + EVEN)), kept=_rising(shared) / (len(mine.places) or 1),
        order=max(0.0, _tau(shared)), quoted=min(own, MOST), names=new / max(FEW, len(mine.names)),
        numbers=len(mine.numbers - source.numbers) / max(FEW, len(mine.numbers)),
    )  # fmt: skip


def _has(name: str, source: Facts) -> bool:
    """Whether a report has a name spelt otherwise, or a part of it."""
    return any(alike(name, other) or _part(name, other) for other in source.names)


def _part(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= START and (a.startswith(b) or b.startswith(a))


def _rising(shared: Iterable[tuple[int, int]]) -> int:
    """How many places can be kept so that both orders are one: the longest increasing subsequence (Fredman, 1975)."""
    ends: list[int] = []
    for _, place in shared:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _tau(shared: Sequence[tuple[int, int]]) -> float:
    """Kendall's tau of the two orders, -1 to 1."""
    pairs = [(one[1], two[1]) for n, two in enumerate(shared) for one in shared[:n]]
    return sum(1 if one < two else -1 for one, two in pairs) / len(pairs) if pairs else 0.0


def takes(quotation: Spoken, source: Facts) -> bool:
    """Whether a report has the words of a quotation, quoted or not: LONG of them in a row, or DENSE telling ones."""
    telling = [w not in words("matching", "stop") for w in quotation]
    for size, least in ((DENSE, DENSE), (LONG, 1)):
        runs = {
            quotation[n : n + size] for n in range(len(quotation) - size + 1) if sum(telling[n : n + size]) >= least
        }
        begun = {run[0] for run in runs}
        if any(word in begun and source.said[n : n + size] in runs for n, word in enumerate(source.said)):
            return True
    return False
