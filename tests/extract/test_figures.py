"""Figures: language cases, and exact evidence in any text whatever."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.figures import figures
from tests.conftest import read_text

CASES = Path(__file__).parent.parent / "cases" / "figures"
WORDS = [
    "one",
    "nine",
    "people",
    "were killed",
    "a woman",
    "of",
    "$",
    "2 million",
    "30-day",
    "percent",
    "killed",
    "“",
    ";",
    "\n",
    ".",
]


def cases(name: str) -> list[Any]:
    return list(tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"])


@pytest.mark.parametrize("case", cases("counts.toml"), ids=lambda c: c["text"][:50])
def test_counts(case: dict[str, Any]) -> None:
    found = figures(read_text(case["text"]), ())
    got = [["-" if v is None else v for v in (f.quantity.low, f.quantity.high, f.counts)] for f in found]
    assert got == case["figures"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = list(figures(read_text(text), ()))
    assert len({f.id for f in found}) == len(found)
    assert all(text[e.start : e.end] == e.quote and f.counts for f in found for e in f.evidence)
