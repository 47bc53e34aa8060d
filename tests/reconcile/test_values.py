"""Dates and quantities as intervals."""

import pytest

from dragoman.reconcile.bounds import relation
from dragoman.reconcile.days import days
from dragoman.record.value import Quantity
from tests.reconcile.build import at_least, exactly


@pytest.mark.parametrize(
    ("edtf", "length"),
    [("2031-04-05", 1), ("2031-04-05/2031-04-07", 3), ("2031-02", 28), ("2032-02", 29), ("2031", 365),
     ("2031-04-05T12:00", 1)],
)  # fmt: skip
def test_length_in_days(edtf: str, length: int) -> None:
    found = days(edtf)
    assert found is not None
    assert found.length == length


@pytest.mark.parametrize("edtf", [None, "", "Friday", "2031-13", "2031-02-30", "P30D", "a/b/c", "../..", "0000"])
def test_no_date(edtf: str | None) -> None:
    assert days(edtf) is None


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        ("2031-04-05", "2031-04-05", 0),
        ("2031-04-05", "2031-04-06", 1),
        ("2031-04", "2031-04-06", 0),
        ("../2031-04-05", "2031-04-07", 2),
        ("2031-04-05/..", "2035", 0),
        ("2031-04-05/2031-04-09", "2031-04-01/2031-04-05", 0),
    ],
)
def test_gap(a: str, b: str, gap: int) -> None:
    one, other = days(a), days(b)
    assert one is not None
    assert other is not None
    assert one.gap(other) == other.gap(one) == gap


def quantity(low: float | None, high: float | None, qualifier: str) -> Quantity:
    return Quantity(low=low, high=high, qualifier=qualifier, unit=None, text="")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (exactly(9), at_least(8), "admits"),
        (exactly(9), exactly(12), "apart"),
        (exactly(9), exactly(9), "same"),
        (exactly(7), at_least(8), "apart"),
        (quantity(40, 40, "about"), exactly(38), "admits"),
        (quantity(40, 40, "about"), exactly(60), "apart"),
        (quantity(None, 20, "at_most"), exactly(12), "admits"),
        (quantity(None, 20, "at_most"), exactly(22), "apart"),
        (quantity(24, None, "unspecified"), exactly(70), "admits"),
        (quantity(None, None, "unspecified"), exactly(70), "unknown"),
        (at_least(8), at_least(8), "same"),
    ],
)
def test_relation(a: Quantity, b: Quantity, expected: str) -> None:
    assert relation(a, b) == relation(b, a) == expected
