"""The tables of findings: what the dossier says of one thing, which attributes agree, and who leaves it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.present.tidy.column import Column, Table, integer, joined, real, text, truth
from dragoman.present.view import View
from dragoman.record.finding import Absence, Comparison, Field, FieldValue, Finding


@dataclass(frozen=True, slots=True)
class _Member:
    """A claim of a finding, by its id."""

    finding: Finding
    claim: str


@dataclass(frozen=True, slots=True)
class _Attribute:
    """A field of a finding."""

    finding: Finding
    field: Field


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a field, as one claim has it."""

    finding: Finding
    field: Field
    value: FieldValue
    claim: str


@dataclass(frozen=True, slots=True)
class _Absent:
    """A report that leaves a finding out."""

    finding: Finding
    absence: Absence


def _members(view: View) -> Iterator[_Member]:
    return (_Member(finding=finding, claim=claim) for finding in view.record.findings for claim in finding.claims)


def _attributes(view: View) -> Iterator[_Attribute]:
    return (_Attribute(finding=finding, field=field) for finding in view.record.findings for field in finding.fields)


def _values(view: View) -> Iterator[_Value]:
    for one in _attributes(view):
        for value in one.field.values:
            yield from (
                _Value(finding=one.finding, field=one.field, value=value, claim=claim) for claim in value.claims
            )


def _absences(view: View) -> Iterator[_Absent]:
    return (_Absent(finding=finding, absence=one) for finding in view.record.findings for one in finding.absent_from)


def _report(claim: str, view: View) -> str | None:
    known = view.claims.get(claim)
    return known.report if known else None


FINDINGS: tuple[Column[Finding], ...] = (
    text("id", "The finding's id.", lambda f, _: f.id),
    text("kind", "The kind of its claims.", lambda f, _: f.kind),
    text("title", "What it is about, in words.", lambda f, _: f.title),
    text("verdict", "agree, compatible, differ, single or cannot_tell.", lambda f, _: f.verdict),
    text("differs_in", "The names of the fields in which accounts differ.",
         lambda f, _: joined(field.name for field in f.fields if field.verdict == "differ")),
    integer("claims", "How many claims it has.", lambda f, _: len(f.claims)),
    integer("reports", "How many reports tell it.", lambda f, _: len(f.reports)),
    integer("origins", "How many independent origins stand behind it.", lambda f, _: f.origins),
    text("outlets", "The names of the reports that tell it.", lambda f, v: joined(map(v.outlet, f.reports))),
    truth("disputed", "Whether people who judged it contradict each other.", lambda f, _: f.disputed),
)  # fmt: skip
MEMBERS: tuple[Column[_Member], ...] = (
    text("finding", "The finding's id.", lambda m, _: m.finding.id),
    text("claim", "The id of a claim in it.", lambda m, _: m.claim),
    text("report", "The id of the report that says it.", lambda m, v: _report(m.claim, v)),
)
ATTRIBUTES: tuple[Column[_Attribute], ...] = (
    text("finding", "The finding's id.", lambda a, _: a.finding.id),
    text("field", "The name of the field.", lambda a, _: a.field.name),
    text("verdict", "Whether its accounts agree: agree, compatible, differ, single or cannot_tell.",
         lambda a, _: a.field.verdict),
    integer("values", "How many values it has.", lambda a, _: len(a.field.values)),
)  # fmt: skip
VALUES: tuple[Column[_Value], ...] = (
    text("finding", "The finding's id.", lambda r, _: r.finding.id),
    text("field", "The name of the field.", lambda r, _: r.field.name),
    text("value", "The value, as shown to people.", lambda r, _: r.value.value),
    text("claim", "The id of a claim that has it.", lambda r, _: r.claim),
    text("report", "The id of the report that says so.", lambda r, v: _report(r.claim, v)),
)
ABSENCES: tuple[Column[_Absent], ...] = (
    text("finding", "The finding's id.", lambda a, _: a.finding.id),
    text("report", "The id of a report that does not tell it.", lambda a, _: a.absence.report),
    text("reason", "omitted, earlier (published before it was known) or excerpt.", lambda a, _: a.absence.reason),
)
COMPARISONS: tuple[Column[Comparison], ...] = (
    text("a", "The id of the one claim.", lambda c, _: c.a),
    text("b", "The id of the other claim.", lambda c, _: c.b),
    truth("joined", "Whether they stand in one finding.", lambda c, _: c.joined),
    real("score", "The weighed sum of the reasons; null where one reason forbids it.", lambda c, _: c.score),
    real("least", "The score from which on two claims are joined.", lambda c, _: c.least),
    text("reasons", "The reasons in words, each with its weight.",
         lambda c, _: joined(f"{reason.text} ({reason.score:+g})" for reason in c.reasons)),
    text("forbidden", "Why two that are alike enough still stand apart.", lambda c, _: c.forbidden),
)  # fmt: skip
TABLES: tuple[Table[Any], ...] = (
    Table("findings", "What the dossier says of one thing: claims compared.", lambda v: v.record.findings, FINDINGS),
    Table("finding_claims", "A claim of a finding.", _members, MEMBERS),
    Table("fields", "An attribute of a finding, and whether its accounts agree.", _attributes, ATTRIBUTES),
    Table("field_values", "A value of such an attribute, as one claim has it.", _values, VALUES),
    Table("absences", "A report that does not tell a finding.", _absences, ABSENCES),
    Table("comparisons", "Two claims compared: why they are held to be about one thing, or not.",
          lambda v: v.record.comparisons, COMPARISONS),
)  # fmt: skip
