"""Deadlocks: conditions that block each other."""

import pytest

from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from tests.reconcile.build import Told

Row = tuple[str, str, str, str]  # setter, form, condition, consequence


def term(told: Told, setter: str, condition: str, consequence: str, form: str = "only_if") -> Told:
    who = (told.who(setter, "state"),) if setter else ()
    return told.say(
        "condition", f"{setter}: {consequence} only if {condition}", setter=who, form=form,
        condition=condition, consequence=consequence,
    )  # fmt: skip


def test_a_threat_blocks_nothing() -> None:
    told = barracks(Told("a"))
    changed = {"threat": True, "form": "if"}
    told.sentences = [(kind, text, {**fields, **changed}) for kind, text, fields in told.sentences]
    assert record(told).deadlocks == ()


def record(*told: Told) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="dossier")


def barracks(told: Told) -> Told:
    term(told, "Ostria", "the roadblock at the quarry is cleared", "the barracks would be opened to inspectors")
    return term(told, "Vendia", "the barracks have been inspected", "the roadblock stays")


def test_each_waits_for_the_other() -> None:
    (found,) = record(barracks(Told("a"))).deadlocks
    assert len(found.conditions) == 2
    assert found.text == (
        "Ostria makes “the barracks would be opened to inspectors” wait for “the roadblock at the quarry is cleared”; "
        "Vendia makes “the roadblock stays” wait for “the barracks have been inspected”."
    )


def test_told_by_two_reports_it_is_one() -> None:
    assert len(record(barracks(Told("a")), barracks(Told("b"))).deadlocks) == 1


def test_told_by_two_reports_of_misread_setters_it_is_one() -> None:
    other = term(Told("b"), "Morland", "the roadblock at the quarry is gone", "inspectors see the barracks")
    term(other, "Quarrymen", "inspected are the barracks", "the roadblock stays")
    assert len(record(barracks(Told("a")), other).deadlocks) == 1


def test_an_offer_and_who_asks_for_more_block_nothing() -> None:
    told = Told("a")
    told.between = " "
    term(told, "Ostria", "its owners pay a bond", "Ostria offered to release the trawler")
    term(told, "Vendia", "the mate is released as well", "Vendia replied that this was too little", form="unless")
    assert record(told).deadlocks == ()


def test_one_way_is_none() -> None:
    told = term(Told("a"), "Ostria", "the roadblock is cleared", "the barracks would be opened")
    term(told, "Vendia", "the harbour fees are halved", "the roadblock stays")
    assert record(told).deadlocks == ()


def test_one_side_does_not_block_itself() -> None:
    told = term(Told("a"), "Ostria", "the roadblock is cleared", "the barracks would be opened")
    told.say("statement", "Nothing else was said. " * 10, source_class="unattributed", mode="indirect", act="say")
    term(told, "Ostria", "the barracks have been inspected", "the roadblock stays")
    assert record(told).deadlocks == ()


def test_one_voice_that_tells_both_sides_conditions_in_a_breath_is_not_named() -> None:
    told = term(Told("a"), "Ostria", "the roadblock is cleared", "the barracks would be opened")
    term(told, "Ostria", "the barracks have been inspected", "the roadblock stays")
    (found,) = record(told).deadlocks
    assert found.text == (
        "“the barracks would be opened” waits for “the roadblock is cleared”; "
        "“the roadblock stays” waits for “the barracks have been inspected”."
    )


def test_names_of_those_who_take_part_tie_nothing() -> None:
    told = term(Told("a"), "Ostria", "Vendia pays its debt", "Ostria would return to talks")
    term(told, "Vendia", "Ostria apologises", "Vendia would send its envoy")
    assert record(told).deadlocks == ()


