"""The passages of two reports to list as taken over: word for word, quoted by both, or told again in other words.

Reports of one origin are known to tell one text, so their sentences, and their clauses, need be less alike to be
listed than those of two reporters of one event, who share words by chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.paraphrases import Paraphrase, clauses, paraphrases
from dragoman.reconcile.passages import Alike, Story, stretches
from dragoman.record.finding import Passage, Reuse

TOLD = 15  # words of a sentence told again
MOSTLY = 0.7
SAID = 8  # words of one quotation that are worth showing
LIKE = 0.44  # weighted Dice of two sentences of one origin from which on they are a paraphrase to show
APART = 0.52  # and of two origins
CLAUSE = 0.55  # and of two clauses of one origin
CLAUSE_WORDS = 10  # words of such a clause
CLAUSE_SHARED = 5, 3  # words that they share, and those that are no names


@dataclass(frozen=True, slots=True)
class Pair:
    """What two stories share: passages alike (the ones that only both quote apart) and sentences told again."""

    a: Story
    b: Story
    verbatim: tuple[Alike, ...]
    quoted: tuple[Alike, ...]
    again: tuple[Paraphrase, ...]
    size: int  # unquoted words of the shorter story
    count: int  # sentences of the story with fewer


class _Listed:
    """Words of each report that are listed already, by the origin or the report that they are listed with."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], set[int]] = {}

    def has(self, ends: Iterable[tuple[tuple[str, str], tuple[int, int]]], share: float) -> bool:
        """Whether more than a share of any of some passages is."""
        return any(self._of(key, end) > share for key, end in ends)

    def _of(self, key: tuple[str, str], end: tuple[int, int]) -> float:
        held = self.held.get(key, set())
        return sum(k in held for k in range(end[0], end[1] + 1)) / (end[1] - end[0] + 1)

    def add(self, ends: Iterable[tuple[tuple[str, str], tuple[int, int]]]) -> None:
        """Note passages."""
        for key, end in ends:
            self.held.setdefault(key, set()).update(range(end[0], end[1] + 1))


def reuse(pairs: Mapping[tuple[int, int], Pair], stories: Sequence[Story], of: Mapping[str, str]) -> Iterator[Reuse]:
    """What is listed of all pairs, by the places of their stories. `of`: the origin of each report."""
    said = _Listed()
    finer = _clauses(stories, of)
    for places, pair in pairs.items():
        yield from _reuse(pair, of, said, finer.get(places, []))


def _clauses(stories: Sequence[Story], of: Mapping[str, str]) -> dict[tuple[int, int], list[Paraphrase]]:
    """Clauses told again by reports of one origin."""
    origins = [of[one.report.id] for one in stories]
    sizes = Counter(origins)
    parts = [some if sizes[o] > 1 else [] for some, o in zip(clauses(stories), origins, strict=True)]
    found = paraphrases(parts, least=CLAUSE)
    return {(m, n): some for (m, n), some in found.items() if origins[m] == origins[n]}


def _reuse(pair: Pair, of: Mapping[str, str], said: _Listed, finer: Iterable[Paraphrase]) -> Iterator[Reuse]:
    """The passages of a pair: word for word, quoted, then sentences and clauses told again that none of them covers.

    `said`: where a quotation is listed already with another report of the same origin: what a reprint quotes again is
    no other reuse.
    """
    own = _Listed()
    one_origin = of[pair.a.report.id] == of[pair.b.report.id]
    for run in stretches((*pair.verbatim, *pair.quoted)):
        quoted = run in pair.quoted
        if quoted and (len(run.pairs) < SAID or _quoted_before(pair, run, of, said)):
            continue
        own.add([(("a", ""), run.a)])
        a, b = passages(pair, run)
        yield Reuse(a=a, b=b, kind="near_verbatim", quoted=quoted)
    told = (one for one in pair.again if _worth(one, one_origin=one_origin))
    for one in (*told, *(one for one in finer if _worth_clause(one))):
        ends = ((("a", ""), (one.a.first, one.a.last)), (("b", ""), (one.b.first, one.b.last)))
        if not own.has(ends, 0.5):
            own.add(ends)
            a, b = sentence_passages(pair, one)
            yield Reuse(a=a, b=b, kind="paraphrase", quoted=False)


def _worth(one: Paraphrase, *, one_origin: bool) -> bool:
    """Whether two sentences are alike enough, and say enough to be told again: of short ones many are by chance."""
    words = min(one.a.last - one.a.first, one.b.last - one.b.first) + 1
    return one.score >= (LIKE if one_origin else APART) and bool(one.details) and words >= TOLD


def _worth_clause(one: Paraphrase) -> bool:
    words = min(one.a.last - one.a.first, one.b.last - one.b.first) + 1
    both = one.a.bag & one.b.bag
    least, plain = CLAUSE_SHARED
    return words >= CLAUSE_WORDS and len(both) >= least and len(both - one.a.names - one.b.names) >= plain


def _quoted_before(pair: Pair, run: Alike, of: Mapping[str, str], said: _Listed) -> bool:
    """Whether a quotation of one report is listed already with another report of the same origin; notes it if not."""
    one, other = pair.a.report.id, pair.b.report.id
    ends = (((of[one], other), run.b), ((of[other], one), run.a))
    held = of[one] != of[other] and said.has(ends, MOSTLY)
    said.add(() if held else ends)
    return held


def passages(pair: Pair, run: Alike) -> tuple[Passage, Passage]:
    """The words of a passage alike in both reports."""
    return _passage(pair.a, *run.a), _passage(pair.b, *run.b)


def sentence_passages(pair: Pair, one: Paraphrase) -> tuple[Passage, Passage]:
    """The words of two sentences or clauses that say the same."""
    return _passage(pair.a, one.a.first, one.a.last), _passage(pair.b, one.b.first, one.b.last)


def _passage(one: Story, first: int, last: int) -> Passage:
    start, end = one.words[first].start, one.words[last].end
    return Passage(report=one.report.id, start=start, end=end, quote=one.report.text[start:end])
