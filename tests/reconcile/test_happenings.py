"""Incidents across reports: one event in other words, and two events that look alike."""

import pytest
from msgspec.structs import replace

from dragoman.reconcile import reconcile
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.happenings import happening
from dragoman.reconcile.occurred import itself
from dragoman.reconcile.proper import proper
from dragoman.reconcile.told import told as prepared
from dragoman.reconcile.wording import weights
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.record.value import Quantity, When
from tests.reconcile.build import Told, at, at_least, exactly, on
from tests.reconcile.test_findings import of_kind, one, record, verdicts


def event(file: str, text: str, **fields: object) -> Told:
    return Told(file).say("incident", text, **{"type": "other", **fields})


def joined(*told: Told) -> bool:
    return len(of_kind(record(*told), "incident")) == 1


def test_a_blast_and_an_explosion_of_one_day_are_one_event_with_two_tolls() -> None:
    told = (
        event("a", "An explosion rocked the silo and killed four", when=on("2031-04-04"), killed=exactly(4)),
        event("b", "The blast took seven lives", when=on("2031-04-04"), killed=exactly(7)),
    )
    assert verdicts(one(record(*told), "incident"))["killed"] == "differ"


def test_a_blast_and_a_storm_of_one_day_are_two() -> None:
    told = (
        event("a", "An explosion rocked the silo", when=on("2031-04-04")),
        event("b", "The storm unroofed a school", when=on("2031-04-04")),
    )
    assert not joined(*told)


def test_one_place_is_enough_and_a_month_is_no_place() -> None:
    assert joined(
        event("a", "Three inmates lost their lives at the Oster fort", where=at("Oster fort"), killed=exactly(3)),
        event("b", "Eight perished at the Oster fort", where=at("Oster fort"), killed=exactly(8)),
    )
    assert not joined(
        event("a", "On July 14 three inmates died"), event("b", "On July 20 the coastguard seized a cutter")
    )


def test_an_event_that_another_led_to_is_not_that_other_one() -> None:
    assert itself("Forty were arrested on Friday after a fire on Oster") == "Forty were arrested on Friday"
    assert itself("Four people died after a fire on Oster") == "Four people died after a fire on Oster"


def test_a_telling_number_joins_arrests_in_other_words() -> None:
    told = (
        event("a", "Police arrested 61 farmers", type="arrest", target="61 farmers"),
        event("b", "In all 61 peasants spent the night in custody", type="arrest", target="61 peasants"),
    )
    assert joined(*told)


def test_one_report_tells_two_tolls_of_two_events() -> None:
    story = Told("a")
    for place, number in (("Oster", 4), ("Oster", 9)):
        story.say(
            "incident", f"A mine went off at {place} and killed {number}", type="explosives", where=at(place),
            killed=exactly(number),
        )  # fmt: skip
    assert not joined(story)


def test_a_toll_that_rose_is_no_conflict() -> None:
    told = (
        event("a", "The storm at Oster killed 41", where=at("Oster"), killed=exactly(41)),
        event("b", "The toll of the storm at Oster has risen to 43", where=at("Oster"), killed=exactly(43)),
    )
    assert verdicts(one(record(*told), "incident"))["killed"] == "compatible"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("48 hours", "hours", 48), ("two days", "days", 2), "admits"),
        (("60-day", None, 60), ("two months", "months", 2), "admits"),
        (("nine hours", "hours", 9), ("two days", "days", 2), "apart"),
        (("five tonnes", "tonnes", 5), ("5,000 kilograms", "kilograms", 5000), "admits"),
    ],
)
def test_numbers_in_two_units(a: tuple[str, str | None, int], b: tuple[str, str | None, int], expected: str) -> None:
    first, second = (Quantity(low=n, high=n, qualifier="exact", unit=u, text=t) for t, u, n in (a, b))
    assert relation(first, second) == expected


