"""Rewrites of an agency's story: joined to it by order and by having nothing of their own, and not without."""

import pytest

from dragoman.reconcile.lineage import Lineage, compare, lineage, retold_from
from dragoman.reconcile.telling import Telling, tellings
from dragoman.record.claim import Statement, claim_id
from dragoman.record.extraction import Extraction
from dragoman.record.report import Credit, Report, evidence, report_id, text_hash
from dragoman.record.value import Dated

WIRE = """VARL (TNA) - Ferry crews and the harbour board settled on Tuesday to restore 14 night sailings by May 3.
The board will also refund 2,600 passengers stranded at Quay 9 during the February walkout.
Talks on overtime broke off after nine hours, and the crews set another ballot for June.
Board chairman Odd Brenning ruled out any change to the winter roster before the audit.
An arsonist burned two ticket booths at Quay 9 last week; police hold one suspect.
The islands of Morrow and Stell lost their post and fresh milk for eleven days."""
REWRITE = """Night boats are coming back, all 14 of them, thanks to a handshake by the harbour in the small hours.
Cheques are due to everyone whom the walkout left stranded in February, some 2,600 souls.
Not so quick with overtime: that goes to a June ballot among deckhands.
Nothing moves on who works when over the winter, says Brenning, until accountants finish their audit.
One man is behind bars for setting fire to booths on the pier.
Out on Morrow they drank their coffee black for want of milk, and no letters came."""
OTHER = """Our columnist went to Quay 9 and saw the crews dance.
Nobody on the pier could say what a ballot in June would change for a deckhand with two children.
The harbour board of Varl has broken promises since the steam age, an old pilot remarked over coffee.
Fourteen sailings a night are fewer than the islands had in his youth.
Stell has its milk again, and its gossip."""


def _report(text: str, *, agency: str = "", published: str = "2031-04-05") -> Report:
    at = text.find(agency) if agency else -1
    named = (Credit(name=agency, start=at, end=at + len(agency), quote=agency),) if at >= 0 else ()
    return Report(
        id=report_id(text), file=f"{text[:8]}.txt", text=text, sha256=text_hash(text), words=len(text.split()),
        published=Dated(edtf=published, basis="given"), agencies=(agency,) if agency else (), credits=named,
    )  # fmt: skip


def _line(report: Report, n: int, *quoted: str) -> Statement:
    """What a report says in one line."""
    start = sum(len(line) + 1 for line in report.text.split("\n")[:n])
    spans = (evidence(report, start, start + len(report.text.split("\n")[n]), role="content"),)
    id_ = claim_id("statement", report.id, spans)
    return Statement(id=id_, report=report.id, text=spans[0].quote, evidence=spans, quoted=quoted)


def _told(*reports: Report) -> dict[str, Telling]:
    """The lines of the wire and of its rewrite, each about one thing; every other line about one of its own."""
    lines = {r.id: [_line(r, n) for n in range(r.text.count("\n") + 1)] for r in reports}
    same = [lines[r.id] for r in reports if r.text in (WIRE, REWRITE)]
    return tellings([*zip(*same, strict=True), *([line] for r in lines if lines[r] not in same for line in lines[r])])


def _found(*reports: Report, extractions: tuple[Extraction, ...] = ()) -> Lineage:
    return lineage(reports, extractions, _told(*reports))


def _origins(*reports: Report, extractions: tuple[Extraction, ...] = ()) -> list[int]:
    return sorted(len(origin.reports) for origin in _found(*reports, extractions=extractions).origins)


def test_a_rewrite_has_the_origin_of_the_agency_story() -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    found = _found(*reports)
    (origin,) = [origin for origin in found.origins if len(origin.reports) == 2]
    assert set(origin.reports) == {reports[0].id, reports[1].id}
    assert [reason.kind for reason in origin.reasons] == ["order", "credit"]
    assert "tells 6 of its 6 things in the order" in origin.reasons[0].text
    by_id = {report.id: report for report in reports}
    spans = [span for reason in origin.reasons for span in reason.evidence]
    assert len(spans) == 2 * 3 + 1
    assert all(by_id[s.report].text[s.start : s.end] == s.quote for s in spans)


