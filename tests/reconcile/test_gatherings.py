"""Meetings of one day: which two are one."""

from typing import Any

import pytest

from dragoman.reconcile import reconcile
from dragoman.record.value import When
from tests.reconcile.build import Told

DAY = When(edtf="2031-05-07", text="Wednesday", basis="inferred")
NEXT = When(edtf="2031-05-21", text="21 May", basis="inferred")


def _one(*tellings: tuple[str, str, dict[str, Any]]) -> bool:
    """Whether two meetings, each of a report with its day and words, stand in one finding."""
    told = [
        Told(f"{n}.txt", published=day).say("meeting", text, **fields) for n, (day, text, fields) in enumerate(tellings)
    ]
    record = reconcile([t.report() for t in told], [t.extraction() for t in told], name="t")
    return len([f for f in record.findings if f.kind == "meeting"]) == 1


def _meeting(when: When | None = DAY, status: str = "held", form: str = "talks") -> dict[str, Any]:
    return {"format": form, "status": status, "when": when}


NEWS = ("2031-05-08", "Negotiators sat for nine hours at a lakeside hotel", _meeting())


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (("2031-05-08", "Rounds of haggling over the quotas broke up at dawn", _meeting()), True),
        (("2031-05-20", "Rounds of haggling over the quotas broke up at dawn", _meeting()), False),  # no news any more
        (("2031-05-08", "He spoke with the premier on the line", _meeting(form="call")), False),
        (("2031-05-08", "He travelled up the coast to see the premier", _meeting(form="visit")), False),
        (("2031-05-08", "Bankers were received separately by the mediator", _meeting()), False),
        (("2031-05-08", "Rounds of haggling over the quotas broke up at dawn", _meeting(NEXT)), False),
    ],
)  # fmt: skip
def test_what_two_reports_open_with_is_one_meeting(other: tuple[str, str, dict[str, Any]], *, one: bool) -> None:
    assert _one(NEWS, other) is one


@pytest.mark.parametrize(
    ("status", "one"), [("planned", True), ("cancelled", True), ("held", False), ("declined", False)]
)
def test_what_is_set_for_one_day_is_one_meeting(status: str, *, one: bool) -> None:
    planned = ("2031-05-08", "A further round is due in a fortnight", _meeting(NEXT, "planned"))
    assert _one(planned, ("2031-05-08", "Delegates come back to the spa", _meeting(NEXT, status))) is one


def test_what_stands_further_down_is_no_news() -> None:
    long = Told("long.txt", published="2031-05-08").say("meeting", NEWS[1], **_meeting())
    long.say("meeting", "The premier lunched with bishops", **_meeting())
    other = Told("other.txt", published="2031-05-08").say("meeting", "Quotas were haggled over", **_meeting())
    record = reconcile([t.report() for t in (long, other)], [t.extraction() for t in (long, other)], name="t")
    assert sorted(len(f.claims) for f in record.findings if f.kind == "meeting") == [1, 2]