def test_the_one_storm_of_every_report_is_one_event_and_of_two_storms_nothing_is_known() -> None:
    told = (
        event("a", "The cyclone claimed 41 lives on the atoll", killed=exactly(41)),
        event("b", "The storm that flattened the harbour killed 58 islanders", killed=exactly(58)),
    )
    assert verdicts(one(record(*told), "incident"))["killed"] == "differ"
    told[0].say("incident", "A gale at Lund took two lives", type="other", where=at("Lund"), killed=exactly(2))
    assert len(of_kind(record(*told), "incident")) == len("abc")


def test_the_same_number_of_one_rare_noun_joins_but_not_of_days() -> None:
    assert joined(
        event("a", "Customs impounded 14 crates of tea", when=on("2031-04-04")),
        event("b", "The 14 crates held at the quay", when=on("2031-04-04")),
    )
    assert not joined(
        event("a", "The quay was shut for 14 days", when=on("2031-04-04")),
        event("b", "Within 14 days two cutters sank"),
    )


def test_two_tolls_of_one_day_are_of_one_event_unless_other_places_are_named() -> None:
    day = on("2031-04-04")
    assert joined(
        event(
            "a", "Four people lost their lives when the scaffold gave way", when=day, killed=exactly(4, "four people")
        ),
        event("b", "Seven persons died, by the count of the union", when=day, killed=exactly(7, "seven persons")),
    )
    assert not joined(
        event(
            "a", "Four people lost their lives at Oster", when=day, where=at("Oster"), killed=exactly(4, "four people")
        ),
        event("b", "Seven persons died in Lund", when=day, where=at("Lund"), killed=exactly(7, "seven persons")),
    )
    assert not joined(
        event("a", "Four people lost their lives", when=day, killed=exactly(4, "four people")),
        event("b", "Police shut the harbour road", when=day, type="restrict"),
    )


def test_a_march_and_the_arrests_that_ended_it_have_one_toll() -> None:
    told = (
        event("a", "The march ended in scuffles; three officers were hurt", type="demo", when=on("2031-04-04"),
              injured=exactly(3, "three officers", "officers")),
        event("b", "Twelve people were carried off and three officers needed stitches", type="arrest",
              when=on("2031-04-04"), injured=exactly(3, "three officers", "officers")),
    )  # fmt: skip
    assert joined(*told)


def of_the_calendar(day: str, text: str) -> When:
    """A day that a text names without its year."""
    return When(edtf=day, text=text, basis="inferred")


def test_two_days_of_the_calendar_are_two_events_and_a_third_telling_does_not_bridge_them() -> None:
    may, june = of_the_calendar("2031-05-10", "May 10"), of_the_calendar("2031-06-20", "June 20")
    place: dict[str, object] = {"where": at("Oster pass"), "killed": exactly(4)}
    told = (
        event("a", "On May 10 four drovers were shot at Oster pass", when=may, **place),
        event("b", "On June 20 four drovers were shot at Oster pass", when=june, **place),
        event("c", "Four drovers were shot at Oster pass", **place),
    )
    found = of_kind(record(*told), "incident")
    assert sorted(len(f.claims) for f in found) == [1, 2]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stones flew at the eastern gate", {"east gate"}),
        ("Stones flew at the southern bus terminal", {"south terminal"}),
        ("A bomb went off in Terminal del Prado", {"terminal del prado"}),
        ("It burned, says the Harbour Committee, led by Mrs Osk", set()),
        ("It burned beside the Lady Vara, near Oster General Hospital", {"lady vara", "oster general hospital"}),
    ],
)
def test_names_are_of_places_and_things(text: str, names: set[str]) -> None:
    assert proper([text], [], acting=set()).names(text) == names


def test_a_square_and_a_gate_of_one_name_are_two_places() -> None:
    day = of_the_calendar("2031-05-10", "Saturday")
    assert not joined(
        event("a", "Stones flew", where=at("Salt Square"), when=day),
        event("b", "A tram was hit", where=at("Salt Gate"), when=day),
    )


