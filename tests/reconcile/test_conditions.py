"""Deadlocks: conditions that block each other."""

from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from tests.reconcile.build import Told


def term(told: Told, setter: str, condition: str, consequence: str) -> Told:
    who = told.who(setter, "state")
    return told.say(
        "condition", f"{setter}: {consequence} only if {condition}", setter=(who,), form="only_if",
        condition=condition, consequence=consequence,
    )  # fmt: skip


def test_a_threat_blocks_nothing() -> None:
    told = barracks(Told("a"))
    told.sentences = [(kind, text, {**fields, "threat": True}) for kind, text, fields in told.sentences]
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


def test_one_way_is_none() -> None:
    told = term(Told("a"), "Ostria", "the roadblock is cleared", "the barracks would be opened")
    term(told, "Vendia", "the harbour fees are halved", "the roadblock stays")
    assert record(told).deadlocks == ()


def test_one_side_does_not_block_itself() -> None:
    told = term(Told("a"), "Ostria", "the roadblock is cleared", "the barracks would be opened")
    term(told, "Ostria", "the barracks have been inspected", "the roadblock stays")
    assert record(told).deadlocks == ()


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
