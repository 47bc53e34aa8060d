"""Rewrites of an agency's story: joined to it by order and by having nothing of their own, and not without."""

import pytest

from dragoman.reconcile.lineage import lineage
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


def _quoting(report: Report, *quotations: str) -> Extraction:
    spans = (evidence(report, 0, len(report.text), role="content"),)
    said = Statement(
        id=claim_id("statement", report.id, spans), report=report.id, text="x", evidence=spans, quoted=quotations
    )
    return Extraction(report=report.id, entities=(), claims=(said,))


def _origins(*reports: Report, extractions: tuple[Extraction, ...] = ()) -> list[int]:
    return sorted(len(origin.reports) for origin in lineage(reports, extractions).origins)


def test_a_rewrite_has_the_origin_of_the_agency_story() -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    found = lineage(reports, ())
    (origin,) = [origin for origin in found.origins if len(origin.reports) == 2]
    assert set(origin.reports) == {reports[0].id, reports[1].id}
    assert [reason.kind for reason in origin.reasons] == ["order", "credit"]
    by_id = {report.id: report for report in reports}
    spans = [span for reason in origin.reasons for span in reason.evidence]
    assert spans
    assert all(by_id[s.report].text[s.start : s.end] == s.quote for s in spans)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_reports_does_not_matter(order: tuple[int, ...]) -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    assert _origins(*(reports[n] for n in order)) == [1, 2]


def test_without_an_agency_they_stay_apart() -> None:
    assert _origins(_report(WIRE), _report(REWRITE), _report(OTHER)) == [1, 1, 1]


def test_what_was_published_a_week_later_stays_apart() -> None:
    late = _report(REWRITE, published="2031-04-14")
    assert _origins(_report(WIRE, agency="TNA"), late, _report(OTHER)) == [1, 1, 1]


def test_a_report_with_quotations_of_its_own_stays_apart() -> None:
    reports = (_report(WIRE, agency="TNA"), _report(REWRITE), _report(OTHER))
    own = _quoting(reports[1], "we have waited far too long", "my boat is the last one home")
    assert _origins(*reports, extractions=(own,)) == [1, 1, 1]
    assert _origins(*reports, extractions=(_quoting(reports[1], "we have waited far too long"),)) == [1, 2]


def test_another_story_of_the_same_day_stays_apart() -> None:
    assert _origins(_report(WIRE, agency="TNA"), _report(OTHER)) == [1, 1]


def test_a_rewrite_may_come_before_a_reprint_of_what_it_rewrites() -> None:
    short = WIRE.rpartition("\n")[0]
    reports = (
        _report(WIRE, agency="TNA"), _report(short, agency="TNA", published="2031-04-06"), _report(REWRITE),
        _report(OTHER),
    )  # fmt: skip
    assert _origins(*reports) == [1, 3]
