"""What becomes of a condition: met, dropped, hardened or softened, by a later report's own words, and not without."""

import pytest

from dragoman.reconcile import reconcile
from dragoman.record.finding import Field
from tests.reconcile.build import Told


def _history(
    later: str, *, condition: str = "the roadblock at Sefton is cleared", day: str = "2031-05-06"
) -> Field | None:
    first = Told("a", published="2031-05-02")
    first.say(
        "condition", f"Ostria will talk only if {condition}", setter=(first.who("Ostria", "state"),), form="only_if",
        condition=condition, consequence="Ostria will talk",
    )  # fmt: skip
    second = Told("b", published=day)
    second.say("statement", later, source_class="unattributed", mode="indirect", act="say")
    reports = [first.report(), second.report()]
    record = reconcile(reports, [first.extraction(), second.extraction()], name="dossier")
    fields = [f for finding in record.findings for f in finding.fields if f.name == "history"]
    assert len(fields) <= 1
    return fields[0] if fields else None


@pytest.mark.parametrize(
    ("later", "change"),
    [
        ("Crews cleared the Sefton roadblock on Monday", "met"),
        ("The roadblock at Sefton has been cleared", "met"),
        ("Ostria’s condition was met when the Sefton roadblock went", "met"),
        ("Ostria no longer insists that the Sefton roadblock go", "dropped"),
        ("Ostria dropped its demand over the roadblock at Sefton", "dropped"),
        ("Ostria hardened its terms: not only must the Sefton roadblock be cleared, the ridge must be too", "hardened"),
        ("Ostria softened its line and would let the Sefton roadblock be cleared later", "softened"),
    ],
)
def test_a_later_report_says_what_became_of_it(later: str, change: str) -> None:
    found = _history(later)
    assert found is not None
    assert found.verdict == "compatible"
    assert [value.value for value in found.values] == ["set", change]
    assert all(value.claims for value in found.values)


@pytest.mark.parametrize(
    "later",
    [
        "The roadblock at Sefton will be cleared on Friday",
        "The roadblock at Sefton has not been cleared",
        "Ostria wants the roadblock at Sefton cleared",
        "Until the roadblock at Sefton was cleared nobody spoke",
        "Workers cleared a roadblock at Harnham",
        "Ostria no longer insists on new elections",
    ],
)
def test_what_is_not_said_is_not_taken(later: str) -> None:
    assert _history(later) is None


def test_an_earlier_report_and_one_of_the_same_day_say_nothing_of_it() -> None:
    assert _history("Crews cleared the Sefton roadblock on Monday", day="2031-05-01") is None
    assert _history("Crews cleared the Sefton roadblock on Monday", day="2031-05-02") is None


def test_one_word_is_too_little() -> None:
    assert _history("Crews cleared it", condition="it is cleared") is None


def _of_deal(later: str, *, strength: str = "agreed") -> list[str]:
    first = Told("a", published="2031-05-02")
    what = "hand over the bodies of 46 soldiers at Sefton"
    first.say(
        "commitment", f"Ostria agreed to {what}", strength=strength, what=what, parties=(first.who("Ostria", "state"),)
    )
    second = Told("b", published="2031-05-06")
    second.say("statement", later, source_class="unattributed", mode="indirect", act="say")
    reports = [first.report(), second.report()]
    record = reconcile(reports, [first.extraction(), second.extraction()], name="dossier")
    fields = [f for finding in record.findings for f in finding.fields if f.name == "history"]
    return [value.value for field in fields for value in field.values]


def test_a_later_report_tells_that_what_was_agreed_was_done() -> None:
    assert _of_deal("The bodies of 46 soldiers were handed over at Sefton on Monday") == ["set", "met"]


@pytest.mark.parametrize(
    "later",
    [
        "The bodies of 46 soldiers will be handed over at Sefton on Monday",
        "The bodies of 46 soldiers were not handed over at Sefton",
        "The bodies of 12 soldiers were handed over at Sefton",
        "Ostria agreed to hand over the bodies of 46 soldiers at Sefton",
    ],
)
def test_what_was_agreed_is_not_done_by_being_told_again(later: str) -> None:
    assert _of_deal(later) == []


def test_what_was_only_offered_is_not_kept() -> None:
    assert _of_deal("The bodies of 46 soldiers were handed over at Sefton", strength="offered") == []
