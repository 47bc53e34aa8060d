"""Days that one report does not tell and another does."""

from typing import Any

from dragoman.reconcile import reconcile
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record
from dragoman.record.value import When
from tests.reconcile.build import Told, at, exactly, on

DAY = "2031-04-04"
TALKS = "The talks between Norland and Velm in Port Tesk broke up without a truce"
SAID = "Minister Ilona Varga said the truce would hold"


def record(*told: Told, nameless: tuple[str, ...] = ()) -> Record:
    """The record of some reports. `nameless`: files whose claims fall on a day that they do not name."""
    parts = []
    for each in told:
        part = each.extraction()
        ids = tuple(c.id for c in part.claims if c.when is None) if each.file in nameless else ()
        parts.append(Extraction(report=part.report, entities=part.entities, claims=part.claims, of_the_day=ids))
    return reconcile([t.report() for t in told], parts, name="dossier")


def talks(told: Told, text: str = TALKS, **more: Any) -> Told:  # noqa: ANN401  fields of a claim
    return told.say("meeting", text, venue="Port Tesk", where=at("Port Tesk"), **more)


def days(found: Record, file: str, kind: str) -> list[When | None]:
    (report,) = [r.id for r in found.reports if r.file == file]
    return [c.when for c in found.claims if c.report == report and type(c).__name__.lower() == kind]


def edtf(whens: list[When | None]) -> list[str]:
    return [(w.edtf if w else None) or "" for w in whens]


def test_a_meeting_takes_the_day_that_another_report_tells() -> None:
    found = record(talks(Told("a"), when=on(DAY)), talks(Told("b")))
    (when,) = days(found, "b", "meeting")
    assert when == When(edtf=DAY, text=DAY, basis="inferred")


def test_the_talks_are_those_that_the_report_has_dated() -> None:
    report = talks(Told("a"), when=on(DAY)).say("meeting", "The talks lasted two hours")
    assert edtf(days(record(report), "a", "meeting")) == [DAY, DAY]


def test_other_talks_take_no_day() -> None:
    report = talks(Told("a"), when=on(DAY)).say("meeting", "Two previous sessions had failed")
    assert edtf(days(record(report), "a", "meeting")) == [DAY, ""]


def test_an_incident_takes_the_day_of_its_finding() -> None:
    text = "Shells hit a bus depot in Lower Tesk, killing nine people"
    fields: dict[str, Any] = {
        "type": "heavy-weapons", "where": at("Lower Tesk"), "target": "a bus depot", "killed": exactly(9),
    }  # fmt: skip
    found = record(Told("a").say("incident", text, when=on(DAY), **fields), Told("b").say("incident", text, **fields))
    assert edtf(days(found, "b", "incident")) == [DAY]


def test_what_came_hours_after_the_talks_is_an_interval() -> None:
    tie = When(edtf=None, text="Hours after the talks in Port Tesk", basis="text")
    report = talks(Told("a"), when=on(DAY)).say("incident", "A shell hit a bus", type="heavy-weapons", when=tie)
    assert edtf(days(record(report), "a", "incident")) == [f"{DAY}/2031-04-05"]


def test_words_without_a_known_event_stay() -> None:
    tie = When(edtf=None, text="Hours after the vote", basis="text")
    report = Told("a").say("incident", "A shell hit a bus", type="heavy-weapons", when=tie)
    assert days(record(report), "a", "incident") == [tie]


def test_a_report_that_names_no_day_tells_of_that_of_its_talks() -> None:
    silent = talks(Told("b", published="2031-04-05")).say("statement", SAID)
    found = record(talks(Told("a"), when=on(DAY)), silent, nameless=("b",))
    assert edtf(days(found, "b", "statement")) == [DAY]


def test_but_not_where_these_are_old_news() -> None:
    silent = talks(Told("b", published="2031-04-15")).say("statement", SAID)
    found = record(talks(Told("a"), when=on(DAY)), silent, nameless=("b",))
    assert edtf(days(found, "b", "statement")) == [""]


def test_the_order_of_reports_is_no_matter() -> None:
    told = [talks(Told("a"), when=on(DAY)), talks(Told("b")), talks(Told("c"), when=on(DAY))]

    def whens(found: Record) -> list[tuple[str, When | None]]:
        return [(c.id, c.when) for c in found.claims]

    assert whens(record(*told)) == whens(record(*reversed(told)))


def test_an_old_day_of_an_utterance_is_not_shared() -> None:
    old = Told("a", published="2031-04-05").say("statement", SAID, when=on(DAY), quoted=("the truce would hold",))
    new = Told("b", published="2031-04-15").say("statement", SAID, quoted=("the truce would hold",))
    assert edtf(days(record(old, new), "b", "statement")) == [""]


def test_a_fresh_day_of_an_utterance_is_shared() -> None:
    old = Told("a", published="2031-04-05").say("statement", SAID, when=on(DAY), quoted=("the truce would hold",))
    new = Told("b", published="2031-04-05").say("statement", SAID, quoted=("the truce would hold",))
    assert edtf(days(record(old, new), "b", "statement")) == [DAY]
