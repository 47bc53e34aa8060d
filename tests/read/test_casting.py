"""The cast of a report: cases as data, and what holds for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from tests.conftest import read_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "cast" / "cast.toml").read_text(encoding="utf-8"))["case"]


def token(reading: Reading, word: str, at: int) -> Token:
    return [t for t in reading.doc if t.text == word][at]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    reading = read_text(case["text"])
    named = {e.name: e for e in reading.cast.entities}
    for wanted in case["entities"]:
        entity = named.get(wanted["name"])
        assert entity is not None, sorted(named)
        assert entity.kind == wanted["kind"]
        assert wanted.get("role") in (None, *entity.roles)
        assert wanted.get("side") in (None, *(reading.cast.get(s).name for s in entity.sides[:1]))
    for meant in case.get("means", []):
        who = reading.cast.who(token(reading, meant["word"], meant["at"]))
        assert (reading.cast.get(who).name if who else "") == meant["name"]


def test_coordinated_parties() -> None:
    reading = read_text("Norland and Poland signed the pact.")
    names = [reading.cast.get(e).name for e in reading.cast.parties(token(reading, "Norland", 0))]
    assert names[-1] == "Poland"


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Mr", "Varga", "of", "’s", "the", "President", "-", "(", "\n", "HTF", "he", "."])).map(
        " ".join
    )
)
def test_any_text_gives_a_cast_whose_ids_hold(text: str) -> None:
    cast = read_text(text).cast
    ids = {e.id for e in cast.entities}
    assert len(ids) == len(cast.entities)
    assert all(side in ids for e in cast.entities for side in e.sides)


def test_a_state_that_must_do_something_is_not_the_speakers() -> None:
    cast = read_text("Norway and Peru met. Peru must withdraw, the spokesman Leo Brandt said.").cast
    (leo,) = (e for e in cast.entities if e.name == "Leo Brandt")
    assert [cast.get(s).name for s in leo.against] == ["Peru"]
