"""Times beside an event: from its days to theirs, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.beside import beside, from_event, to_event

FIRST, LAST = date(2030, 1, 5), date(2030, 1, 6)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("two days after the vote", ("2030-01-08", "2030-01-08")),
        ("a week before the vote", ("2029-12-29", "2029-12-29")),
        ("Hours after the talks", ("2030-01-06", "2030-01-07")),
        ("less than 24 hours after the deal", ("2030-01-06", "2030-01-07")),
        ("hours before the talks", ("2030-01-05", "2030-01-05")),
        ("the day before Friday’s vote", ("2030-01-04", "2030-01-04")),
        ("as the talks unfolded", ("2030-01-05", "2030-01-06")),
        ("during the talks", ("2030-01-05", "2030-01-06")),
    ],
)
def test_from_an_event_of_two_days(words: str, days: tuple[str, str]) -> None:
    told = beside(words)
    assert told is not None
    assert tuple(d.isoformat() for d in from_event(told, FIRST, LAST)) == days


@pytest.mark.parametrize(
    "words", ["weeks after the vote", "two months before the vote", "the vote", "", "after the vote"]
)
def test_what_tells_no_days(words: str) -> None:
    assert beside(words) is None


def test_back_to_the_event() -> None:
    told = beside("two days after two men were shot")
    assert told is not None
    assert to_event(told, FIRST) == date(2030, 1, 3)
    assert told.event == "two men were shot"


def test_hours_lead_back_to_no_one_day() -> None:
    told = beside("hours after the raid")
    assert told is not None
    assert to_event(told, FIRST) is None


@given(words=st.text(max_size=40))
def test_any_words(words: str) -> None:
    told = beside(words)
    assert told is None or told.least <= told.most
