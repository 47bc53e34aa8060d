"""How long talks lasted: two reports of the same talks are set side by side, talks of other days are not."""

import pytest

from tests.reconcile.build import Told, exactly, on
from tests.reconcile.test_figures import with_numbers
from tests.reconcile.test_findings import record


def talks(file: str, text: str, hours: int, *, day: str | None = None, published: str = "2031-04-05") -> Told:
    """A report of talks with the hours that they lasted."""
    told, number = Told(file, published=published), exactly(hours, f"{hours} hours", "hours")
    told.say(
        "meeting", text, format="talks", status="held", duration=f"{hours} hours", when=on(day) if day else None,
    )  # fmt: skip
    return told.say("figure", f"They sat for {hours} hours of talks", quantity=number, counts="hours of talks")


@pytest.mark.parametrize("day", [None, "2031-04-04"])
def test_the_talks_of_one_day_lasted_one_time(day: str | None) -> None:
    found = record(
        talks("a", "The fishermen and the port met in Oster", 9, day=day), talks("b", "They met", 11, day=day)
    )
    assert [f.verdict for f in with_numbers(found, 9, 11)] == ["differ"]


def test_talks_published_weeks_apart_are_two() -> None:
    found = record(talks("a", "They met", 9), talks("b", "They met", 11, published="2031-05-05"))
    assert with_numbers(found, 9, 11) == []


def test_a_report_with_two_lengths_tells_of_two_rounds() -> None:
    told = talks("a", "They met", 9)
    number = exactly(14, "14 hours", "hours")
    told.say("figure", "The first round took 14 hours of talks", quantity=number, counts="hours of talks")
    assert with_numbers(record(told, talks("b", "They met", 11)), 9, 11) == []
