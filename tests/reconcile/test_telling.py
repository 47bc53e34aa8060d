"""What reports tell in order, and the most of it that two tell in one order."""

from dragoman.reconcile.telling import in_one_order, rising, tellings
from dragoman.record.claim import Statement, claim_id
from dragoman.record.report import Report, evidence, report_id, text_hash


def _report(text: str) -> Report:
    return Report(id=report_id(text), file="a.txt", text=text, sha256=text_hash(text), words=len(text.split()))


def _says(report: Report, word: str) -> Statement:
    at = report.text.index(word)
    spans = (evidence(report, at, at + len(word), role="content"),)
    return Statement(id=claim_id("statement", report.id, spans), report=report.id, text=word, evidence=spans)


def test_things_come_in_the_order_of_the_text_each_where_it_is_told_first() -> None:
    report = _report("one two three four")
    told = tellings([[_says(report, "three")], [_says(report, "four"), _says(report, "one")], [_says(report, "two")]])
    assert [point.thing for point in told[report.id]] == [1, 2, 0]
    assert [point.claim.text for point in told[report.id]] == ["one", "two", "three"]


def test_what_two_tell_in_one_order() -> None:
    a, b = _report("one two three four"), _report("four one three five")
    told = tellings([_says(r, w) for r in (a, b) if w in r.text] for w in ("one", "two", "three", "four", "five"))
    shared = in_one_order(told[a.id], told[b.id])
    assert [(x.claim.text, y.claim.text) for x, y in shared] == [("one", "one"), ("three", "three")]
    assert in_one_order(told[a.id], ()) == []


def test_the_longest_rising_row() -> None:
    assert rising([]) == []
    assert rising([3, 1, 2, 0, 4]) == [1, 2, 4]
    assert len(rising([2, 2, 2])) == 1
