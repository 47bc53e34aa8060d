"""The passages of two reports to list as taken over: word for word, quoted by both, or told again in other words.

Reports of one origin are known to tell one text, so their sentences, and their clauses, need be less alike to be
listed than those of two reporters of one event, who share words by chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.cluster import roots
from dragoman.reconcile.paraphrases import Paraphrase, clauses, paraphrases
from dragoman.reconcile.passages import Alike, Story, stretches
from dragoman.reconcile.rewrites import Following
from dragoman.record.finding import Passage, Reuse, ReuseKind

Place = tuple[int, int]

COVERED = 0.5  # share of either end of a passage that is listed already, from which on it is not listed again
REPRINTED = 0.2  # share of the shorter report in the other's words from which on it is no rewrite but a reprint
BETWEEN = 60  # words between two sentences told again that still are one stretch
SENTENCES = 2  # that a stretch tells again
TOLD = 15  # words of a sentence told again
MOSTLY = 0.7
SAID = 8  # words of one quotation that are worth showing
LIKE = 0.44  # weighted Dice of two sentences of one origin from which on they are a paraphrase to show
APART = 0.62  # and of two origins: what two reporters have of one communiqué reaches 0.6
CLAUSE = 0.55  # and of two clauses of one origin
CLAUSE_WORDS = 10  # words of such a clause
CLAUSE_SHARED = 5, 3  # words that they share, and those that are no names


@dataclass(frozen=True, slots=True)
class Pair:
    """What two stories share: passages alike (the ones that only both quote apart) and sentences told again."""

    a: Story
    b: Story
    verbatim: tuple[Alike, ...] = ()
    quoted: tuple[Alike, ...] = ()
    again: tuple[Paraphrase, ...] = ()
    size: int = 0  # unquoted words of the shorter story
    count: int = 0  # sentences of the story with fewer


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells again in other words: sentences in the order of the other, single ones, and clauses."""

    chain: Sequence[Paraphrase] = ()
    sentences: Sequence[Paraphrase] = ()
    clauses: Sequence[Paraphrase] = ()


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


def reuse(
    pairs: Mapping[Place, Pair],
    chains: Mapping[Place, Following],
    finer: Mapping[Place, Sequence[Paraphrase]],
    of: Mapping[str, str],
) -> Iterator[Reuse]:
    """What is listed of all pairs, by the places of their stories. `of`: the origin of each report.

    `chains`: the sentences that one report tells again in the order of another; `finer`: the clauses that it does. A
    rewrite is listed with the one report of the text that it follows most closely: what it shares with the reprints of
    that is nothing else.
    """
    said = _Listed()
    rewritten = {place for place, pair in pairs.items() if place in chains and _is_rewrite(pair, of)}
    closest = _closest(rewritten, pairs, chains)
    for places, pair in pairs.items():
        told = _Told(chains[places].chain if places in closest else (), pair.again, finer.get(places, ()))
        yield from _reuse(pair, of, said, told if places not in rewritten - closest else None)


def _is_rewrite(pair: Pair, of: Mapping[str, str]) -> bool:
    """Whether two reports are of one text and share too few words in a row to be reprints."""
    words = sum(len(run.pairs) for run in pair.verbatim)
    return of[pair.a.report.id] == of[pair.b.report.id] and words < REPRINTED * pair.size


def _closest(rewritten: set[Place], pairs: Mapping[Place, Pair], chains: Mapping[Place, Following]) -> set[Place]:
    """Of pairs of a rewrite those to list: for each text, reprints together, the pair that is closest to another."""
    reprints = (
        places
        for places, pair in pairs.items()
        if places not in rewritten and sum(len(run.pairs) for run in pair.verbatim) >= REPRINTED * pair.size
    )
    text = roots(1 + max((n for _, n in pairs), default=0), reprints)
    best: dict[int, tuple[float, Place]] = {}
    for place in sorted(rewritten):
        for one in place:
            known = best.get(text[one])
            if known is None or chains[place].score > known[0]:
                best[text[one]] = chains[place].score, place
    return {place for _, place in best.values()}


def told_in_clauses(stories: Sequence[Story], of: Mapping[str, str]) -> dict[Place, list[Paraphrase]]:
    """Clauses told again by reports of one origin."""
    origins = [of[one.report.id] for one in stories]
    sizes = Counter(origins)
    parts = [some if sizes[o] > 1 else [] for some, o in zip(clauses(stories), origins, strict=True)]
    found = paraphrases(parts, least=CLAUSE)
    return {(m, n): some for (m, n), some in found.items() if origins[m] == origins[n]}


def _reuse(pair: Pair, of: Mapping[str, str], said: _Listed, told: _Told | None) -> Iterator[Reuse]:
    """The passages of a pair: word for word, then told again, then quoted, each where none before covers it.

    `told`: null where only what is word for word is to be listed. `said`: where a quotation is listed already with
    another report of the same origin: what a reprint quotes again is no other reuse.
    """
    own = _Listed()
    one_origin = of[pair.a.report.id] == of[pair.b.report.id]
    runs = list(stretches((*pair.verbatim, *pair.quoted)))
    for run in runs:
        if run not in pair.quoted:
            own.add([(("a", ""), run.a)])
            yield _listed(pair, run, "near_verbatim")
    for run in _again(told, one_origin=one_origin) if told else ():
        if not own.has(_ends(run), COVERED):
            own.add(_ends(run))
            yield _listed(pair, run, "paraphrase")
    for run in (r for r in runs if told and not one_origin and r in pair.quoted and len(r.pairs) >= SAID):
        if not own.has(_ends(run), COVERED) and not _quoted_before(pair, run, of, said):
            own.add(_ends(run))
            yield _listed(pair, run, "near_verbatim", quoted=True)


def _ends(run: Alike) -> tuple[tuple[tuple[str, str], tuple[int, int]], ...]:
    """Where a passage stands in the two reports."""
    return (("a", ""), run.a), (("b", ""), run.b)


def _listed(pair: Pair, run: Alike, kind: ReuseKind, *, quoted: bool = False) -> Reuse:
    a, b = passages(pair, run)
    return Reuse(a=a, b=b, kind=kind, quoted=quoted)


def _again(told: _Told, *, one_origin: bool) -> Iterator[Alike]:
    """What is told again in other words: stretches first, then single sentences, then clauses."""
    yield from _retold(told.chain)
    whole = (one for one in told.sentences if _worth(one, one_origin=one_origin))
    for one in (*whole, *(one for one in told.clauses if _worth_clause(one))):
        yield Alike(a=(one.a.first, one.a.last), b=(one.b.first, one.b.last), pairs=())


def _retold(chain: Sequence[Paraphrase]) -> Iterator[Alike]:
    """The stretches of a chain of sentences told again in order: those with little between them as one passage."""
    held: list[Paraphrase] = []
    for one in chain:
        if held and max(one.a.first - held[-1].a.last, one.b.first - held[-1].b.last) > BETWEEN:
            yield from _stretch(held)
            held = []
        held.append(one)
    yield from _stretch(held)


def _stretch(held: Sequence[Paraphrase]) -> Iterator[Alike]:
    if len(held) >= SENTENCES:
        first, last = held[0], held[-1]
        yield Alike(a=(first.a.first, last.a.last), b=(first.b.first, last.b.last), pairs=())


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
