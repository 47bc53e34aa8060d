"""Numbers of two reports that are one, or round it: "more than 85 sacked crew" beside "86 dismissed attendants"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dragoman.reconcile.beside import measured
from dragoman.reconcile.bounds import interval
from dragoman.reconcile.numbers import telling
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.claim import Figure
from dragoman.record.value import Quantity

VAGUE = ("about", "at_least", "more_than", "fewer_than", "at_most")
CROWD = 30  # numbers that one is compared with on either side
LEAST = 12  # below it numbers are near each other by chance
LARGE = 1000  # from which on nearness alone tells
SHARE = 0.15  # how far a bound is from the number that it rounds, at most
ABOUT = 0.08  # the same for "about"
TOLD = 0.6  # weight of the words that two smaller numbers share, at least


def rounded(figures: Sequence[Told], weights: Weights) -> Iterator[tuple[str, str]]:
    """Pairs of ids: a rounded number or a telling one, and the one exact number of another report that it can be of.

    The nearest number counts, and none where two are equally near, or of what the words around say nothing alike.
    """
    exact = sorted((low, f.id, f) for f in figures if (low := _exact(f)) is not None)
    lows = [low for low, _, _ in exact]
    for figure in figures:
        ends = _ends(figure)
        if ends is None:
            continue
        bound = ends[0]
        near = [(abs(low - bound), other) for low, _, other in _around(exact, lows, ends) if _comparable(figure, other)]
        best = min((gap for gap, _ in near), default=0.0)
        nearest = [other for gap, other in near if gap == best]
        if not nearest or len({_exact(o) for o in nearest}) > 1:
            continue
        alike = [o for o in nearest if _alike(figure, o, weights)]
        yield from ((figure.id, o.id) for o in sorted(alike, key=lambda o: (-_shared(figure, o, weights), o.id)))


def _around(
    exact: Sequence[tuple[float, str, Told]], lows: Sequence[float], ends: tuple[float, float, float]
) -> Sequence[tuple[float, str, Told]]:
    """The exact numbers within some ends, at most CROWD on either side of the bound."""
    bound, least, most = ends
    first = max(bisect_left(lows, least), bisect_left(lows, bound) - CROWD)
    return exact[first : min(bisect_right(lows, most), bisect_left(lows, bound) + CROWD)]


def _quantity(told: Told) -> Quantity:
    assert isinstance(told.claim, Figure)  # noqa: S101  only figures are rounded
    return told.claim.quantity


def _exact(told: Told) -> float | None:
    """The number of a figure that gives one without rounding."""
    quantity = _quantity(told)
    return None if quantity.qualifier in VAGUE or quantity.low != quantity.high else quantity.low


def _ends(told: Told) -> tuple[float, float, float] | None:
    """The bound of a rounded number, and the least and the greatest that it may stand for."""
    quantity = _quantity(told)
    bound = float(quantity.low or quantity.high or 0)
    if telling(quantity):
        return bound, bound, bound
    if quantity.qualifier not in VAGUE or bound < LEAST or not interval(quantity):
        return None
    match quantity.qualifier:
        case "about":
            return bound, bound * (1 - ABOUT), bound * (1 + ABOUT)
        case "at_least" | "more_than":
            return bound, bound, bound * (1 + SHARE)
        case _:
            return bound, bound * (1 - SHARE), bound


def _comparable(a: Told, b: Told) -> bool:
    """Whether two numbers of two sources are of one measure."""
    mine, theirs = _quantity(a), _quantity(b)
    if (a.report, a.source) == (b.report, b.source) or measured(mine) != measured(theirs):
        return False
    return not measured(mine) or mine.unit == theirs.unit


def _shared(a: Told, b: Told, weights: Weights) -> float:
    """The weight of the words around two numbers that are the same."""
    return weights.of(a.words & b.words)


def _alike(figure: Told, other: Told, weights: Weights) -> bool:
    """Whether words around two numbers speak of one thing, or their size leaves no doubt."""
    quantity = _quantity(figure)
    return ((quantity.low or 0) >= LARGE and not telling(quantity)) or _shared(figure, other, weights) >= TOLD