def test_a_place_alone_joins_no_two_tolls_that_exclude_each_other() -> None:
    four, three = exactly(4, "four shepherds"), exactly(3, "three")
    a = event("a", "Four shepherds died in Chorr valley", when=of_the_calendar("2031-05-10", "May 10"),
              where=at("Chorr"), killed=four)  # fmt: skip
    b = event("b", "The number of martyrs of Chorr was put at three", where=at("Chorr"), killed=three)
    assert not joined(a, b)
    assert joined(a, event("c", "The shepherds of Chorr are mourned, four of them", where=at("Chorr"), killed=four))


def test_a_day_counted_in_weeks_may_be_off_by_a_day_or_two() -> None:
    told = When(edtf="2031-04-05", text="a fortnight ago", basis="inferred")
    far = When(edtf="2031-04-12", text="a week ago", basis="inferred")
    a = event("a", "Gunfire killed two in the maize queue at Oster", type="firearms", when=on("2031-04-04"))
    assert joined(a, event("b", "Gunfire in the maize queue killed five", type="firearms", when=told))
    assert not joined(a, event("b", "Gunfire in the maize queue killed five", type="firearms", when=far))


def test_a_side_in_another_language_is_that_side() -> None:
    assert joined(
        event("a", "A bomb at the Terminal del Sur killed at least 12 people", killed=at_least(12)),
        event("b", "The clinic counts 14 dead in the blast at the southern bus terminal", killed=exactly(14)),
    )
    assert not joined(
        event("a", "A bomb at the Terminal del Norte killed 12 people", killed=exactly(12)),
        event("b", "The clinic counts 14 dead in the blast at the southern bus terminal", killed=exactly(14)),
    )


def test_people_in_the_cells_are_not_the_dead_beside_them() -> None:
    first = event("a", "Seven suspects are in the cells")
    second = event("b", "19 dead at the Oster fort", killed=exactly(19))
    reports = {t.report().id: t.report() for t in (first, second)}
    claims = [c for t in (first, second) for c in t.extraction().claims]
    a, b = prepared(claims, reports, [])
    found = happening(a, b, weights(r.text for r in reports.values()))
    assert found is not None
    assert found.score < 0


def sourced(file: str, source: str, text: str, published: str, **fields: object) -> tuple[Report, Extraction]:
    """A report with one incident that a body tells of."""
    told = Told(file, published=published)
    who = told.who(source, "organisation")
    told.say("statement", text, speaker=who, source_class="institution", mode="indirect")
    told.say("incident", text, type="other", when=on("2031-04-04"), **fields)
    said, done = told.extraction().claims
    return told.report(), replace(told.extraction(), claims=(said, replace(done, attribution=said.id)))


def test_the_body_that_counts_the_dead_names_no_place_of_the_deed() -> None:
    text = "Nineteen lives ended, the Ministry of the Interior stated"
    first = sourced("a", "Ministry of the Interior", text, "2031-04-05", killed=exactly(19))
    other = event("b", "A bomb at the Oster fort killed 12", killed=exactly(12), when=on("2031-04-04"))
    found = reconcile([first[0], other.report()], [first[1], other.extraction()], name="t")
    assert len(of_kind(found, "incident")) == 1


@pytest.mark.parametrize(
    ("day", "count", "verdict"),
    [("2031-04-06", 43, "compatible"), ("2031-04-05", 43, "differ"), ("2031-04-06", 60, "differ")],
)
def test_a_little_more_a_day_later_is_a_later_count_and_much_more_a_contradiction(
    day: str, count: int, verdict: str
) -> None:
    told = [
        sourced(file, source, f"{hurt} were injured at the Oster fort, the {source} said", published,
                injured=exactly(hurt), where=at("Oster fort"))
        for file, published, hurt, source in (("a", "2031-04-05", 40, "Fire brigade"), ("b", day, count, "A clinic"))
    ]  # fmt: skip
    found = reconcile([r for r, _ in told], [e for _, e in told], name="t")
    assert verdicts(one(found, "incident"))["injured"] == verdict
