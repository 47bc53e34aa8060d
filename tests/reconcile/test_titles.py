"""Titles of findings: whole, readable, never cut amid a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.titles import TITLE
from dragoman.record.value import Quantity
from tests.reconcile.build import Told, exactly
from tests.reconcile.test_findings import of_kind, record

LONG = (
    "In the town hall of Lower Tesk, where it had rained for a week and the clerks had gone home, the guild and the "
    "mill agreed to bring back 120 weavers by May, and nobody clapped"
)


def titles(kind: str, *texts: str, **fields: object) -> list[str]:
    told = Told("a")
    for text in texts:
        told.say(kind, text, **fields)
    return [f.title for f in of_kind(record(told), kind)]


def test_a_number_is_shown_in_its_clause() -> None:
    text = "The guild walked out; police arrested 27 weavers at Gate 3, and the mill closed"
    assert titles("figure", text, quantity=exactly(27, "27 weavers"), counts="weavers") == [
        "Police arrested 27 weavers at Gate 3"
    ]


def test_a_long_text_is_cut_at_the_end_of_a_clause() -> None:
    (title,) = titles("statement", LONG)
    assert title == f"{LONG[: len(title) - 2]} …"
    assert title.endswith(" and the mill …")


def test_a_number_far_inside_is_shown_with_its_neighbours() -> None:
    text = LONG.replace(", ", " ")
    (title,) = titles("figure", text, quantity=exactly(120, "120 weavers"), counts="weavers")
    assert "120 weavers" in title
    assert title.startswith("… ")


@given(st.text(max_size=400), st.text(min_size=1, max_size=20))
def test_any_text_has_a_short_title_of_one_line(text: str, number: str) -> None:
    quantity = Quantity(low=1, high=1, qualifier="exact", unit=None, text=number)
    for title in titles("figure", f"{text} {number} {text}", quantity=quantity, counts="x"):
        assert title
        assert "\n" not in title
        assert len(title) <= max(2 * TITLE, 2 * len(number) + TITLE)


@pytest.mark.parametrize("text", ["?", " .", "x" * 500, "a" * 130 + " b"])
def test_odd_texts_are_borne(text: str) -> None:
    assert all(titles("statement", text))
