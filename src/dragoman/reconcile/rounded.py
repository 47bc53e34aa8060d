"""Numbers of two reports that are one, or round it: "more than 85 sacked crew" beside "86 dismissed attendants"."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dragoman.reconcile.measures import SLACK, measure, measured
from dragoman.reconcile.numbers import soon, telling
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.claim import Figure
from dragoman.record.value import Quantity

VAGUE = ("about", "at_least", "more_than", "fewer_than", "at_most")
CROWD = 30  # numbers that one is compared with on either side
LEAST = 12  # below it numbers are near each other by chance
LARGE = 1000  # from which on nearness alone tells
SHARE = 0.15  # how far a bound is from the number that it rounds, at most
ROUND = 0.34  # the same for a bound of one digit and noughts: "more than two billion" is said of 2.4
HUNDRED = 100  # from which on such a bound is so round
ABOUT = 0.08  # the same for "about"
TOLD = 0.6  # weight of the words that two smaller numbers share, at least


@dataclass(frozen=True, slots=True)
class Number:
    """A figure's number in the smallest unit of what it measures, and the least and greatest that it may stand for."""

    told: Told
    value: float
    least: float
    most: float
    exact: bool

    @property
    def order(self) -> tuple[float, str]:
        """Numbers by size."""
        return self.value, self.told.id


def rounded(figures: Sequence[Told], weights: Weights, *, settled: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Pairs of ids: a rounded number or a telling one, and the one exact number of another report that it can be of.

    The nearest number counts, and none where two are equally near, or of what the words around say nothing alike.
    `settled`: the ids of numbers of what was agreed; two of one time are of one settlement, whatever the words.
    """
    by_kind: dict[str, list[Number]] = defaultdict(list)
    for figure in figures:
        if (number := _number(figure)) is not None:
            by_kind[_kind(number.told)].append(number)
    for _, numbers in sorted(by_kind.items()):
        exact = sorted((n for n in numbers if n.exact), key=lambda n: n.order)
        values = [n.value for n in exact]
        for number in numbers:
            if number.least < number.most or telling(_quantity(number.told)):
                for other in _nearest(number, exact, values):
                    both = number.told.id in settled and other.told.id in settled
                    if (both and soon(number.told, other.told)) or _alike(number.told, other.told, weights):
                        yield number.told.id, other.told.id


def _nearest(number: Number, exact: Sequence[Number], values: Sequence[float]) -> list[Number]:
    """The exact numbers of one value that are nearest to a number, of other sources; none where two are as near."""
    first = max(bisect_left(values, number.least), bisect_left(values, number.value) - CROWD)
    last = min(bisect_right(values, number.most), bisect_left(values, number.value) + CROWD)
    near = [(abs(n.value - number.value), n) for n in exact[first:last] if _comparable(number, n)]
    best = min((gap for gap, _ in near), default=0.0)
    nearest = [n for gap, n in near if gap == best]
    return nearest if len({n.value for n in nearest}) == 1 else []


def _quantity(told: Told) -> Quantity:
    assert isinstance(told.claim, Figure)  # noqa: S101  only figures are rounded
    return told.claim.quantity


def _kind(told: Told) -> str:
    """What a number measures: numbers of two kinds are never one."""
    quantity = _quantity(told)
    of = measure(quantity)
    return of.dimension if of else (quantity.unit or "").partition(" per ")[0] if measured(quantity) else ""


def _number(told: Told) -> Number | None:
    """The number of a figure; null where it is small, and measures nothing that comes in other units."""
    quantity = _quantity(told)
    bound = quantity.low if quantity.low is not None else quantity.high
    of = measure(quantity)
    if not bound or bound < 0:
        return None
    value = float(bound) * (of.factor if of else 1)
    exact = quantity.qualifier not in VAGUE and quantity.low == quantity.high
    if exact:
        slack = 2 * SLACK if of else 0.0
        return Number(told, value, value * (1 - slack), value * (1 + slack), exact=True)
    if quantity.qualifier not in VAGUE or bound < LEAST:
        return None
    if quantity.qualifier == "about":
        return Number(told, value, value * (1 - ABOUT), value * (1 + ABOUT), exact=False)
    share = ROUND if bound >= HUNDRED and set(f"{bound:.0f}"[1:]) == {"0"} else SHARE
    up = quantity.qualifier in ("at_least", "more_than")
    return Number(told, value, value * (1 if up else 1 - share), value * (1 + share if up else 1), exact=False)


def _comparable(a: Number, b: Number) -> bool:
    """Whether two numbers are of two sources; two exact ones in units of time also of two units."""
    if (a.told.report, a.told.source) == (b.told.report, b.told.source):
        return False
    mine, theirs = measure(_quantity(a.told)), measure(_quantity(b.told))
    return not (a.exact and mine and theirs and mine.factor == theirs.factor) or a.value == b.value


def _alike(figure: Told, other: Told, weights: Weights) -> bool:
    """Whether words around two numbers speak of one thing, or their size leaves no doubt."""
    quantity = _quantity(figure)
    odd = telling(quantity) and quantity.qualifier not in VAGUE  # "about 2,500" is round, 2,500 alone may be exact
    large = (quantity.low or 0) >= LARGE and not odd and not measure(quantity)
    return large or weights.of(figure.words & other.words) >= TOLD
