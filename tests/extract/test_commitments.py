"""Commitments: cases as data, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.commitments import commitments
from dragoman.extract.statements import statements
from tests.conftest import read_text

FOLDER = Path(__file__).parents[1] / "cases/commitments"
WORDS = ["agreed", "no", "deal", "the", "sides", "to", "“", "”", ":", "in principle", "\n", "offered", "40", "if", "."]
CASES = [
    pytest.param(case, id=case["text"][:60])
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], anchor="2031-05-14")
    found = list(commitments(reading, tuple(statements(reading))))
    assert [c.strength for c in found] == [e["strength"] for e in case["expect"]]
    for claim, expected in zip(found, case["expect"], strict=True):
        assert expected["words"] in claim.evidence[0].quote
        assert claim.what in claim.evidence[0].quote
        if "quantity" in expected:
            assert (claim.quantity.low if claim.quantity else False) == expected["quantity"]
        if "due" in expected:
            assert claim.due is not None
            assert claim.due.edtf == expected["due"]
        if "parties" in expected:
            names = [reading.cast.get(p).name for p in claim.parties]
            assert all(any(n in name for name in names) for n in expected["parties"]), names
            assert len(names) == len(expected["parties"]), names


def test_both_sides_are_the_parties() -> None:
    reading = read_text("Norway and Chile agreed to open the canal.")
    (claim,) = commitments(reading, ())
    assert [reading.cast.get(p).name for p in claim.parties] == ["Norway", "Chile"]


def test_a_headline_echoes_what_the_report_calls_agreed() -> None:
    text = "Union, ferry line to rehire 40 stewards\n\nThe union and the ferry line agreed to rehire 40 stewards.\n"
    (claim,) = commitments(read_text(text), ())
    assert claim.strength == "agreed"
    assert [e.quote for e in claim.evidence] == [
        "ferry line to rehire 40 stewards",
        text.splitlines()[2].removesuffix("."),
    ]


def test_a_headline_alone_agrees_to_nothing() -> None:
    text = "Union, ferry line to rehire 40 stewards\n\nThe ferries sailed on Monday.\n"
    assert list(commitments(read_text(text), ())) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "agreed",
                "no",
                "deal",
                "the",
                "sides",
                "to",
                "“",
                "”",
                ":",
                "in principle",
                "\n",
                "offered",
                "40",
                "if",
                ".",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_exact_evidence_and_its_own_ids(words: list[str]) -> None:
    reading = read_text(" ".join(words) or " ")
    found = list(commitments(reading, ()))
    assert found == list(commitments(reading, ()))
    assert len({c.id for c in found}) == len(found)
    for claim in found:
        for e in claim.evidence:
            assert reading.report.text[e.start : e.end] == e.quote


def test_a_text_without_a_sentence_end_is_read_in_pieces() -> None:
    # a "sentence" of thousands of tokens has no parse that means anything: it is cut, and one deal told so is one claim
    assert len(list(commitments(read_text("the two sides agreed to a truce and " * 400), ()))) <= 1


def test_a_headline_of_two_sides_needs_no_report_beneath_it() -> None:
    (claim,) = commitments(read_text("Miners, pit owners clinch deal on 4 percent raise\n\nIt rained on Monday.\n"), ())
    assert (claim.strength, claim.evidence[0].quote) == ("agreed", "Miners, pit owners clinch deal on 4 percent raise")


def test_what_a_headline_ends_in_is_not_settled() -> None:
    (claim,) = commitments(read_text("Ministers fly home; catch limits unsettled\n\nThe talks lasted all night.\n"), ())
    assert (claim.strength, claim.evidence[0].quote) == ("not_agreed", "catch limits unsettled")
