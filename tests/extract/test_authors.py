"""Whose idea it was: cases as data, who says so of himself, and what is told once."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract import extract
from dragoman.extract.authors import authors
from dragoman.extract.statements import statements
from dragoman.record.claim import Position
from tests.conftest import read_text

FILE = Path(__file__).parents[1] / "cases/authors/told.toml"
CASES = [pytest.param(c, id=c["text"][:60]) for c in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]]
WORDS = ["It", "was", "France", "that", "proposed", "which", "idea", "of", "the", "’s", "from", "came", ".", "\n", "by"]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    found = list(authors(reading, tuple(statements(reading))))
    assert len(found) == len(case["expect"])
    for claim, expected in zip(found, case["expect"], strict=True):
        assert expected["party"] in [reading.cast.get(p).name for p in claim.party]
        assert expected["content"] in claim.content
        assert claim.stance == "proposes"
        assert [e.role for e in claim.evidence][-1] == "author"


def test_i_is_who_speaks() -> None:
    reading = read_text(
        "“There is a truce of ten days in the bay, which I proposed to them,” said Ana Lund, a mediator."
    )
    (found,) = authors(reading, tuple(statements(reading)))
    assert "Ana Lund" in [reading.cast.get(p).name for p in found.party]


def test_a_proposal_is_told_once() -> None:
    reading = read_text(
        "Norway and Chile agreed in principle on a joint inspection of the dam, which Peru had proposed."
    )
    proposes = [c for c in extract(reading).claims if isinstance(c, Position) and c.stance == "proposes"]
    assert len(proposes) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_text_gives_exact_evidence(text: str) -> None:
    reading = read_text(text)
    for claim in authors(reading, ()):
        assert all(reading.report.text[e.start : e.end] == e.quote for e in claim.evidence)
        assert claim.party
        assert claim.content.strip()
