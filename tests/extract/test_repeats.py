"""Commitments of one report that are one, and what is only called "it"."""

from dragoman.extract.commitments import commitments
from dragoman.extract.repeats import all_told
from dragoman.extract.statements import statements
from dragoman.read.reading import Reading
from dragoman.record.claim import Commitment, claim_id
from tests.conftest import read_text


def agreed(reading: Reading, quote: str, parties: tuple[str, ...] = ()) -> Commitment:
    start = reading.report.text.index(quote)
    evidence = (reading.evidence(start, start + len(quote), "content"),)
    return Commitment(
        id=claim_id("commitment", reading.report.id, evidence, "agreed"), report=reading.report.id, text=quote,
        evidence=evidence, strength="agreed", parties=parties, what=quote,
    )  # fmt: skip


def told(text: str, *more: str) -> list[Commitment]:
    reading = read_text(text, published="2031-05-14")
    said = tuple(statements(reading))
    found = [*commitments(reading, said), *(agreed(reading, quote) for quote in more)]
    return [c for c in all_told(reading, found, said) if isinstance(c, Commitment)]


def test_what_is_considered_as_it_is_what_was_offered() -> None:
    offered, considered = told("Norland has offered to host the two presidents in June. Sutland is considering it.")
    assert (offered.strength, considered.strength) == ("offered", "considered")
    assert considered.what == offered.what == "to host the two presidents in June"
    assert [e.quote for e in considered.evidence] == [offered.evidence[0].quote, "Sutland is considering it"]
    assert considered.due is not None


def test_what_has_a_name_is_not_taken_up() -> None:
    *_, considered = told("Norland has offered to host the two presidents. Sutland is considering a longer truce.")
    assert considered.strength == "considered"
    assert "truce" in considered.what
    assert len(considered.evidence) == 1


def test_a_headline_and_what_the_report_opens_with_are_one() -> None:
    text = "The fallen of both armies go home\nNorway and Chile agreed to hand over the remains of 46 soldiers.\n"
    (one,) = told(text, "The fallen of both armies go home")
    assert one.what == "to hand over the remains of 46 soldiers"
    assert len(one.evidence) == 2


def test_a_headline_is_not_what_the_report_tells_later() -> None:
    text = (
        "The fallen of both armies go home\nIt rained in the capital on Monday.\nNobody was at the pier.\n"
        "Norway and Chile agreed to build a bridge.\n"
    )
    assert len(told(text, "The fallen of both armies go home")) == 2


def test_this_of_the_deal_just_before_is_the_deal() -> None:
    text = "Norway and Chile agreed to exchange 40 sailors, and this must be completed by Sunday."
    (one,) = told(text, "this must be completed by Sunday")
    assert one.what.startswith("to exchange 40 sailors")
    assert one.evidence[-1].quote.endswith("by Sunday")
