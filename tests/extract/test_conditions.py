"""Conditions: cases as data, who sets them, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.conditions import conditions
from dragoman.extract.statements import statements
from dragoman.read.reading import Reading
from dragoman.record.claim import Condition, Statement
from tests.conftest import read_text

FOLDER = Path(__file__).parents[1] / "cases/conditions"
CASES = [
    pytest.param(case, id=case["text"][:60])
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
WORDS = st.sampled_from([
    "if", "unless", "until", "Ada Brann", "the army", "will", "leave", "should", "it", "refuse", ",", ".", "“",
    "”", "only", "when", "precondition", "for", "talks", "said", "provided that", "one more shell", "and",
    "first", "then", "as", "soon", "in return for", "without", "no", "any", "\n", "’", "state", "that", "must",
    "come", "before", "-",
])  # fmt: skip


def found_in(text: str) -> tuple[Reading, list[Condition]]:
    reading = read_text(text)
    return reading, list(conditions(reading, tuple(statements(reading))))


def statement(reading: Reading, content: str, *, speaker: str) -> Statement:
    start = reading.report.text.index(content)
    who = next(e.id for e in reading.cast.entities if e.name == speaker)
    evidence = (reading.evidence(start, start + len(content), "content"),)
    return Statement(id="s", report=reading.report.id, text="", evidence=evidence, speaker=who)


def plain(name: str) -> str:
    """A name without its article: whether that belongs to it is for the cast to say."""
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    reading, found = found_in(case["text"])
    told = [(c.form, c.condition, c.consequence, c.threat) for c in found]
    assert told == [(e["form"], e["condition"], e["consequence"], e.get("threat", False)) for e in case["expect"]]
    for claim, expected in zip(found, case["expect"], strict=True):
        names = [plain(reading.cast.get(s).name) for s in claim.setter]
        wanted = [plain(name) for name in expected["setter"]]
        assert (names[: len(wanted)] if wanted else names) == wanted


def test_a_condition_in_the_writer_s_voice_has_no_setter() -> None:
    (found,) = conditions(read_text("Prices will rise unless it rains."), ())
    assert found.setter == ()


def test_the_speaker_of_a_statement_sets_the_conditions_in_it() -> None:
    reading = read_text("Ada Brann was blunt. “If the convoy is hit, the pact lapses.”")
    said = statement(reading, "“If the convoy is hit, the pact lapses.”", speaker="Ada Brann")
    (found,) = conditions(reading, (said,))
    assert [reading.cast.get(s).name for s in found.setter][:1] == ["Ada Brann"]


def test_who_refuses_sets_the_condition_inside_another_s_statement() -> None:
    reading = read_text("Ada Brann said the union refuses to return until the suits are dropped.")
    said = statement(reading, "the union refuses to return until the suits are dropped", speaker="Ada Brann")
    (found,) = conditions(reading, (said,))
    assert [reading.cast.get(s).name for s in found.setter][:1] == ["the union"]


def test_the_evidence_of_a_condition_stands_apart_from_who_says_it() -> None:
    _, (found,) = found_in("Unless the wages are paid, Ada Brann warned, the drivers will walk out.")
    quotes = {e.role: e.quote for e in found.evidence}
    assert quotes == {"condition": "Unless the wages are paid", "consequence": "the drivers will walk out"}


def test_joint_conditions_are_one() -> None:
    _, found = found_in("The convoy would leave if the road was cleared and if both sides kept quiet, Ada Brann said.")
    assert [c.condition for c in found] == ["the road was cleared and if both sides kept quiet"]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_text_gives_exact_evidence_and_its_own_ids(parts: list[str]) -> None:
    text = " ".join(parts) or " "
    reading, found = found_in(text)
    assert found == found_in(text)[1]
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        assert {"condition", "consequence"} == {e.role for e in claim.evidence}
        assert claim.condition
        assert claim.consequence
        for e in claim.evidence:
            assert reading.report.text[e.start : e.end] == e.quote


@pytest.mark.parametrize(
    "text", ["", "if", "should", "“" * 2000, "if " * 2000, "unless,", "only", "first", "\n\n until \n"]
)
def test_odd_texts_give_no_condition(text: str) -> None:
    assert found_in(text)[1] == []
