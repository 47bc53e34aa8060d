"""Positions: cases as data, whose they are, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.positions import positions
from dragoman.extract.statements import statements
from dragoman.read.reading import Reading
from dragoman.record.claim import Act, Position, Statement
from tests.conftest import read_text

FOLDER = Path(__file__).parents[1] / "cases/positions"
WORDS = [
    "Norway",
    "demands",
    "no",
    "rejects",
    "the",
    "“",
    "”",
    "must",
    "will",
    "not",
    "\n",
    "truce",
    "if",
    ".",
    "unacceptable",
]
CASES = [
    pytest.param(case, id=case["text"][:60])
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


def names(reading: Reading, position: Position) -> list[str]:
    return [reading.cast.get(p).name for p in position.party]


def statement(reading: Reading, content: str, *, speaker: str, act: Act = "say") -> Statement:
    start = reading.report.text.index(content)
    who = next(e.id for e in reading.cast.entities if e.name == speaker)
    evidence = (reading.evidence(start, start + len(content), "content"),)
    return Statement(id="s", report=reading.report.id, text="", evidence=evidence, speaker=who, act=act)


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], anchor="2031-05-14")
    found = list(positions(reading, tuple(statements(reading))))
    assert [p.stance for p in found] == [e["stance"] for e in case["expect"]]
    for claim, expected in zip(found, case["expect"], strict=True):
        assert expected["party"] in names(reading, claim)
        assert expected["words"] in claim.evidence[0].quote
        assert claim.issue == expected.get("issue", claim.issue)


def test_a_duty_is_the_demand_of_the_speaker() -> None:
    reading = read_text("“The blockade must be lifted,” Norway said.")
    said = statement(reading, "“The blockade must be lifted,”", speaker="Norway")
    (found,) = positions(reading, (said,))
    assert (found.stance, names(reading, found)) == ("demands", ["Norway"])


def test_a_duty_that_nobody_says_is_nobody_s_position() -> None:
    assert list(positions(read_text("The blockade must be lifted."), ())) == []


def test_we_is_the_speaker() -> None:
    reading = read_text("“We will never leave the ridge,” Norway said.")
    said = statement(reading, "“We will never leave the ridge,”", speaker="Norway")
    (found,) = positions(reading, (said,))
    assert (found.stance, names(reading, found)) == ("rejects", ["Norway"])


def test_what_a_statement_does_is_a_position_on_its_issue() -> None:
    reading = read_text("Norway spoke of a ceasefire of ten days.")
    said = statement(reading, "a ceasefire of ten days", speaker="Norway", act="propose")
    (found,) = positions(reading, (said,))
    assert (found.stance, found.issue, names(reading, found)) == ("proposes", "ceasefire", ["Norway"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Norway",
                "demands",
                "no",
                "rejects",
                "the",
                "“",
                "”",
                "must",
                "will",
                "not",
                "\n",
                "truce",
                "if",
                ".",
                "unacceptable",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_exact_evidence_and_its_own_ids(words: list[str]) -> None:
    reading = read_text(" ".join(words) or " ")
    found = list(positions(reading, ()))
    assert found == list(positions(reading, ()))
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        assert claim.party
        for e in claim.evidence:
            assert reading.report.text[e.start : e.end] == e.quote
