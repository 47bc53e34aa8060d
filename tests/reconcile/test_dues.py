"""Agreements of two reports by their due day and the number of the same things: which are one."""

from typing import Any

import pytest

from dragoman.reconcile import reconcile
from dragoman.record.value import Quantity, When
from tests.reconcile.build import Told, exactly

FRIDAY = When(edtf="2031-05-09", text="by Friday", basis="inferred")
MONDAY = When(edtf="2031-05-12", text="by Monday", basis="inferred")


def _deal(
    text: str, due: When | None = None, quantity: Quantity | None = None, strength: str = "agreed"
) -> tuple[str, dict[str, Any]]:
    return text, {"strength": strength, "what": text, "due": due, "quantity": quantity}


def _groups(*reports: list[tuple[str, dict[str, Any]]]) -> list[int]:
    """How many claims each finding holds, of reports with the given commitments."""
    told = [Told(f"{n}.txt", published="2031-05-07") for n, _ in enumerate(reports)]
    for each, deals in zip(told, reports, strict=True):
        for text, fields in deals:
            each.say("commitment", text, **fields)
    record = reconcile([t.report() for t in told], [t.extraction() for t in told], name="t")
    return sorted(len(f.claims) for f in record.findings if f.kind == "commitment")


WELLS = _deal("Three wells are to flow again", FRIDAY)


@pytest.mark.parametrize(
    ("other", "groups"),
    [
        (_deal("Villages get their pumps back", FRIDAY), [2]),
        (_deal("Villages get their pumps back", FRIDAY, strength="promised"), [2]),  # the same deal by one side's word
        (_deal("Villages get their pumps back", FRIDAY, strength="considered"), [1, 1]),
        (_deal("Villages get their pumps back", FRIDAY, strength="not_agreed"), [1, 1]),
        (_deal("Villages get their pumps back", MONDAY), [1, 1]),
        (_deal("Villages get their pumps back"), [1, 1]),
    ],
)  # fmt: skip
def test_one_due_day_makes_one_agreement(other: tuple[str, dict[str, Any]], groups: list[int]) -> None:
    assert _groups([WELLS], [other]) == groups


def test_a_day_on_which_a_report_has_two_things_due_tells_neither() -> None:
    two = [_deal("Villages get their pumps back", FRIDAY), _deal("Customs sheds close", FRIDAY)]
    assert _groups([WELLS], two) == [1, 1, 1]


def test_other_numbers_of_other_things_due_on_one_day_are_two() -> None:
    lorries = _deal("Forty lorries roll", FRIDAY, exactly(40, "Forty lorries", "lorries"))
    clerks = _deal("Nine clerks go home", FRIDAY, exactly(9, "Nine clerks", "clerks"))
    assert _groups([lorries], [clerks]) == [1, 1]


@pytest.mark.parametrize(("unit", "groups"), [("turbines", [2]), ("people", [1, 1]), ("hours", [1, 1])])
def test_the_same_number_of_the_same_things_is_one_but_for_what_any_deal_counts(unit: str, groups: list[int]) -> None:
    first = _deal(f"seven {unit} shall be sent up the valley", None, exactly(7, f"seven {unit}", unit))
    second = _deal(f"The envoys signed for seven {unit}", None, exactly(7, f"seven {unit}", unit))
    assert _groups([first], [second]) == groups


def test_what_was_agreed_is_not_what_was_not() -> None:
    agreed = _deal("to reopen the eastern canal to barges")
    refused = _deal("to reopen the eastern canal to barges", strength="not_agreed")
    assert _groups([agreed], [refused]) == [1, 1]
