"""Words from right to left, as they are drawn."""

import pytest

from dragoman.present.paper.rtl import drawn


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("No such words (at all).", "No such words (at all)."),
        ("the שלום pact", "the םולש pact"),
        ("a: שלום (2031) עולם.", "a: םלוע\u00a0(2031)\u00a0םולש."),
        ("שלום abc עולם", "םולש abc םלוע"),
        ("בב", "בב"),
        ("سلام", "\ufee1\ufefc\ufeb3"),  # seen initial, lam with alef final, meem alone
        ("دار", "\ufead\ufe8d\ufea9"),  # letters that join nothing after them
        ("بَت", "\ufe96\ufe91\u064e"),  # a mark stays behind its letter
    ],
)
def test_runs_are_turned_and_letters_shaped(written: str, shown: str) -> None:
    assert drawn(written) == shown


def test_a_long_run_can_be_broken() -> None:
    assert " " in drawn("שלום " * 20 + "שלום")


@pytest.mark.parametrize("words", ["ש" * 100_000, "ש " * 50_000, "ש1" * 50_000, "سلا" * 30_000, "ש a " * 25_000])
def test_long_runs_take_no_longer_than_they_are(words: str) -> None:
    assert len(drawn(words)) > 50_000
