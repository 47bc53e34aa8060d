"""Quantities as intervals: "at least eight" admits nine; nine and twelve exclude each other."""

from typing import Literal

from dragoman.reconcile.measures import SLACK, ratio
from dragoman.record.value import Quantity

NEAR = 0.15  # how far off "about" may be, as a share
Relation = Literal["same", "admits", "apart", "unknown"]


def interval(quantity: Quantity) -> tuple[float, float] | None:
    """The least and the greatest number that a quantity admits; null where it states none."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return None
    least = float("-inf") if low is None else float(low)
    most = float("inf") if high is None else float(high)
    if quantity.qualifier == "about":
        low_known, high_known = (most, most) if low is None else (least, least if high is None else most)
        return low_known - abs(low_known) * NEAR, high_known + abs(high_known) * NEAR
    if quantity.qualifier == "unspecified" and high is None:  # "dozens" is said of seventeen too
        return least / 2, float("inf")
    return least, most


def relation(a: Quantity, b: Quantity) -> Relation:
    """How two counts of one thing stand: the same bounds, one admitted by the other, or apart."""
    mine, theirs = interval(a), interval(b)
    if mine is None or theirs is None:
        return "unknown"
    if scale := ratio(a, b):
        least, most = (end * scale for end in mine)
        meet = least * (1 - SLACK) <= theirs[1] * (1 + SLACK) and theirs[0] * (1 - SLACK) <= most * (1 + SLACK)
        return "admits" if meet else "apart"
    rough = (a.qualifier == "about") != (b.qualifier == "about")
    if (a.low, a.high) == (b.low, b.high) and (a.qualifier == b.qualifier or (a.low == a.high and not rough)):
        return "same"
    return "admits" if mine[0] <= theirs[1] and theirs[0] <= mine[1] else "apart"
