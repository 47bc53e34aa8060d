"""Meetings: cases as data, what is held and what is not, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.meetings import meetings
from dragoman.read.reading import Reading
from dragoman.record.claim import Meeting
from tests.conftest import read_text

FOLDER = Path(__file__).parents[1] / "cases/meetings"
CASES = [
    pytest.param(case, id=case["text"][:60])
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
WORDS = st.sampled_from([
    "talks", "met", "Ada Brann", "Jonas Hale", "in Vell", "on Friday", "will", "meet", "again", "a", "summit",
    "call", "phone", "rejected", "with", "between", "and", "hours", "five", "of", "no", "not", "called", "off",
    ",", ".", "“", "visit", "to", "hosted", "by", "without", "due", "is", "set", "for", "round", "invitation",
    "\n", "’s", "may",
])  # fmt: skip


def found_in(text: str) -> tuple[Reading, list[Meeting]]:
    reading = read_text(text, anchor="2031-05-14")
    return reading, list(meetings(reading, ()))


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    return [plain(reading.cast.get(i).name) for i in ids]


def plain(name: str) -> str:
    """A name without its article: whether that belongs to it is for the cast to say."""
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    reading, found = found_in(case["text"])
    told = [(m.status, m.format, m.evidence[0].quote) for m in found]
    assert told == [(e["status"], e["format"], e["words"]) for e in case["expect"]]
    for claim, expected in zip(found, case["expect"], strict=True):
        assert names(reading, claim.parties) == [plain(p) for p in expected["parties"]]
        assert names(reading, claim.mediators) == [plain(p) for p in expected.get("mediators", [])]
        assert names(reading, claim.absent) == [plain(p) for p in expected.get("absent", [])]
        assert (claim.venue, claim.duration) == (expected.get("venue"), expected.get("duration"))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ada Brann met Jonas Hale on Monday.", "asserted"),
        ("Ada Brann will meet Jonas Hale on Monday.", "planned"),
        ("Ada Brann refused to meet Jonas Hale.", "negated"),
        ("Ada Brann may meet Jonas Hale.", "hypothetical"),
    ],
)
def test_the_modality_goes_with_the_status(text: str, modality: str) -> None:
    _, (found,) = found_in(text)
    assert found.modality == modality


def test_a_heading_in_the_infinitive_tells_what_is_to_be() -> None:
    _, found = found_in("Ada Brann to meet Jonas Hale in Vell\nNothing else was said.")
    assert [m.status for m in found] == ["planned"]


def test_who_did_not_come_is_absent() -> None:
    reading, found = found_in("Ada Brann met Jonas Hale in Vell on Monday. Olaf Berg did not attend the talks.")
    assert names(reading, found[0].absent) == ["olaf berg"]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_text_gives_exact_evidence_and_its_own_ids(parts: list[str]) -> None:
    text = " ".join(parts) or " "
    reading, found = found_in(text)
    assert found == found_in(text)[1]
    assert len({m.id for m in found}) == len(found)
    for claim in found:
        for e in claim.evidence:
            assert reading.report.text[e.start : e.end] == e.quote


@pytest.mark.parametrize("text", ["", "talks", "meet", "“" * 2000, "talks " * 2000, "call", "due", "\n\n summit \n"])
def test_odd_texts_give_no_meeting(text: str) -> None:
    assert found_in(text)[1] == []
