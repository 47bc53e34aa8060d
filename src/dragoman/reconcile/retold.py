"""Whether one report tells another's story again in its own words: features of the two, each with its reason, weighed.

A rewrite chooses the same facts and numbers, tells them in the same order, and adds hardly anything: nobody new, no
number, no quotation. The weights (rewrites.toml) are those of a logistic regression (Cox, 1958), fitted by
training/rewrites.py.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.paraphrases import figure, root
from dragoman.reconcile.passages import Story
from dragoman.reconcile.telling import rising
from dragoman.reconcile.wording import alike, fold
from dragoman.record.claim import Figure
from dragoman.record.extraction import Extraction

TWICE = 2  # times that a word may stand in a story to mark a place in it
START = 4  # letters of a name that is a part of another
MOST = 3  # utterances of its own that count: more make no more difference
ENOUGH = 0.35  # share of its things that it tells in the other's order, from which on more make no difference
LONG = 4  # words of a quotation in a row that are taken over, one of them telling
DENSE = 2  # or telling words in a row
SMALL = 12  # up to which only the same number is the same
ROUND = 0.15  # of a greater one, by which it may have been rounded
Spoken = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report holds: where each telling word first stands, its words in order, its names and its numbers.

    `counts`: the numbers of its figures, without dates, ages and the like; `numbers`: all that its text has.
    """

    places: Mapping[str, int]
    said: tuple[str, ...]
    names: frozenset[str]
    counts: frozenset[float]
    numbers: frozenset[float]


@dataclass(frozen=True, slots=True)
class Retold:
    """How one report tells another's story again.

    `kept`: telling words in the same order, as a share of its own. `order`: Kendall's tau of the words that both have,
    0 to 1. `told`: things that both tell in the same order, as a share of its own, at most ENOUGH. `credited`: whether
    it credits the agency for words of that story. `counted`: numbers of the other's figures that it has too, as a
    share of those. `names`, `counts`, `quoted`: the names, numbers and utterances that the other has not. `longer`:
    quotations that go on in words which the other has nowhere. Of the last two at most MOST.
    """

    kept: float
    order: float
    told: float
    credited: bool
    counted: float
    names: int
    counts: int
    quoted: int
    longer: int

    @property
    def heard(self) -> int:
        """How often it has words of somebody that it cannot have from the other."""
        return self.quoted + self.longer

    @property
    def added(self) -> float:
        """How much it adds: the logarithm of its own names and numbers, and one."""
        return math.log1p(self.names + self.counts)

    @property
    def likelihood(self) -> float:
        """How likely it is a rewrite, 0 to 1."""
        weight = lexicon("rewrites")["weights"]
        total = weight["constant"] + sum(weight[name] * getattr(self, name) for name in FEATURES)
        return 1 / (1 + math.exp(-total))


FEATURES = ("kept", "order", "told", "credited", "counted", "added", "heard")


def facts(stories: Sequence[Story], extractions: Mapping[str, Extraction]) -> list[Facts]:
    """The facts of each story. Names are capitalised within a sentence somewhere, and in small letters nowhere."""
    within = (w for one in stories for before, w in pairwise(one.words) if w.name and _within(one, before.end, w.start))
    small = {w.text for one in stories for w in one.words if not w.name}
    nobody = words("names", "never") | words("names", "months") | words("rewrites", "nobody")
    known = frozenset(w.text for w in within) - small - nobody
    return [_facts(one, known, _counts(extractions.get(one.report.id))) for one in stories]


def _within(one: Story, end: int, start: int) -> bool:
    """Whether no sentence ends between two words."""
    return not set(one.report.text[end:start]) & set('.!?…:\n“"')


def _counts(extraction: Extraction | None) -> frozenset[float]:
    """The numbers of a report's figures."""
    quantities = (c.quantity for c in (extraction.claims if extraction else ()) if isinstance(c, Figure))
    return frozenset(float(n) for q in quantities for n in (q.low, q.high) if n is not None)


def _facts(one: Story, known: frozenset[str], counts: frozenset[float]) -> Facts:
    places: dict[str, int] = {}
    often: dict[str, int] = {}
    numbers, names = set(), set()
    for n, word in enumerate(one.words):
        number = figure(word.text)
        if key := number or (root(word.text) if word.content else ""):
            places.setdefault(key, n)
            often[key] = often.get(key, 0) + 1
        if number:
            numbers.add(number[1:].replace(",", ""))
        elif word.name and word.content and word.text in known:
            names.update(fold(word.text).split())
    marks = {key: n for key, n in places.items() if often[key] <= TWICE}
    said = tuple(part for w in one.words for part in fold(w.text).split())
    own = frozenset(fold(one.report.outlet or "").split())
    plain = frozenset(float(number) for number in numbers if number.replace(".", "", 1).isdecimal())
    return Facts(marks, said, frozenset(names) - own, counts, plain)


def retold(  # noqa: PLR0913  what its caller counts of claims
    mine: Facts, known: Sequence[Facts], *, told: float, credited: bool, quoted: int, longer: int
) -> Retold:
    """How one report tells a source's story.

    `known`: the source's facts first, then those of other reports that have its text. `told`: things that it tells in
    the source's order, as a share of its own; `quoted`: utterances of its own; `longer`: quotations with more words.
    """
    source = known[0]
    shared = sorted((source.places[key], mine.places[key]) for key in mine.places if key in source.places)
    new = mine.names.difference(*(one.said for one in known))
    return Retold(
        kept=len(rising([place for _, place in shared])) / (len(mine.places) or 1), order=max(0.0, _tau(shared)),
        told=min(ENOUGH, told), credited=credited,
        counted=sum(_counted(number, mine) for number in source.counts) / (len(source.counts) or 1),
        names=sum(not any(_has(name, one) for one in known) for name in new),
        counts=sum(not any(_counted(number, one) for one in known) for number in mine.counts),
        quoted=min(quoted, MOST), longer=min(longer, MOST),
    )  # fmt: skip


def _has(name: str, source: Facts) -> bool:
    """Whether a report has a name spelt otherwise, or a part of it."""
    return name in source.names or _spelt(name, source.names)


@lru_cache(maxsize=16384)
def _spelt(name: str, names: frozenset[str]) -> bool:
    """The same of names, asked of each report and each that may have its story."""
    return any(_part(name, other) or alike(name, other) for other in names)


def _part(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= START and (a.startswith(b) or b.startswith(a))


def _counted(number: float, source: Facts) -> bool:
    """Whether a report has a number, or the one that it was rounded from or to."""
    if number in source.counts or number in source.numbers:
        return True
    return number > SMALL and any(
        abs(number - n) <= ROUND * max(number, n) for some in (source.counts, source.numbers) for n in some
    )


def _tau(shared: Sequence[tuple[int, int]]) -> float:
    """Kendall's tau of the two orders, -1 to 1."""
    before: list[int] = []
    concordant = 0
    for _, place in shared:
        at = bisect_left(before, place)
        concordant += at
        before.insert(at, place)
    pairs = len(shared) * (len(shared) - 1) // 2
    return (2 * concordant - pairs) / pairs if pairs else 0.0


def beyond(quotation: Spoken, story: Iterable[Facts]) -> bool:
    """Whether a quotation has a telling word or a number that no report of a story has, in whatever form."""
    telling = _keys(word for word in quotation if word not in words("matching", "stop"))
    return bool(telling.difference(*(_keys(one.said) for one in story)))


def _keys(said: Iterable[str]) -> set[str]:
    return {figure(word) or root(word) for word in said}


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
