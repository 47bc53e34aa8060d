"""Whether a record is true to its reports: their hashes, what is known of them, and every quotation at its place."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.record.base import Frozen
from dragoman.record.claim import ACTOR_FIELDS, Claim, kind_of
from dragoman.record.record import Record, ReportEntry, Skipped
from dragoman.record.report import Report

METADATA = (
    "outlet", "agencies", "title", "published", "words", "excerpt", "dropped", "credits", "authors", "rights", "format",
    "language", "read",
)  # fmt: skip


class Mismatch(Frozen, kw_only=True):
    """Something in a record that is not so. `where`: a file or an item of the record; `problem`: in words."""

    where: str
    problem: str


class _Quotation(Frozen, kw_only=True):
    """Words that a record says stand in a report, and which item of it says so."""

    where: str
    report: str
    start: int
    end: int
    quote: str


def verify(record: Record, reports: Iterable[Report], *, skipped: Iterable[Skipped] = ()) -> Iterator[Mismatch]:
    """What in a record does not match the reports, read anew (and why some could not be), or does not hold together.

    Every report must be there with its text unchanged, and none besides.
    """
    reports = list(reports)
    matched = _match(record.reports, reports)
    reasons = {s.file: s.reason for s in skipped}
    for entry in record.reports:
        if report := matched.get(entry.id):
            yield from _same(entry, report)
        else:
            yield Mismatch(where=entry.file, problem=f"missing: {reasons.get(entry.file, 'no such report')}")
    used = {r.file for r in matched.values()}
    for report in reports:
        if report.file not in used:
            yield Mismatch(where=report.file, problem="not in the record")
    yield from _misquoted(record, matched)
    yield from dangling(record)


def dangling(record: Record) -> Iterator[Mismatch]:
    """Ids in a record that lead nowhere, and ids that two items share."""
    known = {
        "report": [r.id for r in record.reports],
        "actor": [a.id for a in record.actors],
        "claim": [c.id for c in record.claims],
        "origin": [o.id for o in record.origins],
        "finding": [f.id for f in record.findings],
        "judgement": [j.id for j in record.judgements],
    }
    for kind, ids in known.items():
        for twice in (i for i, times in Counter(ids).items() if times > 1):
            yield Mismatch(where=twice, problem=f"the id of more than one {kind}")
    there = {kind: frozenset(ids) for kind, ids in known.items()}
    for where, kind, wanted in _references(record):
        if wanted not in there[kind]:
            yield Mismatch(where=where, problem=f"speaks of {kind} {wanted}, which is not in the record")


def _match(entries: Iterable[ReportEntry], reports: list[Report]) -> dict[str, Report]:
    """The report of each entry, by the entry's id: the one in the same file, else the one with the same text."""
    by_file = {r.file: r for r in reports}
    by_id = {r.id: r for r in reports}
    found = {e.id: by_file.get(e.file) or by_id.get(e.id) for e in entries}
    return {entry: report for entry, report in found.items() if report}


def _same(entry: ReportEntry, report: Report) -> Iterator[Mismatch]:
    """Where a report read anew differs from what its entry says of it."""
    if report.sha256 != entry.sha256:
        yield Mismatch(where=entry.file, problem=f"the text has changed: {report.sha256[:12]}, was {entry.sha256[:12]}")
    for name in METADATA:
        now, then = getattr(report, name), getattr(entry, name)
        if now != then:
            yield Mismatch(where=entry.file, problem=f"{name} has changed")


def _misquoted(record: Record, matched: dict[str, Report]) -> Iterator[Mismatch]:
    for q in _quotations(record):
        if q.report not in matched:
            continue  # told once, as missing
        report = matched[q.report]
        if not 0 <= q.start < q.end <= len(report.text):
            yield Mismatch(where=q.where, problem=f"{report.file} has no characters {q.start}-{q.end}")
        elif report.text[q.start : q.end] != q.quote:
            there = report.text[q.start : q.end]
            yield Mismatch(where=q.where, problem=f"{report.file} {q.start}-{q.end} reads {there!r}, not {q.quote!r}")


def _quotations(record: Record) -> Iterator[_Quotation]:
    """All that a record quotes: claims, boilerplate, credits, reuse, reasons of origin."""
    for entry in record.reports:
        for part, spans in (("dropped", entry.dropped), ("credits", entry.credits)):
            for span in spans:
                where = f"{entry.file} {part}"
                yield _Quotation(where=where, report=entry.id, start=span.start, end=span.end, quote=span.quote)
    for claim in record.claims:
        for s in claim.evidence:
            yield _Quotation(where=claim.id, report=claim.report, start=s.start, end=s.end, quote=s.quote)
    for passage in (p for reuse in record.reuse for p in (reuse.a, reuse.b)):
        where = "reuse"
        yield _Quotation(where=where, report=passage.report, start=passage.start, end=passage.end, quote=passage.quote)
    for origin in record.origins:
        for passage in (p for reason in origin.reasons for p in reason.evidence):
            yield _Quotation(
                where=origin.id, report=passage.report, start=passage.start, end=passage.end, quote=passage.quote
            )


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Who speaks of what: the item, the kind of what it names, and its id."""
    for entry in record.reports:
        yield entry.file, "origin", entry.origin
    for actor in record.actors:
        if actor.side:
            yield actor.id, "actor", actor.side
    for claim in record.claims:
        yield from _references_of(claim)
    for finding in record.findings:
        named = [*finding.claims, *(c for field in finding.fields for value in field.values for c in value.claims)]
        yield from ((finding.id, "claim", c) for c in named)
        yield from ((finding.id, "report", r) for r in (*finding.reports, *(a.report for a in finding.absent_from)))
        yield from ((finding.id, "judgement", j) for j in finding.judgements)
    for judged in record.judgements:
        yield from ((judged.id, "claim", c) for c in judged.claims)
        yield from ((judged.id, "finding", f) for f in judged.findings)
    for origin in record.origins:
        yield from ((origin.id, "report", r) for r in origin.reports)
    for deadlock in record.deadlocks:
        yield from (("deadlock", "claim", c) for c in deadlock.conditions)


def _references_of(claim: Claim) -> Iterator[tuple[str, str, str]]:
    yield claim.id, "report", claim.report
    if claim.attribution:
        yield claim.id, "claim", claim.attribution
    for name in ACTOR_FIELDS[kind_of(claim)]:
        value: str | tuple[str, ...] | None = getattr(claim, name)
        yield from ((claim.id, "actor", a) for a in ([value] if isinstance(value, str) else value or ()))
