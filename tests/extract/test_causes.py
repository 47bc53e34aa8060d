"""Who or what caused what happened: cases as data, and who "we" is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.causes import caused
from dragoman.extract.statements import statements
from tests.conftest import read_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/parts/caused.toml").read_text(encoding="utf-8"))["case"]
WORDS = ["Peru", "blamed", "the", "fire", "on", "Chile", ";", "by", "denies", "it", "accused", "of", "\n", ".", "was"]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:60]) for c in CASES])
def test_causes(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    found = []
    for claim in caused(reading, ()):
        said = {e.role: e.quote for e in claim.evidence}
        who = reading.cast.get(claim.who[0]).name if claim.who else ""
        told = {"cause": said["who"], "who": who, "source": said.get("source", "")}
        found.append({**told, "denied": claim.modality == "negated"})
    assert found == case["expect"]


def test_we_are_who_speaks() -> None:
    reading = read_text("Nine died in the fire. “We had no part in it,” said Carl Dunn, the stationmaster.")
    (claim,) = caused(reading, tuple(statements(reading)))
    assert reading.cast.get(claim.who[0]).name == "Carl Dunn"
    assert claim.modality == "negated"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_any_text(said: list[str]) -> None:
    reading = read_text(" ".join(said))
    for claim in caused(reading, ()):
        assert all(reading.report.text[e.start : e.end] == e.quote for e in claim.evidence)
