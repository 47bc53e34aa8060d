"""Statements: cases as data, and what holds for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.statements import statements
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement
from tests.conftest import read_text

CASES = Path(__file__).parents[1] / "cases" / "statements"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def told(reading: Reading, statement: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a statement says, in the words of a case; only the keys that the case has."""
    full = {
        "speaker": reading.cast.get(statement.speaker).name if statement.speaker else "",
        "mode": statement.mode,
        "class": statement.source_class,
        "act": statement.act,
        "addressee": statement.addressee,
        "content": [e.quote for e in statement.evidence if e.role == "content"],
    }
    return {key: full[key] for key in wanted}


@pytest.mark.parametrize("case", [*cases("speech"), *cases("apart")])
def test_speech(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], anchor="2031-05-05")
    found = list(statements(reading))
    assert len(found) == len(case["expect"]), [s.evidence for s in found]
    for statement, wanted in zip(found, case["expect"], strict=True):
        assert told(reading, statement, wanted) == wanted


@pytest.mark.parametrize("case", cases("none"))
def test_what_was_not_said_is_no_statement(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], anchor="2031-05-05")
    assert [s.evidence for s in statements(reading)] == []


@pytest.mark.parametrize("case", cases("days"))
def test_days(case: dict[str, Any]) -> None:
    found = statements(read_text(case["text"], anchor="2033-05-06"))
    assert [s.when.edtf if s.when else "" for s in found] == case["days"]


def test_a_day_that_the_story_gives_is_marked_as_inferred() -> None:
    text = "The two fleets signed an accord on 5 May 2033.\nMinister Ilona Varga said it would hold."
    (statement,) = statements(read_text(text, anchor="2033-05-06"))
    assert statement.when is not None
    assert (statement.when.edtf, statement.when.basis) == ("2033-05-05", "inferred")


def test_a_channel_and_who_passed_it_on() -> None:
    reading = read_text("Minister Ilona Varga told the Nordlys Press Agency in an interview that the deal was done.")
    (statement,) = statements(reading)
    assert [reading.cast.get(e).name for e in statement.via] == ["Nordlys Press Agency"]
    assert statement.channel == "in an interview"


def test_two_speakers_of_one_cue_give_two_statements() -> None:
    reading = read_text("Ilona Varga and Karl Osten said the deal was done.")
    names = {reading.cast.get(s.speaker).name for s in statements(reading) if s.speaker}
    assert names == {"Ilona Varga", "Karl Osten"}


WORDS = st.sampled_from(
    ["Varga", "said", "“", "”", '"', "‘", "’", "that", ",", ".", ":", "\n", "he", "according to", "the ministry",
     "told", "reporters", "adding", "agreed", "(", ")", "—", "“No,”", "Mr", "of", "and", "1,000", "😀", "\u200b", "İ"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_gives_exact_evidence_and_ids_of_its_own(text: str) -> None:
    reading = read_text(text)
    found = list(statements(reading))
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        assert all(reading.report.text[e.start : e.end] == e.quote for e in statement.evidence)
        assert any(e.role == "content" for e in statement.evidence)
