"""What stands across reports: differences, origins, and the days in order."""

from collections.abc import Iterator

from dragoman.present.dates import day_of, start_of
from dragoman.present.display import capital, listed, shown
from dragoman.present.ground import headline, toll
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Cite
from dragoman.present.tables.row import (
    Column,
    Filters,
    Row,
    Table,
    by,
    evidence,
    first_day,
    names,
    reported,
    since,
    unit_id,
    units,
)
from dragoman.present.telling import best, cites
from dragoman.present.view import C, Unit, View
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim, Commitment, Incident, Meeting, actors_of
from dragoman.record.finding import Field, Finding, Verdict
from dragoman.record.report import Span

APART = ("differ", "compatible")


class Side(Frozen, kw_only=True):
    """One value of a field that is compared, as worded, and the reports that have it."""

    value: str
    reports: tuple[str, ...]


class DifferenceRow(Row, kw_only=True):
    """One field of a finding whose accounts are not all the same."""

    kind: str
    title: str
    field: str
    verdict: Verdict
    sides: tuple[Side, ...]


class OriginRow(Row, kw_only=True):
    """Reports that go back to one text, and why; a report that stands alone has no reasons."""

    files: tuple[str, ...]
    reasons: tuple[str, ...]


class DayRow(Row, kw_only=True):
    """A thing that has a date. `edtf`: the date as the record has it; `kind`: of the claim."""

    edtf: str
    kind: str
    what: str
    status: str


def _differences(view: View, filters: Filters) -> Iterator[DifferenceRow]:
    verdicts = (filters.verdict,) if filters.verdict else APART
    for verdict in verdicts:  # what contradicts before what only differs
        yield from _of_verdict(verdict, view, filters)


def _of_verdict(verdict: str, view: View, filters: Filters) -> Iterator[DifferenceRow]:
    for finding in view.record.findings:
        claims = [view.claims[i] for i in finding.claims if i in view.claims]
        asked = by(filters, view, (a for claim in claims for a in actors_of(claim)))
        if asked and filters.kind in ("", finding.kind) and since(filters, first_day(claims, view)):
            yield from (
                _difference(finding, field, claims, view) for field in finding.fields if field.verdict == verdict
            )


def _difference(finding: Finding, field: Field, claims: list[Claim], view: View) -> DifferenceRow:
    own = {i for value in field.values for i in value.claims}
    return DifferenceRow(
        id=finding.id, day=first_day(claims, view), reports=names(finding.reports, view), origins=finding.origins,
        evidence=cites(c for c in claims if c.id in own), kind=finding.kind, title=shown(finding.title),
        field=field.name, verdict=field.verdict,
        sides=tuple(
            Side(value=shown(v.value), reports=names((c.report for c in claims if c.id in v.claims), view))
            for v in field.values
        ),
    )  # fmt: skip


def _origins(view: View, filters: Filters) -> Iterator[OriginRow]:  # noqa: ARG001  origins have no day and no speaker
    for origin in sorted(view.record.origins, key=lambda o: -len(o.reports)):
        spans = (p for reason in origin.reasons for p in reason.evidence)
        yield OriginRow(
            id=origin.id, reports=names(origin.reports, view),
            files=tuple(shown(view.reports[r].file) for r in origin.reports if r in view.reports),
            reasons=tuple(shown(reason.text) for reason in origin.reasons),
            evidence=tuple(
                Cite(report=p.report, spans=(Span(start=p.start, end=p.end, quote=p.quote),)) for p in spans
            ),
        )  # fmt: skip


def _days(view: View, filters: Filters) -> Iterator[DayRow]:
    found = [
        *(_day(unit, view, capital(meeting_words(c, view)), c.status)
          for unit in units(Meeting, filters, view) for c in [best(unit, "when", "venue", "parties")]),
        *(_day(unit, view, headline(unit, view, dated=False), toll(c))
          for unit in units(Incident, filters, view) for c in [best(unit, "when", "killed", "injured")]),
        *(_day(unit, view, shown(c.what), c.strength.replace("_", " "))
          for unit in units(Commitment, filters, view) for c in [best(unit, "when", "parties", words="what")]),
        *_dues(view, filters),
    ]  # fmt: skip
    yield from sorted((row for row in found if row.day), key=lambda row: (row.day, row.kind, row.id))


def _dues(view: View, filters: Filters) -> Iterator[DayRow]:
    for unit in units(Commitment, filters.__class__(by=filters.by), view):
        claim = best(unit, "due", "parties", words="what")
        due = (claim.due.edtf if claim.due else None) or ""
        if start_of(due) and claim.strength not in ("not_agreed", "considered") and since(filters, start_of(due)[:10]):
            yield _row(unit, view, due, shown(claim.what), f"due ({claim.strength.replace('_', ' ')})")


def _day(unit: Unit[C], view: View, what: str, status: str) -> DayRow:
    edtf = next((c.when.edtf for c in unit.claims if c.when and c.when.edtf), "") or ""
    return _row(unit, view, edtf, what, status)


def _row(unit: Unit[C], view: View, edtf: str, what: str, status: str) -> DayRow:
    return DayRow(
        id=unit_id(unit), day=start_of(edtf)[:10], reports=names(unit.reports, view), origins=unit.origins,
        evidence=evidence(unit), edtf=day_of(edtf), kind=type(unit.claims[0]).__name__.lower(), what=what,
        status=status,
    )  # fmt: skip


def _sides(row: DifferenceRow) -> str:
    return "\n".join(f"{side.value or '—'} [{listed(list(side.reports))}]" for side in row.sides)


DIFFERENCES: Table[DifferenceRow] = Table(
    name="differences", about="Where reports differ, field by field, each side in its own words.", rows=_differences,
    filters=("by", "since", "kind", "verdict"),
    columns=(
        Column("Verdict", lambda r: r.verdict.replace("_", " ")), Column("Kind", lambda r: r.kind),
        Column("Of what", lambda r: r.title, wide=True), Column("Field", lambda r: r.field.replace("_", " ")),
        Column("Sides", _sides, wide=True), Column("Id", lambda r: r.id),
    ), example="--kind incident --verdict differ",
)  # fmt: skip
ORIGINS: Table[OriginRow] = Table(
    name="origins", about="Which reports go back to one text, and why.", rows=_origins, filters=(),
    columns=(
        Column("Origin", lambda r: r.id), Column("Reports", lambda r: "\n".join(r.reports), wide=True),
        Column("Why", lambda r: "\n".join(r.reasons) or "stands alone", wide=True),
    ), example="",
)  # fmt: skip
TIMELINE: Table[DayRow] = Table(
    name="timeline", about="What the record can date, in order.", rows=_days, filters=("by", "since"),
    columns=(
        Column("Day", lambda r: r.edtf), Column("Kind", lambda r: r.kind),
        Column("What", lambda r: r.what, wide=True), Column("Status", lambda r: r.status), Column("Reports", reported),
        Column("Id", lambda r: r.id),
    ), example="--since 2033-05-01",
)  # fmt: skip
