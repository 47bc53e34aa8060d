"""The time of a claim and its deadline."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.read.due import due_of
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.when import when_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times" / "when.toml").read_text(encoding="utf-8"))["case"]


def head_of(reading: Reading, case: dict[str, Any]) -> Token | None:
    return next((t for t in reading.doc if t.text == case.get("head")), None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], reading_of: Callable[..., Reading]) -> None:
    reading = reading_of(case["text"], published="2031-05-14")
    start = case["text"].index(case["claim"])
    extent = start, start + len(case["claim"])
    when = when_of(reading, *extent, head=head_of(reading, case))
    assert (when.edtf if when else "") == case["when"]
    if "due" in case:
        due = due_of(reading, *extent, head=head_of(reading, case))
        assert (due.edtf if due else "") == case["due"]


def test_the_words_stay_beside_the_date(reading_of: Callable[..., Reading]) -> None:
    reading = reading_of("They will free the crew by Sunday.", published="2031-05-14")
    due = due_of(reading, 0, 33)
    assert due is not None
    assert (due.text, due.edtf, due.basis) == ("by Sunday", "2031-05-18", "inferred")


def test_without_an_anchor_a_deadline_is_known_by_its_words(reading_of: Callable[..., Reading]) -> None:
    due = due_of(reading_of("They will free the crew by Sunday."), 0, 33)
    assert due is not None
    assert (due.text, due.edtf) == ("by Sunday", None)


@pytest.mark.parametrize("text", ["", " ", "\n", "“", "Friday", "by Sunday"])
def test_any_span(text: str, reading_of: Callable[..., Reading]) -> None:
    reading = reading_of(text, published="2031-05-14")
    for extent in ((0, 0), (0, len(text)), (0, len(text) + 5)):
        assert when_of(reading, *extent) is None or text
        assert due_of(reading, *extent) is None or text
