"""Numbers that count one thing by what the reports say of them, whatever their size."""

import pytest

from dragoman.record.value import Quantity
from tests.reconcile.build import Told, exactly
from tests.reconcile.test_figures import figure, with_numbers
from tests.reconcile.test_findings import record


def differ(first: tuple[str, Quantity], second: tuple[str, Quantity]) -> bool:
    """Whether the numbers of two sentences of two reports are set against each other."""
    told = [figure(Told(name), text, number, "") for name, (text, number) in zip("ab", (first, second), strict=True)]
    values = [int(number.low or 0) for _, number in (first, second)]
    return any(f.verdict == "differ" for f in with_numbers(record(*told), *values) if len(f.claims) > 1)


def quantity(n: int, noun: str) -> Quantity:
    return exactly(n, f"{n} {noun}", noun)


def told(text: str, n: int, noun: str) -> tuple[str, Quantity]:
    """A sentence whose evidence is the number alone is not needed: the whole sentence is."""
    return text.format(f"{n} {noun}"), quantity(n, noun)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (told("Farmers parked {} on the Oster bridge", 200, "tractors"), told("At Oster {} stood", 350, "tractors")),
        (told("The customs house of Oster holds {}", 14, "crates"), told("In Oster they keep {}", 17, "crates")),
    ],
)
def test_one_rare_noun_at_one_place(first: tuple[str, Quantity], second: tuple[str, Quantity]) -> None:
    assert differ(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (told("Farmers parked {} on the Oster bridge", 200, "tractors"), told("In Lund {} were sold", 350, "tractors")),
        (told("At Oster {} marched", 200, "people"), told("In Oster {} were born", 350, "people")),
        (told("The Oster yard builds {}", 3, "ferries"), told("Off Oster {} were seen", 40, "ferries")),
        (told("At Oster {} returned", 9, "ferries"), told("At Oster {} others are missing", 5, "ferries")),
    ],
)
def test_another_place_people_in_general_another_size_or_the_rest(
    first: tuple[str, Quantity], second: tuple[str, Quantity]
) -> None:
    assert not differ(first, second)


def test_a_report_that_has_both_numbers_knows_a_difference() -> None:
    story, other = Told("a"), Told("b")
    figure(story, "At Oster 14 crates were opened", quantity(14, "crates"), "crates")
    figure(story, "At Oster 17 crates were seized", quantity(17, "crates"), "crates")
    figure(other, "At Oster 14 crates were shown", quantity(14, "crates"), "crates")
    assert all(f.verdict != "differ" for f in record(story, other).findings)


def test_the_number_that_another_is_said_not_to_be() -> None:
    assert differ(told("The yard impounded {}", 14, "crates"), told("There were {}, not 14", 17, "crates"))


def money(text: str, millions: int) -> tuple[str, Quantity]:
    """A sentence with a sum of dollars."""
    return text.format(f"${millions} million"), exactly(millions * 1_000_000, f"${millions} million", "dollars")


def test_two_sums_of_one_currency_told_with_like_words_differ() -> None:
    first = money("A court froze {} in copper receipts in February", 212)
    assert differ(first, money("In the February raid {} of copper receipts was lost", 260))
    assert not differ(first, money("The harbour board paid {} for a dredger", 260))
    assert not differ(first, money("In the February raid {} of copper receipts was lost", 900))


@pytest.mark.parametrize(("some", "apart"), [("{}", True), ("{} of her", False)])
def test_some_of_those_known_are_no_other_count_of_all(some: str, *, apart: bool) -> None:
    every = told("In Tesk the palace prison holds {}", 460, "weavers")
    let_go = "In Tesk the palace prison let go " + some.format(210) + " weavers", quantity(210, "weavers")
    assert differ(every, let_go) is apart


def test_two_bounds_of_one_noun_at_one_place_admit_each_other() -> None:
    more = Quantity(low=1400, high=None, qualifier="more_than", unit="lorries", text="more than 1,400 lorries")
    least = Quantity(low=1200, high=None, qualifier="at_least", unit="lorries", text="at least 1,200 lorries")
    a, b = Told("a"), Told("b")
    figure(a, "More than 1,400 lorries waited on the quays of Oster harbour", more, "lorries")
    figure(b, "On the quays of Oster harbour at least 1,200 lorries", least, "lorries")
    (finding,) = with_numbers(record(a, b), 1400, 1200)
    assert finding.verdict == "compatible"


def test_a_count_set_against_the_one_that_its_report_denies() -> None:
    a, b = Told("a"), Told("b")
    figure(a, "Fifty-two lorries were lost at Oster, not 36, the guild says", quantity(52, "lorries"), "lorries")
    figure(a, "The 36 of the guards leave out the yard", quantity(36, "lorries"), "lorries")
    figure(b, "At Oster 36 lorries were set alight", quantity(36, "lorries"), "lorries")
    assert any(f.verdict == "differ" for f in with_numbers(record(a, b), 52, 36))
