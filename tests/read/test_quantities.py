"""Amounts: language cases, and exact spans in any text whatever."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read.quantities import amounts
from tests.conftest import read_text

CASES = Path(__file__).parent.parent / "cases" / "quantities"
WORDS = [
    "nine",
    "1,000",
    "killed",
    "people",
    "a",
    "dozen",
    "of",
    "more than",
    "%",
    "$",
    "20-30",
    "-day",
    "“",
    ";",
    "half",
    "the two",
]


def cases(name: str) -> list[Any]:
    return list(tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"])


@pytest.mark.parametrize("case", cases("bounds.toml"), ids=lambda c: c["text"][:50])
def test_bounds(case: dict[str, Any]) -> None:
    found = [a.quantity for a in amounts(read_text(case["text"]))]
    got = [["-" if v is None else v for v in (q.low, q.high, q.qualifier, q.unit)] for q in found]
    assert got == case["found"]


@pytest.mark.parametrize("case", cases("none.toml"), ids=lambda c: c["text"][:50])
def test_what_counts_nothing(case: dict[str, Any]) -> None:
    assert [a.quantity.text for a in amounts(read_text(case["text"])) if a.kind != "distance"] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    for amount in amounts(read_text(text)):
        assert 0 <= amount.start <= amount.at < amount.stop <= amount.end <= len(text)
        assert amount.quantity.text == text[amount.start : amount.end]


def test_within_a_span() -> None:
    text = "Nine buses left. Twelve buses stayed."
    assert [a.quantity.low for a in amounts(read_text(text), 17, len(text))] == [12]
