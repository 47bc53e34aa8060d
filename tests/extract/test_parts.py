"""Whose idea it was, who led a team, who broke it up: cases as data, who says so of himself, and any text at all."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.parts import parts
from dragoman.extract.statements import statements
from tests.conftest import read_text

FOLDER = Path(__file__).parents[1] / "cases/parts"
WORDS = ["It", "was", "France", "that", "proposed", "which", "idea", "of", "the", "’s", "from", "came", ".", "\n", "by"]


def cases(name: str) -> list[Any]:
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(c, id=c["text"][:60]) for c in read["case"]]


@pytest.mark.parametrize("case", cases("authored"))
def test_whose_idea(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    found = list(parts(reading, tuple(statements(reading))))
    assert len(found) == len(case["expect"])
    for claim, expected in zip(found, case["expect"], strict=True):
        assert expected["party"] in [reading.cast.get(p).name for p in claim.who]
        assert expected["content"] in claim.what
        assert claim.part == "authored"
        assert (claim.modality == "negated") == expected.get("denied", False)
        assert [e.role for e in claim.evidence][-1] == "who"


@pytest.mark.parametrize("case", cases("led"))
def test_who_led(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    found = [c for c in parts(reading, ()) if c.part == "led"]
    assert len(found) == len(case["expect"])
    for claim, expected in zip(found, case["expect"], strict=True):
        assert expected["who"] in [reading.cast.get(p).name for p in claim.who]
        assert [reading.cast.get(p).name for p in claim.side] == [s for s in [expected["side"]] if s]
        assert claim.what == expected["team"]
        assert (claim.modality == "negated") == expected.get("denied", False)


@pytest.mark.parametrize("case", cases("refused"))
def test_who_would_not_meet(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], published="2031-05-12")
    found = [p for p in parts(reading, tuple(statements(reading))) if p.part == "refused"]
    told = [([reading.cast.get(e).name for e in p.who], p.what, p.modality == "negated") for p in found]
    assert told == [([e["who"]], e["what"], e["denied"]) for e in case["expect"]]


@pytest.mark.parametrize("case", cases("broke"))
def test_who_broke_it_up_or_began(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    found = [p for p in parts(reading, ()) if p.part in ("left", "began")]
    assert len(found) == len(case["expect"])
    for claim, expected in zip(found, case["expect"], strict=True):
        assert claim.part == expected["part"]
        assert expected["who"] in [reading.cast.get(e).name for e in claim.who]
        assert expected["what"] in claim.what
        assert (claim.modality == "negated") == expected["denied"]


def test_i_is_who_speaks() -> None:
    reading = read_text(
        "“There is a truce of ten days in the bay, which I proposed to them,” said Ana Lund, a mediator."
    )
    (found,) = parts(reading, tuple(statements(reading)))
    assert "Ana Lund" in [reading.cast.get(p).name for p in found.who]


def test_mine_is_the_one_who_answers() -> None:
    reading = read_text("Whose idea was the levy on wool? “Mine. I keep sheep,” said Ana Lund, a mediator.")
    (found,) = parts(reading, tuple(statements(reading)))
    assert "Ana Lund" in [reading.cast.get(p).name for p in found.who]
    assert found.what == "the levy on wool"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_text_gives_exact_evidence(text: str) -> None:
    reading = read_text(text)
    for claim in parts(reading, ()):
        assert all(reading.report.text[e.start : e.end] == e.quote for e in claim.evidence)
        assert claim.who
        assert claim.what.strip()
