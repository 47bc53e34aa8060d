"""What changed between two records of one dossier."""

import pytest

from dragoman.present.changes import arrived, changes, left
from dragoman.present.changes.change import Change
from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from tests.dossiers import sample_record
from tests.reconcile.build import Told, at, exactly, on


def record(*told: Told) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="dossier")


def found(old: Record, new: Record) -> dict[str, list[str]]:
    """The sentences by kind."""
    said: dict[str, list[str]] = {}
    for change in changes(old, new):
        said.setdefault(change.kind, []).append(change.text)
    return said


def between(first: Told, second: Told) -> tuple[Change, ...]:
    return changes(record(first), record(first, second))


def swap(told: Told, strength: str, **more: object) -> Told:
    parties = (told.who("Orvan", "state"), told.who("Norvik", "state"))
    text = f"{told.file}: the release of 40 sailors of the trawler Aldis is {strength}"
    return told.say("commitment", text, strength=strength, parties=parties, quantity=exactly(40, unit="sailors"),
                    what="the release of 40 sailors of the trawler Aldis", **more)  # fmt: skip


def stance(told: Told, stance_: str, words: str, day: str) -> Told:
    party = (told.who("Orvan", "state"),)
    return told.say("position", f"{told.file}: Orvan {stance_} {words}", party=party, issue="withdrawal",
                    stance=stance_, content=words, when=on(day))  # fmt: skip


def early() -> Told:
    return Told("a.txt", published="2031-05-03")


def late() -> Told:
    return Told("b.txt", published="2031-05-09")


def test_the_same_record_has_no_changes() -> None:
    assert changes(sample_record(), sample_record()) == ()
    assert arrived(sample_record(), sample_record()) == left(sample_record(), sample_record()) == ()


def test_what_was_offered_and_is_agreed_is_settled() -> None:
    (change,) = between(swap(early(), "offered"), swap(late(), "agreed"))
    assert change.kind == "settled"
    assert change.text == "Now agreed: the release of 40 sailors of the trawler Aldis (before: offered)"
    assert change.reports == "b.txt"
    assert [cite.spans[0].quote[:5] for cite in change.evidence] == ["b.txt"]


def test_what_was_open_and_is_not_agreed_is_dropped() -> None:
    (change,) = between(swap(early(), "agreed_in_principle"), swap(late(), "not_agreed"))
    assert change.kind == "dropped"
    assert "not agreed" in change.text


def test_an_older_report_that_comes_late_unsettles_nothing() -> None:
    assert between(swap(Told("b.txt", published="2031-05-09"), "agreed"),
                   swap(Told("a.txt", published="2031-05-03"), "offered")) == ()  # fmt: skip


def test_a_day_that_has_passed_is_overdue_once() -> None:
    first, second = (
        swap(early(), "agreed", due=on("2031-05-06")),
        stance(late(), "rejects", "any withdrawal", "2031-05-09"),
    )
    said = found(record(first), record(first, second))
    assert said["overdue"] == [
        "Due 6 May 2031, and the record does not say that it was done: the release of 40 sailors of the trawler Aldis"
    ]
    third = stance(Told("c.txt", published="2031-05-12"), "demands", "a pay rise", "2031-05-12")
    assert "overdue" not in found(record(first, second), record(first, second, third))


@pytest.mark.parametrize("due", ["2031-05-09", "2031-05", "2031", "2031-05-06/..", "../2031-06-01"])
def test_a_day_that_may_still_come_is_not_overdue(due: str) -> None:
    first, second = swap(early(), "agreed", due=on(due)), stance(late(), "rejects", "any withdrawal", "2031-05-09")
    said = found(record(first), record(first, second))
    assert "overdue" not in said


def test_an_offer_is_never_overdue() -> None:
    first, second = (
        swap(early(), "offered", due=on("2031-05-06")),
        stance(late(), "rejects", "any withdrawal", "2031-05-09"),
    )
    assert "overdue" not in found(record(first), record(first, second))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("considers", "rejects", "hardened"), ("demands", "accepts", "softened"), ("rejects", "conditional", "softened")],
)
def test_a_party_hardens_or_softens(before: str, after: str, kind: str) -> None:
    said = found(record(stance(early(), before, "a withdrawal from the valley", "2031-05-03")),
                 record(stance(early(), before, "a withdrawal from the valley", "2031-05-03"),
                        stance(late(), after, "to leave the ridge", "2031-05-09")))  # fmt: skip
    (text,) = said[kind]
    assert text.startswith("Orvan on withdrawal: now ")
    assert "a withdrawal from the valley" in text


def test_the_same_stance_again_and_a_stance_of_the_same_day_are_no_movement() -> None:
    first = stance(early(), "demands", "a withdrawal", "2031-05-03")
    for after, day in (("demands", "2031-05-09"), ("rejects", "2031-05-03")):
        said = found(record(first), record(first, stance(late(), after, "more", day)))
        assert not {"hardened", "softened"} & set(said)


def talks(told: Told, status: str) -> Told:
    parties = (told.who("Orvan", "state"), told.who("Norvik", "state"))
    return told.say("meeting", f"{told.file}: talks of Orvan and Norvik in Istren on 7 May {status}", status=status,
                    parties=parties, venue="Istren", when=on("2031-05-07"))  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), [("cancelled", "dropped"), ("held", "settled")])
def test_a_meeting_that_was_to_come(status: str, kind: str) -> None:
    (change,) = between(talks(early(), "planned"), talks(late(), status))
    assert (change.kind, change.about) == (kind, "meeting")
    assert change.text == f"Talks between Orvan and Norvik in Istren: {status} (before: planned)"


def strike(told: Told, killed: int) -> Told:
    return told.say("incident", f"{told.file}: shells hit a bus depot in Lower Tesk, killing {killed} people",
                    type="heavy-weapons", where=at("Lower Tesk"), when=on("2031-05-02"), target="a bus depot",
                    killed=exactly(killed))  # fmt: skip


def test_counts_that_exclude_each_other_are_told_with_both_sides() -> None:
    first, second = strike(Told("a.txt", published="2031-05-03"), 12), strike(Told("b.txt", published="2031-05-03"), 9)
    (change,) = [c for c in between(first, second) if c.kind == "contradicted"]
    assert "killed: " in change.text
    assert "12 (a.txt)" in change.text
    assert "9 (b.txt)" in change.text
    assert "contradicted" not in found(record(first, second), record(first, second))


def test_what_only_a_gone_report_told_is_no_longer_there() -> None:
    first, second = swap(early(), "agreed"), strike(late(), 3)
    old, new = record(first, second), record(first)
    assert found(old, new) == {
        "dropped": ["No longer in the record: b.txt: shells hit a bus depot in Lower Tesk, killing 3 people"]
    }
    assert (arrived(old, new), left(old, new)) == ((), ("b.txt",))


def test_all_is_new_after_an_empty_record() -> None:
    new = record(swap(early(), "agreed"), strike(late(), 3))
    said = found(record(), new)
    assert set(said) == {"new"}
    assert len(said["new"]) == 2
    assert arrived(record(), new) == ("a.txt", "b.txt")
