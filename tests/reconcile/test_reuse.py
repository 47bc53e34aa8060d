"""What is listed as told again in other words: more of reports of one origin than of two reporters of one event."""

import pytest

from dragoman.reconcile.lineage import compare, listed
from dragoman.record.finding import Reuse
from dragoman.record.report import Report, report_id, text_hash

FIRST = (
    "Wardens reopened the Kestle lock on Tuesday, and a barge carrying frightened schoolchildren from Upper Moor "
    "had earlier struck the eastern sluice gate.\nThe council met in private."
)
AGAIN = (
    "Nobody expected it this soon, but the keepers relented, saying little; a barge with schoolchildren from Upper "
    "Moor aboard had struck the sluice gate earlier that morning, says a lady who sells eels.\nSwans were seen."
)
NEAR = (
    "The Kestle ferry company and its deckhands settled on Monday to restore 14 night sailings to Upper Moor by "
    "May.\nThe council met in private."
)
LIKE = (
    "The ferry company at Kestle settled with deckhands to restore night sailings to Upper Moor, 14 of them, by "
    "May.\nSwans were seen."
)


def _listed(*texts: str, one_origin: bool) -> list[Reuse]:
    reports = [
        Report(id=report_id(t), file=f"{n}.txt", text=t, sha256=text_hash(t), words=len(t.split()))
        for n, t in enumerate(texts)
    ]
    compared = compare(reports, ())
    of = {r.id: "o-0" if one_origin else f"o-{n}" for n, r in enumerate(reports)}
    found = list(listed(compared, of))
    by_id = {r.id: r for r in reports}
    for passage in (p for one in found for p in (one.a, one.b)):
        assert by_id[passage.report].text[passage.start : passage.end] == passage.quote
    return found


def test_clauses_told_again_are_listed_of_one_origin_only() -> None:
    (found,) = _listed(FIRST, AGAIN, one_origin=True)
    assert found.kind == "paraphrase"
    assert "sluice gate" in found.a.quote
    assert "reopened" not in found.a.quote
    assert _listed(FIRST, AGAIN, one_origin=False) == []


@pytest.mark.parametrize("one_origin", [True, False])
def test_a_sentence_told_again_is_listed_once(*, one_origin: bool) -> None:
    assert [one.kind for one in _listed(NEAR, LIKE, one_origin=one_origin)] == ["paraphrase"]


def test_nothing_alike_nothing_listed() -> None:
    assert _listed(FIRST, NEAR, one_origin=True) == []


WIRE = (
    "The ferry company and its deckhands agreed on Monday to restore 14 night sailings to Upper Moor by May.\n"
    "Mayor Ida Brandt called the timetable a gift to the island and promised new lamps on the pier.\n"
    "Deckhands will end their hunger vigil in the customs hall once 40 dismissed stewards are hired again.\n"
    "The harbour court meets on Friday to hear a complaint over wages unpaid since the great frost."
)
PAPER = (
    "Night sailings to Upper Moor return: 14 of them by May, the ferry company and the deckhands have settled.\n"
    "New lamps for the pier were the promise of Ida Brandt, the mayor, to whom the timetable is a gift.\n"
    "The vigil of hunger in the customs hall ends when 40 stewards who were dismissed are hired, say deckhands.\n"
    "Swans were seen."
)


def test_a_rewrite_is_listed_in_stretches_and_not_with_the_reprint_as_well() -> None:
    found = [
        one for one in _listed(WIRE, WIRE + "\nMore to follow.", PAPER, one_origin=True) if one.kind == "paraphrase"
    ]
    assert len(found) == 1
    assert found[0].a.quote.startswith("The ferry company")
    assert found[0].a.quote.endswith("hired again")
    assert found[0].b.quote.startswith("Night sailings")
    assert found[0].b.quote.endswith("say deckhands")
