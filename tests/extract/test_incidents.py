"""Incidents: language cases, who is said to have done it, and exact evidence in any text whatever."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.incidents import incidents
from dragoman.record.claim import Incident, Statement
from dragoman.record.value import Quantity
from tests.conftest import read_text

CASES = Path(__file__).parent.parent / "cases" / "incidents"
WORDS = [
    "Gunmen",
    "killed",
    "nine",
    "people",
    "in Arn",
    "on Monday",
    ";",
    "no one was hurt",
    "and",
    "a drone strike",
    "if",
    "\n",
    "“",
    ".",
]


def cases(name: str) -> list[Any]:
    return list(tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"])


def told(text: str, said: tuple[Statement, ...] = ()) -> list[Incident]:
    return list(incidents(read_text(text, anchor="2031-05-17"), said))


def bounds(toll: Quantity | None) -> list[Any] | None:
    return None if toll is None else ["-" if v is None else v for v in (toll.low, toll.high)]


@pytest.mark.parametrize("case", cases("told.toml"), ids=lambda c: c["text"][:50])
def test_told(case: dict[str, Any]) -> None:
    found = told(case["text"])
    assert len(found) == 1
    one = found[0]
    assert bounds(one.killed) == case.get("killed")
    assert bounds(one.injured) == case.get("injured")
    assert one.type == case.get("type", one.type)
    assert (one.where and one.where.name) == case.get("place", one.where and one.where.name)
    assert one.target == case.get("target", one.target)


@pytest.mark.parametrize("case", cases("none.toml"), ids=lambda c: c["text"][:50])
def test_no_incident(case: dict[str, Any]) -> None:
    assert told(case["text"]) == []


def test_a_toll_of_the_next_sentence_is_evidence_of_its_own() -> None:
    found = told("Rockets hit the Lann market on Friday. The mayor reported four people killed.")
    assert [e.role for e in found[0].evidence] == ["content", "toll"]


def test_two_tolls_of_one_kind_are_two_incidents() -> None:
    found = told("Gunmen killed three guards at Arn on Monday; two herders were shot dead at Biro on Friday.")
    assert [(i.killed and i.killed.low, i.where and i.where.name) for i in found] == [(3, "Arn"), (2, "Biro")]


def test_who_says_so() -> None:
    text = "The mayor said a rocket had killed four people in Arn."
    reading = read_text(text)
    content = (reading.evidence(15, len(text), "content"),)
    said = Statement(id="c-1", report=reading.report.id, text=text, evidence=content, speaker="mayor")
    assert next(incidents(reading, (said,))).alleged_by == ("mayor",)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    found = told(text)
    assert len({i.id for i in found}) == len(found)
    assert all(text[e.start : e.end] == e.quote for i in found for e in i.evidence)


def test_the_years_before_are_history() -> None:
    assert [i.modality for i in told("In 2011 a bomb killed 12 people in Arn.")] == ["historical"]


def test_the_dead_did_not_do_it() -> None:
    assert told("At least eight people died in a fire in Arn on Monday.")[0].alleged_actor == ()


def test_a_crew_is_no_count() -> None:
    found = told("Gunmen killed a survey crew near Arn on Monday.")
    assert [(i.killed, i.target) for i in found] == [(None, "a survey crew near Arn")]


def test_what_a_relative_clause_tells_of_is_its_target() -> None:
    assert told("The bus, which a rocket struck near Arn on Monday, was empty.")[0].target == "The bus"


@pytest.mark.xfail(reason="feared dead: neither a toll nor yet none", strict=True)
def test_feared_dead() -> None:
    assert bounds(told("Up to 15 people were feared dead after a gas leak in Arn on Monday.")[0].killed) == ["-", 15]


def test_a_toll_over_months_is_no_incident() -> None:
    assert told("At least 81 people have been killed in the province since April.") == []


def test_nobody_but_six_is_six() -> None:
    found = told("Nobody was hurt in the scuffle at the library on Monday, apart from six with scratches.")
    assert {i.injured.low for i in found if i.injured} == {6}
    assert not any(i.killed for i in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Forty people were arrested in Tesk on Monday after a fire at the tax office on Oster island.",
            ["Forty people were arrested in Tesk on Monday", "a fire at the tax office on Oster island"],
        ),
        (
            "They are angered by Monday's arrests in Tesk, 41 of them, and by the burning of the Oster tax office.",
            ["They are angered by Monday's arrests in Tesk, 41 of them, and by", "the burning of the Oster tax office"],
        ),
        (
            "A fire gutted a mill at Harn on Sunday, three days after one that killed two men.",
            ["A fire gutted a mill at Harn on Sunday, three days after one", "that killed two men"],
        ),
        (  # what ended in arrests is one thing with them
            "Police arrested 11 people on Wednesday after a scuffle at the main gate.",
            ["Police arrested 11 people on Wednesday after a scuffle at the main gate"],
        ),
    ],
)
def test_what_an_answer_came_after_is_an_incident_of_its_own(text: str, told: list[str]) -> None:
    found = incidents(read_text(text, anchor="2031-05-17"), ())
    assert [c.evidence[0].quote for c in found] == told
