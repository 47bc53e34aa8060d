"""Reuse and origins: reprints are joined, independent reports and shared quotations are not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile.lineage import Lineage, lineage
from dragoman.record.claim import Statement, claim_id
from dragoman.record.extraction import Extraction
from dragoman.record.report import Credit, Report, evidence, report_id, text_hash

WIRE = (
    "KORVIK (TNA) - Norland and Sudmark agreed on Monday to reopen the Pell crossing to lorries within ten days, but "
    "left the dispute over fishing quotas for another round, mediators said.\n"
    "The crossing has been shut since a customs officer was shot there in August, cutting off some 4,000 growers from "
    "their only market.\n"
    "“We opened a gate, we did not build a road,” said the chief mediator, Ines Holm, after six hours of talks.\n"
    "Sudmark wants its trawlers back in the northern bay before winter. Norland has offered 300 licences, fewer than a "
    "third of what its neighbour asks for.\n"
    "The next meeting is planned for 12 May in the old customs house."
)
REPRINT = (
    "Norland and Sudmark agreed on Monday to reopen the Pell crossing to lorries within ten days, but left the dispute "
    "over fishing quotas for another round, the mediators said.\n"
    "“We opened a gate, we did not build a road,” said the chief mediator, Ines Holm.\n"
    "Sudmark wants its trawlers back in the northern bay before winter. Norland has offered 300 licences, fewer than a "
    "third of what our neighbour asks for.\n"
    "Growers in the valley greeted the news with car horns; the bakery on Mill Street gave away its bread."
)
OTHER = (
    "Lorries may soon roll over the Pell again. That is all that a long Monday in Korvik brought.\n"
    "“We opened a gate, we did not build a road,” Ines Holm told this newspaper, and reached for her coat.\n"
    "About fish nobody wished to speak. The trawler owners of Sudmark, who have spent a summer mending nets in "
    "harbour, hear of three hundred licences and laugh.\n"
    "Nobody has been charged with the death of the customs officer."
)
REWRITE = (
    "The Pell crossing opens to lorries again within ten days: Norland and Sudmark settled that on Monday.\n"
    "Some 4,000 growers lost their only market when it was shut in August, after a customs officer was shot.\n"
    "Still open is the quarrel over fishing quotas. Sudmark asks for its trawlers to return to the northern bay by "
    "winter.\n"
    "The 300 licences that Norland has offered are fewer than a third of that.\n"
    "For 12 May a meeting is planned in the old customs house."
)


def _report(text: str, **more: object) -> Report:
    return Report(
        id=report_id(text), file=f"{text_hash(text)[:4]}.txt", text=text, sha256=text_hash(text),
        words=len(text.split()), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _lineage(*reports: Report) -> Lineage:
    return lineage(reports, [Extraction(report=report.id, entities=(), claims=()) for report in reports])


def _exact(found: Lineage, reports: tuple[Report, ...]) -> bool:
    texts = {report.id: report.text for report in reports}
    passages = [p for reuse in found.reuse for p in (reuse.a, reuse.b)]
    passages += [p for origin in found.origins for reason in origin.reasons for p in reason.evidence]
    return all(texts[p.report][p.start : p.end] == p.quote and p.quote for p in passages)


def test_a_reprint_goes_back_to_the_wire_and_says_why() -> None:
    wire, reprint = _report(WIRE, outlet="Tarn News Agency"), _report(REPRINT, outlet="Valley Post")
    found = _lineage(wire, reprint)
    (origin,) = found.origins
    assert origin.reports == (wire.id, reprint.id)
    assert [reason.kind for reason in origin.reasons] == ["reuse"]
    assert "Tarn News Agency and Valley Post share" in origin.reasons[0].text
    assert origin.reasons[0].evidence
    assert _exact(found, (wire, reprint))


def test_an_independent_report_of_the_same_talks_stays_apart() -> None:
    found = _lineage(_report(WIRE), _report(OTHER))
    assert len(found.origins) == 2
    assert all(origin.reasons == () for origin in found.origins)


def test_shared_quotations_are_reuse_that_ties_nobody() -> None:
    found = _lineage(_report(WIRE), _report(OTHER))
    assert [(r.kind, r.quoted) for r in found.reuse] == [("near_verbatim", True)]
    assert found.reuse[0].a.quote == found.reuse[0].b.quote == "We opened a gate, we did not build a road"


def test_reports_that_quote_one_long_speech_stay_apart() -> None:
    speech = "“" + " ".join(f"We shall mend the {thing} before snow falls." for thing in WIRE.split()[:40]) + "”"
    first = _report(f"In Korvik the governor spoke at noon.\n{speech}")
    second = _report(f"A crowd came to hear of bridges and bread.\n{speech}")
    found = _lineage(first, second)
    assert len(found.origins) == 2
    assert found.reuse
    assert all(reuse.quoted for reuse in found.reuse)


def test_words_that_only_a_statement_holds_to_be_quoted_count_as_quoted() -> None:
    speech = (
        "we will keep every lorry waiting at that gate until the last licence has been signed and sealed and stamped"
    )
    texts = [f"She said: {speech}, and left.", f"Holm was blunt. ‹{speech}›."]
    reports = [_report(text) for text in texts]
    extractions = []
    for report in reports:
        spans = (evidence(report, 0, len(report.text), role="content"),)
        said = Statement(
            id=claim_id("statement", report.id, spans), report=report.id, text="x", evidence=spans, mode="direct",
            quoted=(speech,),
        )  # fmt: skip
        extractions.append(Extraction(report=report.id, entities=(), claims=(said,)))
    assert [reuse.quoted for reuse in lineage(reports, extractions).reuse] == [True]
    assert [reuse.quoted for reuse in _lineage(*reports).reuse] == [False]


def test_a_rewrite_in_the_same_order_is_joined_by_its_details() -> None:
    found = _lineage(_report(WIRE), _report(REWRITE))
    (origin,) = found.origins
    assert [reason.kind for reason in origin.reasons] == ["order"]
    assert any(reuse.kind == "paraphrase" and not reuse.quoted for reuse in found.reuse)


def test_a_shared_credit_is_named_beside_the_reuse() -> None:
    reprint = f"{REPRINT}\nFrom TNA."
    at = reprint.index("TNA")
    credit = Credit(name="TNA", start=at, end=at + 3, quote="TNA")
    reports = (_report(WIRE, agencies=("TNA",)), _report(reprint, agencies=("TNA",), credits=(credit,)))
    (origin,) = _lineage(*reports).origins
    assert [reason.kind for reason in origin.reasons] == ["reuse", "credit"]
    assert origin.reasons[1].evidence[0].quote == "TNA"


def test_a_shared_credit_alone_joins_nobody() -> None:
    assert len(_lineage(_report(WIRE, agencies=("TNA",)), _report(OTHER, agencies=("TNA",))).origins) == 2


def test_a_chain_of_reprints_is_one_origin() -> None:
    second = REPRINT.replace("Growers in the valley", "Fishermen at the quay")
    reports = (_report(WIRE), _report(OTHER), _report(REPRINT), _report(second))
    found = _lineage(*reports)
    assert [origin.reports for origin in found.origins] == [
        (reports[0].id, reports[2].id, reports[3].id),
        (reports[1].id,),
    ]


def test_nothing_within_one_report_is_reuse() -> None:
    assert _lineage(_report(f"{WIRE}\n{WIRE}")).reuse == ()


@pytest.mark.parametrize("text", ["", " ", "?!", "a " * 3000, "“" * 10_000, "x" * 100_000, "\ud800 \x00 \n\r"])
def test_odd_texts_are_borne(text: str) -> None:
    reports = (_report(text), _report(f"{text} "), _report(WIRE))
    assert _exact(_lineage(*reports), reports)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(alphabet='ab c.“”"\n7Kñ', max_size=200), max_size=4, unique=True))
def test_any_texts_give_exact_passages_and_each_report_one_origin(texts: list[str]) -> None:
    reports = tuple(_report(text) for text in texts)
    found = _lineage(*reports)
    assert _exact(found, reports)
    assert sorted(r for origin in found.origins for r in origin.reports) == sorted(report.id for report in reports)
    assert found == _lineage(*reports)


def test_a_hundred_reprints_take_no_more_than_a_hundred_stories() -> None:
    reports = tuple(_report(f"{WIRE}\nCopy number {n} of this story.") for n in range(150))
    begun = time.process_time()
    found = _lineage(*reports)
    assert len(found.origins) == 1
    assert time.process_time() - begun < 20


def test_what_a_reprint_takes_over_is_one_stretch() -> None:
    found = _lineage(_report(WIRE), _report(REPRINT))
    first, *_ = found.reuse
    assert first.a.quote.startswith("Norland and Sudmark agreed")
    assert first.kind == "near_verbatim"
    assert len(found.reuse) <= 2
    assert _exact(found, (_report(WIRE), _report(REPRINT)))


def test_what_a_reprint_quotes_again_is_listed_once() -> None:
    wire, reprint, other = (_report(text, outlet=name) for text, name in ((WIRE, "A"), (REPRINT, "B"), (OTHER, "C")))
    found = _lineage(wire, reprint, other)
    quoted = [r for r in found.reuse if r.quoted and other.id in (r.a.report, r.b.report)]
    assert len(quoted) == 1


def test_short_sentences_alike_are_no_paraphrase() -> None:
    one = _report("The 40 experts meet again in Korvik on 12 May.\nAll else stays open, the envoys said in the rain.")
    other = _report("Some 40 experts gather in Korvik on 12 May.\nA band played in the harbour until late at night.")
    assert [r for r in _lineage(one, other).reuse if r.kind == "paraphrase"] == []
