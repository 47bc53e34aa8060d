"""The days of meetings and incidents that their own clause does not tell, and what is left to other reports."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract import extract
from dragoman.record.claim import Incident, Meeting
from dragoman.record.value import When
from tests.conftest import read_text

CASES = Path(__file__).parents[1] / "cases" / "placing" / "days.toml"
WORDS = st.sampled_from(
    ["On Thursday", "killed", "nine people", "two days after", "the talks", "since Monday", "when", ",", ".", "\n",
     "met", "hours after", "a raid", "10.25", "in which", "the envoys", "said", "“", "”", "have been held",
     "as", "began"]
)  # fmt: skip


def told(when: When | None) -> str:
    return "" if when is None else when.edtf or f"[{when.text}]"


@pytest.mark.parametrize(
    "case", tomllib.loads(CASES.read_text(encoding="utf-8"))["case"], ids=lambda case: str(case["name"])
)
def test_days(case: dict[str, Any]) -> None:
    claims = extract(read_text(case["text"], anchor="2033-05-06")).claims
    found = sorted((c for c in claims if isinstance(c, Meeting | Incident)), key=lambda c: c.evidence[0].start)
    assert [told(c.when) for c in found] == case["days"], [c.evidence for c in found]


def test_a_day_that_the_telling_gives_is_marked() -> None:
    text = "The port is calm.\nThe dockers met on Wednesday. One docker was killed on the quay and 29 people were hurt."
    found = extract(read_text(text, anchor="2033-05-06"))
    (incident,) = [c for c in found.claims if isinstance(c, Incident)]
    assert incident.when is not None
    assert incident.when.basis == "inferred"
    assert found.inferred == (incident.id,)


def test_what_falls_on_a_day_that_the_report_never_names() -> None:
    text = "The envoys of both ports met in the old mill.\nMinister Ilona Varga said the meeting was good."
    found = extract(read_text(text, anchor="2033-05-06"))
    kinds = [type(c).__name__ for c in found.claims if c.id in found.of_the_day]
    assert kinds == ["Statement", "Meeting"]


def test_nothing_is_left_open_where_the_report_names_its_day() -> None:
    text = "The envoys of both ports met in the old mill on Thursday.\nMinister Ilona Varga said the meeting was good."
    assert extract(read_text(text, anchor="2033-05-06")).of_the_day == ()


@settings(deadline=None, max_examples=40)
@given(said=st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=25))
def test_any_text(said: list[str]) -> None:
    found = extract(read_text(" ".join(said), anchor="2033-05-06"))
    assert {*found.inferred, *found.of_the_day} <= {c.id for c in found.claims}
