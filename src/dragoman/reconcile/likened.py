"""Numbers of two reports that count one thing by what they say: "17 containers, not 14", or by one rare noun."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.lexicon import words
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.counts import part
from dragoman.reconcile.measures import currencies, measured, one_measure
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Figure
from dragoman.record.value import Quantity

CROWD = 12  # numbers of one noun in a dossier from which on the noun tells nothing
RATIO = 2.5  # of the greater number to the smaller, at most
SMALL = 12  # below it two numbers admit each other by chance
SUMS = 40  # sums of one currency that are compared with each other
SAID = 1.0  # weight of the words that two sentences with a sum share
TOLD = 0.6  # weight of the words besides the noun that two sentences share, at least


def likened(figures: Sequence[Told], weights: Weights) -> Iterator[tuple[str, str]]:
    """Pairs of ids of figures of two reports that count one thing, whatever their numbers."""
    yield from _denied(figures)
    yield from _one_noun(figures, weights)
    yield from _one_sum(figures, weights)


def _quantity(told: Told) -> Quantity:
    assert isinstance(told.claim, Figure)  # noqa: S101  only figures are likened
    return told.claim.quantity


def _nouns(told: Told) -> frozenset[str]:
    """The stems of what a figure counts, without words for people in general."""
    return content(_quantity(told).unit or "") - frozenset(stem(w) for w in words("matching", "fallen"))


def _denied(figures: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """A number that says which one it is not, and that one in another report."""
    having: dict[float, list[Told]] = defaultdict(list)
    for figure in figures:
        quantity = _quantity(figure)
        if quantity.low is not None and quantity.low == quantity.high:
            having[float(quantity.low)].append(figure)
    for figure in figures:
        for number in sorted(figure.denies):
            for other in having.get(number, ())[:CROWD]:
                near = _nouns(figure) & _nouns(other) or figure.names & other.names or measured(_quantity(figure))
                if other.report != figure.report and near and one_measure(_quantity(figure), _quantity(other)):
                    yield figure.id, other.id


def _one_noun(figures: Sequence[Told], weights: Weights) -> Iterator[tuple[str, str]]:
    """Numbers of one noun that two reports give alone; a report that gives both knows a difference."""
    by_noun: dict[str, list[Told]] = defaultdict(list)
    for figure in figures:
        if not measured(_quantity(figure)):
            for noun in sorted(_nouns(figure)):
                by_noun[noun].append(figure)
    for noun, some in sorted(by_noun.items()):
        numbers: dict[str, set[tuple[float | None, float | None]]] = defaultdict(set)
        for figure in some:
            numbers[figure.report].add((_quantity(figure).low, _quantity(figure).high))
        if len(some) > CROWD:
            continue
        for n, a in enumerate(some):
            for b in some[n + 1 :]:
                said = numbers[a.report] | numbers[b.report]
                own = len(numbers[a.report]) == len(numbers[b.report]) == 1
                known = any(said <= found for found in numbers.values() if len(found) > 1)
                if own and not known and a.report != b.report and _same_part(a, b) and _rivals(a, b, noun, weights):
                    yield a.id, b.id


def _one_sum(figures: Sequence[Told], weights: Weights) -> Iterator[tuple[str, str]]:
    """Sums of one currency of which either report gives no other of like size, told with several like words."""
    by_unit: dict[str, list[Told]] = defaultdict(list)
    for figure in figures:
        quantity = _quantity(figure)
        if quantity.unit in currencies() and (quantity.low or quantity.high):
            by_unit[quantity.unit].append(figure)
    for unit, some in sorted(by_unit.items()):
        for n, a in enumerate(some[:SUMS]):
            for b in some[n + 1 : SUMS]:
                told = (a.words & b.words) - content(unit)
                near = [f for f in some if f.report in (a.report, b.report) and (_like(f, a) or _like(f, b))]
                if a.report != b.report and len(near) == 2 and _like(a, b) and weights.of(told) >= SAID:  # noqa: PLR2004  the two themselves
                    yield a.id, b.id


def _like(a: Told, b: Told) -> bool:
    """Whether two sums are of one size."""
    low, high = sorted(float(q.low or q.high or 0) for q in (_quantity(a), _quantity(b)))
    return low > 0 and high <= RATIO * low


def _same_part(a: Told, b: Told) -> bool:
    """Whether two figures count the same part of what is counted."""
    return a.scopes == b.scopes and part(a) == part(b)


def _rivals(a: Told, b: Told, noun: str, weights: Weights) -> bool:
    """Whether two numbers of one noun are two, of one size, and told of one place or with like words."""
    mine, theirs = _quantity(a), _quantity(b)
    sizes = sorted(float(q.low or q.high or 0) for q in (mine, theirs))
    small = sizes[0] < SMALL if relation(mine, theirs) != "apart" else sizes[0] <= 0
    if relation(mine, theirs) == "same" or small or sizes[1] > RATIO * sizes[0]:
        return False
    told = weights.of((a.words & b.words) - {noun})
    return told >= (TOLD / 2 if a.names & b.names else TOLD)
