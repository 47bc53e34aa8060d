"""Numbers of two reports that are one, or round it; and numbers that are near each other by chance."""

import pytest
from msgspec.structs import replace

from dragoman.reconcile import reconcile
from dragoman.record.report import evidence
from dragoman.record.value import Quantity
from tests.reconcile.build import Told, exactly
from tests.reconcile.test_figures import figure, with_numbers
from tests.reconcile.test_findings import record


def about(n: int, text: str) -> Quantity:
    return Quantity(low=n, high=n, qualifier="about", unit=None, text=text)


def over(n: int, text: str, unit: str | None = None) -> Quantity:
    return Quantity(low=n, high=None, qualifier="more_than", text=text, unit=unit)


def found(first: tuple[str, Quantity], second: tuple[str, Quantity]) -> list[str]:
    """The verdicts of the findings that hold the numbers of two sentences of two reports."""
    told = [figure(Told(name), text, number, "") for name, (text, number) in zip("ab", (first, second), strict=True)]
    values = [int(number.low or 0) for _, number in (first, second)]
    return [f.verdict for f in with_numbers(record(*told), *values) if len(f.claims) > 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("More than 60 weavers sacked in May get their looms back", over(60, "More than 60 weavers", "weavers")),
            ("The mill takes back 64 hands whom it sacked", exactly(64, "64 hands", "hands")),
        ),
        (
            ("Some forty pylons will go up on the ridge", about(40, "Some forty pylons")),
            ("The accord allows 38 masts along the ridge", exactly(38, "38 masts", "masts")),
        ),
        (
            ("Power for over 30,000 families is back", over(30_000, "over 30,000 families", "families")),
            ("The grid reached 31,000 homes", exactly(31_000, "31,000 homes", "homes")),
        ),
    ],
)  # fmt: skip
def test_a_rounded_number_goes_with_the_exact_one(first: tuple[str, Quantity], second: tuple[str, Quantity]) -> None:
    assert found(first, second) == ["compatible"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("More than 60 weavers marched", over(60, "More than 60 weavers", "weavers")),
            ("The ferry carried 64 cows", exactly(64, "64 cows", "cows")),  # nothing alike around them
        ),
        (
            ("Some forty pylons will go up on the ridge", about(40, "Some forty pylons")),
            ("The ridge saw 47 landslips", exactly(47, "47 landslips", "landslips")),  # too far off
        ),
        (
            ("More than six weavers were sacked", over(6, "More than six weavers", "weavers")),
            ("The mill sacked seven clerks", exactly(7, "seven clerks", "clerks")),  # too small to tell
        ),
    ],
)  # fmt: skip
def test_numbers_near_by_chance_stay_apart(first: tuple[str, Quantity], second: tuple[str, Quantity]) -> None:
    assert found(first, second) == []


def test_the_nearest_number_is_taken() -> None:
    told = [
        figure(Told("a"), "Some forty pylons will go up on the ridge", about(40, "Some forty pylons"), ""),
        figure(Told("b"), "The ridge gets 41 masts", exactly(41, "41 masts", "masts"), ""),
        figure(Told("c"), "On the ridge 43 sheep were lost", exactly(43, "43 sheep", "sheep"), ""),
    ]
    made = record(*told)
    assert with_numbers(made, 40, 41)
    assert not with_numbers(made, 40, 43)


def test_a_telling_number_is_one_in_other_words() -> None:
    first = ("The mill will take back 86 dismissed weavers", exactly(86, "86 dismissed weavers", "weavers"))
    second = ("All 86 hands walk through the mill gate again", exactly(86, "86 hands", "hands"))
    told = [figure(Told(name), text, number, "") for name, (text, number) in zip("ab", (first, second), strict=True)]
    (finding,) = with_numbers(record(*told), 86)
    fields = {f.name: f.verdict for f in finding.fields}
    assert fields == {"quantity": "agree", "counts": "compatible"}  # one number, in two names


@pytest.mark.parametrize(("published", "tied"), [("2031-04-06", True), ("2031-05-06", False)])
def test_two_settled_numbers_of_one_time_are_of_one_settlement(published: str, tied: bool) -> None:  # noqa: FBT001
    made = []
    for name, day, text, number in (
        ("a", "2031-04-05", "Tesk will free 115 captives", exactly(115, "115 captives", "captives")),
        ("b", published, "Well over a hundred souls come home", over(100, "over a hundred souls", "souls")),
    ):
        story = Told(name, published=day)
        story.say("commitment", text, strength="agreed", parties=(), what=text, quantity=number)
        extraction, report = story.extraction(), story.report()
        at = text.index(number.text)
        spans = (evidence(report, at, at + len(number.text), role="content"),)
        fields = {"quantity": number, "counts": number.unit}
        claims = (*extraction.claims, story.claim("figure", text, report, spans, fields))
        made.append((report, replace(extraction, claims=claims)))
    found = reconcile([r for r, _ in made], [e for _, e in made], name="tesk")
    assert bool([f for f in with_numbers(found, 115, 100) if f.verdict == "compatible"]) == tied
