"""Positions, commitments and conditions: one row for each thing that the dossier says."""

from collections.abc import Iterator

from dragoman.present.agreed import account
from dragoman.present.dates import in_words
from dragoman.present.display import capital, listed, shown
from dragoman.present.ground import amount
from dragoman.present.tables.row import (
    Column,
    Filters,
    Row,
    Table,
    evidence,
    first_day,
    names,
    reported,
    unit_id,
    units,
)
from dragoman.present.telling import best
from dragoman.present.view import View
from dragoman.record.claim import Commitment, Condition, ConditionForm, Position, Stance, Strength
from dragoman.record.value import Quantity, When


class PositionRow(Row, kw_only=True):
    """Where a party stands on an issue, as worded in `content`."""

    party: tuple[str, ...]
    issue: str
    stance: Stance
    content: str


class CommitmentRow(Row, kw_only=True):
    """What was agreed, promised, offered or not agreed, as worded in `what`."""

    strength: Strength
    parties: tuple[str, ...]
    what: str
    quantity: Quantity | None
    due: When | None


class ConditionRow(Row, kw_only=True):
    """What must come before what. `deadlock`: whether it is one of those that block each other."""

    setter: tuple[str, ...]
    form: ConditionForm
    condition: str
    consequence: str
    threat: bool
    deadlock: bool


def _positions(view: View, filters: Filters) -> Iterator[PositionRow]:
    for unit in units(Position, filters, view):
        claim = best(unit, "party", "issue", words="content")
        if filters.issue in ("", claim.issue):
            yield PositionRow(
                id=unit_id(unit), day=first_day(unit.claims, view), reports=names(unit.reports, view),
                origins=unit.origins, evidence=evidence(unit), party=tuple(view.holders(claim.party)),
                issue=claim.issue, stance=claim.stance, content=shown(claim.content),
            )  # fmt: skip


def _commitments(view: View, filters: Filters) -> Iterator[CommitmentRow]:
    for unit in units(Commitment, filters, view):
        claim = account(unit)
        yield CommitmentRow(
            id=unit_id(unit), day=first_day(unit.claims, view), reports=names(unit.reports, view),
            origins=unit.origins, evidence=evidence(unit), strength=claim.strength,
            parties=tuple(view.holders(claim.parties)), what=shown(claim.what), quantity=claim.quantity, due=claim.due,
        )  # fmt: skip


def _conditions(view: View, filters: Filters) -> Iterator[ConditionRow]:
    locked = {claim for lock in view.record.deadlocks for claim in lock.conditions}
    for unit in units(Condition, filters, view):
        claim = best(unit, "setter", "consequence", words="condition")
        yield ConditionRow(
            id=unit_id(unit), day=first_day(unit.claims, view), reports=names(unit.reports, view),
            origins=unit.origins, evidence=evidence(unit), setter=tuple(view.holders(claim.setter)),
            form=claim.form, condition=shown(claim.condition), consequence=shown(claim.consequence),
            threat=claim.threat, deadlock=any(c.id in locked for c in unit.claims),
        )  # fmt: skip


def _people(found: tuple[str, ...]) -> str:
    return capital(listed(list(found))) or "—"


def _due(row: CommitmentRow) -> str:
    if row.due is None:
        return ""
    return in_words(row.due.edtf) if row.due.edtf else shown(row.due.text)


def _blocks(row: ConditionRow) -> str:
    return "deadlock" if row.deadlock else "threat" if row.threat else ""


POSITIONS: Table[PositionRow] = Table(
    name="positions", about="Where each party stands, issue by issue.", rows=_positions,
    filters=("by", "issue", "since"),
    columns=(
        Column("Day", lambda r: r.day), Column("Party", lambda r: _people(r.party)),
        Column("Issue", lambda r: r.issue.replace("_", " ")), Column("Stance", lambda r: r.stance),
        Column("Words", lambda r: r.content, wide=True), Column("Reports", reported), Column("Id", lambda r: r.id),
    ), example="--by union --issue wages",
)  # fmt: skip
COMMITMENTS: Table[CommitmentRow] = Table(
    name="commitments", about="What was agreed, promised or offered, and what is due.", rows=_commitments,
    filters=("by", "since"),
    columns=(
        Column("Day", lambda r: r.day), Column("Strength", lambda r: r.strength.replace("_", " ")),
        Column("Parties", lambda r: _people(r.parties)), Column("What", lambda r: r.what, wide=True),
        Column("How many", lambda r: amount(r.quantity) if r.quantity else ""), Column("Due", _due),
        Column("Reports", reported), Column("Id", lambda r: r.id),
    ), example="--since 2033-05-10",
)  # fmt: skip
CONDITIONS: Table[ConditionRow] = Table(
    name="conditions", about="What must come before what, and who says so.", rows=_conditions, filters=("by", "since"),
    columns=(
        Column("Day", lambda r: r.day), Column("Set by", lambda r: _people(r.setter)),
        Column("Condition", lambda r: f"{r.form.replace('_', ' ')}: {r.condition}", wide=True),
        Column("Consequence", lambda r: r.consequence, wide=True), Column("", _blocks), Column("Reports", reported),
        Column("Id", lambda r: r.id),
    ), example="--by government",
)  # fmt: skip
