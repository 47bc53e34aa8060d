"""What a quantity measures, in one unit for each dimension: hours and days are both time."""

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon import lexicon
from dragoman.reconcile.wording import fold
from dragoman.record.value import Quantity

MEASURES = ("duration", "percent", "distance", "money")
RATIO = 30  # of the greater of two counts of one thing to the smaller, at most
SLACK = 0.1  # how far apart two numbers in two units may be, on either side, as a share: a month is four weeks


@dataclass(frozen=True, slots=True)
class Measure:
    """A dimension ("time"), and how many of its smallest unit one of the quantity's units is."""

    dimension: str
    factor: float


def measure(quantity: Quantity) -> Measure | None:
    """What a quantity measures; null for what is counted, and for units that are not converted."""
    return _measure(quantity.unit or quantity.text)


@lru_cache(maxsize=4096)
def _measure(unit: str) -> Measure | None:
    """The measure that the last word or two of a unit or of a number with its unit name ("48 hours", "60-day")."""
    said = fold(unit).split()[-2:]
    for name in (" ".join(said), *said[-1:]):
        for dimension, row in lexicon("matching")["convert"].items():
            factor = row.get(name) or row.get(name.removesuffix("s"))
            if factor:
                return Measure(dimension, float(factor))
    return None


def ratio(a: Quantity, b: Quantity) -> float | None:
    """How many of the units of the second quantity one of the first is; null for one unit, or what is not converted."""
    mine, theirs = measure(a), measure(b)
    if mine is None or theirs is None or mine.dimension != theirs.dimension or mine.factor == theirs.factor:
        return None
    return mine.factor / theirs.factor


def one_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may measure one thing: heads, one currency, shares, units that convert; one size."""
    sizes = sorted(float(q.low or q.high or 0) for q in (a, b))
    if measured(a) != measured(b) or (ratio(a, b) is None and sizes[1] > RATIO * max(1.0, sizes[0])):
        return False
    return not measured(a) or a.unit == b.unit or ratio(a, b) is not None


def measured(quantity: Quantity) -> bool:
    """Whether a quantity measures time, money or a share instead of counting heads."""
    return _measuring((quantity.unit or "").casefold())


@lru_cache(maxsize=4096)
def _measuring(unit: str) -> bool:
    """Whether a unit is one of time, money, distance or a share."""
    return any(unit in row or unit in row.values() for key, row in lexicon("units").items() if key in MEASURES)


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """The units of money."""
    return frozenset(lexicon("units")["money"].values())