def test_three_in_a_ring() -> None:
    told = term(Told("a"), "Ostria", "the pickets have left", "the suspensions would be lifted")
    term(told, "Vendia", "the tariffs are dropped", "the pickets would leave")
    term(told, "Morland", "the suspensions are lifted", "the tariffs would be dropped")
    (found,) = record(told).deadlocks
    assert len(found.conditions) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("Ostria", "until", "the last captive is home", "the cordon stays"),
            ("Vendia", "after", "the siege was lifted", "the other hostages would leave the island"),
            id="words of one field",
        ),
        pytest.param(
            ("Ostria", "after", "the Vendian garrison had left the spit", "the lighthouse would be lit"),
            ("Vendia", "until", "the Ostrians have lit the lamps", "not one soldier will leave the spit"),
            id="a shared word, and whose act it is",
        ),
        pytest.param(
            ("Ostria", "after", "the Vendian garrison had left the spit", "the lighthouse would be lit"),
            ("Vendia", "until", "every lamp is burning", "not one soldier will leave the spit"),
            id="one step in a shared word, the other in words of no field",
        ),
        pytest.param(
            ("", "until", "we have been through their ledgers", "no licence"),
            ("", "until", "they have the licences", "no ledgers"),
            id="setters unknown, told word for word",
        ),
        pytest.param(
            ("Ostria", "if", "show us the ledgers", "the licences follow"),
            ("Vendia", "if", "give us the licences", "you may read the ledgers"),
            id="two offers, told word for word",
        ),
        pytest.param(
            ("Ostria", "after", "they have opened theirs", "we open ours"),
            ("Ostria", "after", "we have opened ours", "they open theirs"),
            id="one voice tells both",
        ),
    ],
)
def test_told_in_one_breath(first: Row, second: Row) -> None:
    (found,) = record(both(first, second)).deadlocks
    assert len(found.conditions) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("Ostria", "after", "the prisoners are freed", "talks would resume"),
            ("Vendia", "until", "the subsidy is cut", "the tariffs stay"),
            id="of different things",
        ),
        pytest.param(
            ("Ostria", "after", "a truce holds for a month", "a ballot would be held"),
            ("Vendia", "until", "no more rifles are shipped to the coast", "a truce is out of the question"),
            id="a chain that does not come back",
        ),
        pytest.param(
            ("Ostria", "until", "the observers have arrived", "the troops will not leave"),
            ("Vendia", "after", "the observers are at their posts", "refugees would come home"),
            id="both wait for a third",
        ),
        pytest.param(
            ("Ostria", "only_if", "the levy is frozen", "the quota on machine tools would be raised"),
            ("Vendia", "unless", "the steel duties are lifted", "it would tax those machine tools"),
            id="a countermeasure",
        ),
        pytest.param(
            ("", "until", "the captives are free", "the cordon stays"),
            ("Vendia", "after", "the siege was lifted", "the others would leave the island"),
            id="by fields alone, of one side unknown",
        ),
        pytest.param(
            ("Ostria", "until", "the harbour is open", "no grain will be shipped"),
            ("Vendia", "until", "the harbour is open", "no grain will be shipped"),
            id="one condition, told of two",
        ),
    ],
)
def test_told_in_one_breath_and_no_deadlock(first: Row, second: Row) -> None:
    assert record(both(first, second)).deadlocks == ()


def test_far_apart_words_must_carry_both_steps() -> None:
    told = term(Told("a"), "Ostria", "the last captive is home", "the cordon stays")
    told.say("statement", "Nothing else was said. " * 40, source_class="unattributed", mode="indirect", act="say")
    term(told, "Vendia", "the siege was lifted", "the other hostages would leave the island")
    assert record(told).deadlocks == ()


def test_tellings_of_one_deadlock_are_one() -> None:
    a, b = barracks(Told("a")), Told("b")
    term(b, "Vendia", "somebody has inspected the barracks", "the barrier stays where it is")
    term(b, "Ostria", "the barrier is gone", "inspectors would see the barracks")
    (found,) = record(a, b).deadlocks
    assert {c for t in (a, b) for c in (claim.id for claim in t.extraction().claims)} == set(found.conditions)


def test_two_deadlocks_of_the_same_sides_stay_two() -> None:
    told = barracks(Told("a"))
    told.say("statement", "Nothing else was said. " * 10, source_class="unattributed", mode="indirect", act="say")
    term(told, "Ostria", "the wage bill is signed", "the nurses would go back to the wards")
    term(told, "Vendia", "nurses are on the wards", "the wage bill would be signed")
    assert len(record(told).deadlocks) == 2


def both(first: Row, second: Row) -> Told:
    told = Told("a")
    for setter, form, condition, consequence in (first, second):
        term(told, setter, condition, consequence, form)
    return told


def answered(told: Told, reply: str = "") -> Told:
    """Two conditions of which only one step is told in like words, right after one another."""
    term(told, "Ostria", "the bishop has given his blessing", "the height of the dam would be discussed")
    return term(told, "Vendia", "Ostria drops its veto", f"engineers {reply} would be admitted")


def test_an_answer_in_the_same_paragraph_needs_one_link() -> None:
    told = Told("a")
    told.between = " "
    assert len(record(answered(told)).deadlocks) == 1


def test_in_another_paragraph_one_link_is_not_enough() -> None:
    assert record(answered(Told("a"))).deadlocks == ()


def test_nothing_links_two_conditions_side_by_side() -> None:
    told = Told("a")
    told.between = " "
    term(told, "Ostria", "the prisoners are home", "the barley duty would be halved")
    term(told, "Vendia", "the bishop signs", "the reservoir would be drained")
    assert record(told).deadlocks == ()