def test_credit_for_words_of_the_story_is_a_reason_and_for_other_words_is_none() -> None:
    wire, rewrite = _report(WIRE, agency="TNA"), _report(REWRITE.replace("says Brenning", "Brenning told TNA"))
    told = tellings(zip(*([_line(r, n) for n in range(6)] for r in (wire, rewrite)), strict=True))
    (origin,) = lineage([wire, rewrite], (), told).origins
    assert [reason.kind for reason in origin.reasons] == ["order", "credit", "credit"]
    assert "told TNA" in origin.reasons[2].evidence[0].quote
    apart = [[_line(r, n)] for r in (wire, rewrite) for n in [3]]
    others = zip(*([_line(r, n) for n in (0, 1, 2, 4, 5)] for r in (wire, rewrite)), strict=True)
    (origin,) = lineage([wire, rewrite], (), tellings([*others, *apart])).origins
    assert [reason.kind for reason in origin.reasons] == ["order", "credit"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_reports_does_not_matter(order: tuple[int, ...]) -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    assert _origins(*(reports[n] for n in order)) == [1, 2]


def test_without_an_agency_they_stay_apart() -> None:
    assert _origins(_report(WIRE), _report(REWRITE), _report(OTHER)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("day", "sizes"), [("2031-04-06", [1, 2]), ("2031-04-07", [1, 1, 1]), ("2031-04-04", [1, 1, 1])]
)
def test_a_rewrite_comes_on_the_day_or_on_the_next(day: str, sizes: list[int]) -> None:
    assert _origins(_report(WIRE, agency="TNA"), _report(REWRITE, published=day), _report(OTHER)) == sizes


def test_a_report_with_quotations_of_its_own_stays_apart() -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    one, other = "we have waited far too long", "my boat is the last one home"
    two = Extraction(report=reports[1].id, entities=(), claims=(_line(reports[1], 0, one), _line(reports[1], 1, other)))
    assert _origins(*reports, extractions=(two,)) == [1, 1, 1]
    once = Extraction(report=reports[1].id, entities=(), claims=(_line(reports[1], 0, one, other),))
    assert _origins(*reports, extractions=(once,)) == [1, 2]


def test_a_quotation_longer_than_the_story_has_it_was_heard() -> None:
    wire = _report(WIRE, agency="TNA")

    def longer(quoted: str) -> list[int]:
        rewrite = _report(REWRITE)
        said = [(wire, "fourteen sailings a night and refunds"), (rewrite, quoted)]
        found = [Extraction(report=r.id, entities=(), claims=(_line(r, 0, q),)) for r, q in said]
        known = (wire, rewrite)
        return [one.how.longer for one in retold_from(known, found, compare(known, found), _told(*known))]

    assert longer("fourteen sailings a night and refunds for every stranded goat") == [1]
    assert longer("fourteen sailings a night") == [0]
    assert longer("goats have no tickets at all") == [0]


def test_a_report_that_has_only_what_others_have_too_stays_apart() -> None:
    wire, rewrite, other = _report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER)
    known = [_line(other, min(n, 4)) for n in range(6)]

    def origins(common: int) -> int:
        """How many origins there are where a third report tells some of the things too."""
        groups = ([_line(wire, n), _line(rewrite, n), *([known[n]] if n < common else [])] for n in range(6))
        return len(lineage([wire, rewrite, other], (), tellings(groups)).origins)

    assert origins(common=5) == 2
    assert origins(common=6) == 3


def test_another_story_of_the_same_day_stays_apart() -> None:
    assert _origins(_report(WIRE, agency="TNA"), _report(OTHER)) == [1, 1]


def test_a_rewrite_may_come_before_a_reprint_of_what_it_rewrites() -> None:
    short = WIRE.rpartition("\n")[0]
    reports = (
        _report(WIRE, agency="TNA"), _report(short, agency="TNA", published="2031-04-06"), _report(REWRITE),
        _report(OTHER),
    )  # fmt: skip
    assert _origins(*reports) == [1, 3]
