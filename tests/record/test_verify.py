"""Whether a record is true to its reports."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.record.claim import Figure, Statement
from dragoman.record.finding import Passage, Reason, Reuse
from dragoman.record.record import Record, Skipped
from dragoman.record.report import Dropped, Report, report_id, text_hash
from dragoman.record.verify import dangling, verify
from tests.dossiers import sample_record, sample_reports


def altered(report: Report, text: str) -> Report:
    return replace(report, text=text, id=report_id(text), sha256=text_hash(text))


def test_a_true_record_has_no_mismatch() -> None:
    assert list(verify(sample_record(), sample_reports())) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_single_changed_character_is_found(data: st.DataObject) -> None:
    reports = list(sample_reports())
    n = data.draw(st.integers(0, len(reports) - 1))
    text = reports[n].text
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda c: c != text[at]))
    reports[n] = altered(reports[n], text[:at] + other + text[at + 1 :])
    found = list(verify(sample_record(), reports))
    assert found
    assert found[0].where == reports[n].file
    assert found[0].problem.startswith("the text has changed")


def test_every_quotation_that_moved_is_told() -> None:
    first, *rest = sample_reports()
    record = sample_record()
    moved = sum(e.end > 0 for c in record.claims if c.report == first.id for e in c.evidence)
    found = [m for m in verify(record, [altered(first, "x" * len(first.text)), *rest]) if " reads " in m.problem]
    assert len(found) >= moved > 0


def test_a_text_cut_short_has_no_characters_there() -> None:
    first, *rest = sample_reports()
    found = verify(sample_record(), [altered(first, first.text[:50]), *rest])
    assert any("has no characters" in m.problem for m in found)


def test_a_report_under_another_name_is_known_by_its_text() -> None:
    first, *rest = sample_reports()
    assert list(verify(sample_record(), [replace(first, file="renamed.txt"), *rest])) == []


def test_missing_and_extra_reports_are_mismatches() -> None:
    first, *rest = sample_reports()
    skipped = [Skipped(file=first.file, reason="no words in it")]
    assert [m.problem for m in verify(sample_record(), rest)] == ["missing: no such report"]
    assert [m.problem for m in verify(sample_record(), rest, skipped=skipped)] == ["missing: no words in it"]
    extra = replace(altered(first, "Something else."), file="z.txt")
    assert [m.where for m in verify(sample_record(), [first, *rest, extra])] == ["z.txt"]


def test_a_copy_that_changed_is_an_extra_report() -> None:
    first, *rest = sample_reports()
    copy = replace(altered(first, first.text + "!"), file="copy.txt")
    assert [m.where for m in verify(sample_record(), [first, copy, *rest])] == ["copy.txt"]


def test_metadata_count_too() -> None:
    first, *rest = sample_reports()
    found = verify(sample_record(), [replace(first, outlet="Another Gazette"), *rest])
    assert [m.problem for m in found] == ["outlet has changed"]


def with_false_dropped(record: Record) -> Record:
    entry = replace(record.reports[0], dropped=(Dropped(start=0, end=3, quote="???", why="a test"),))
    return replace(record, reports=(entry, *record.reports[1:]))


def with_false_reuse(record: Record) -> Record:
    passage = Passage(report=record.reports[0].id, start=0, end=3, quote="???")
    return replace(record, reuse=(Reuse(a=passage, b=passage, kind="paraphrase", quoted=False),))


def with_false_reason(record: Record) -> Record:
    passage = Passage(report=record.reports[0].id, start=0, end=3, quote="???")
    reason = Reason(kind="credit", text="", evidence=(passage,))
    return replace(record, origins=(replace(record.origins[0], reasons=(reason,)), *record.origins[1:]))


def with_false_evidence(record: Record) -> Record:
    claim = record.claims[0]
    false = replace(claim.evidence[0], quote="???")
    return replace(record, claims=(replace(claim, evidence=(false,)), *record.claims[1:]))


@pytest.mark.parametrize("falsify", [with_false_dropped, with_false_reuse, with_false_reason, with_false_evidence])
def test_quotations_are_looked_up_wherever_they_stand(falsify: Callable[[Record], Record]) -> None:
    found = list(verify(falsify(sample_record()), sample_reports()))
    assert any("not '???'" in m.problem for m in found)


def test_ids_that_lead_nowhere_are_found() -> None:
    record = sample_record()
    statement = next(c for c in record.claims if isinstance(c, Statement))
    lost = replace(statement, id="c-new", speaker="a-nobody", attribution="c-none")
    found = list(dangling(replace(record, claims=(*record.claims, lost))))
    assert [(m.where, m.problem.split(",")[0]) for m in found] == [
        ("c-new", "speaks of claim c-none"),
        ("c-new", "speaks of actor a-nobody"),
    ]


def test_ids_that_two_claims_share_are_found() -> None:
    record = sample_record()
    figure = next(c for c in record.claims if isinstance(c, Figure))
    found = list(dangling(replace(record, claims=(*record.claims, figure))))
    assert [(m.where, m.problem) for m in found] == [(figure.id, "the id of more than one claim")]
