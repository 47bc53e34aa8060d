"""The ledger of commitments: what each is, whether it is open, kept, overdue or contradicted, and when it is due."""

from collections.abc import Iterator
from typing import Literal

from dragoman.present.agreed import account, commitment_words
from dragoman.present.dates import in_words, start_of
from dragoman.present.parts import Cite, Run
from dragoman.present.tables.row import evidence, first_day, names, unit_id
from dragoman.present.view import Unit, View
from dragoman.record.base import Frozen
from dragoman.record.claim import Commitment, Strength

Status = Literal["overdue", "contradicted", "open", "kept", "not_binding", "not_agreed"]
STATUSES: tuple[Status, ...] = ("overdue", "contradicted", "open", "kept", "not_binding", "not_agreed")
BINDING: tuple[Strength, ...] = ("agreed", "accepted_by_one", "promised")


class Entry(Frozen, kw_only=True):
    """A line of the ledger. `due`: EDTF, empty where none is known; `worded`: the report's words for it.

    `last`: the last day that `due` leaves, YYYY-MM-DD, empty where it is open. `day`: when it was made, if known.
    """

    id: str
    finding: bool
    sentence: tuple[Run, ...]
    parties: tuple[str, ...]
    strength: Strength
    status: Status
    due: str
    due_in_words: str
    worded: str
    last: str
    day: str
    reports: tuple[str, ...]
    origins: int
    evidence: tuple[Cite, ...]


def ledger(view: View, *, today: str = "") -> tuple[Entry, ...]:
    """All commitments: those with a date by date, then the others in the order of the record.

    `today`: YYYY-MM-DD; where it is empty, the day of the latest report: what is due after it is not overdue yet.
    """
    now = today or latest(view)
    entries = [_entry(unit, view, now) for unit in view.units(Commitment)]
    return tuple(sorted(entries, key=lambda entry: (entry.due == "", start_of(entry.due), entry.last)))


def latest(view: View) -> str:
    """The day of the latest report, else the anchor; empty where neither is known."""
    days = [start_of(report.published.edtf)[:10] for report in view.record.reports if report.published]
    anchor = view.record.dossier.anchor
    return max(days, default=start_of(anchor.edtf)[:10] if anchor else "")


def _entry(unit: Unit[Commitment], view: View, today: str) -> Entry:
    claim = account(unit)
    due = next((c.due for c in (claim, *unit.claims) if c.due and c.due.edtf and start_of(c.due.edtf)), None)
    said = due or next((c.due for c in (claim, *unit.claims) if c.due), None)
    edtf = (due.edtf if due else None) or ""
    last = last_day(edtf)
    return Entry(
        id=unit_id(unit), finding=unit.finding is not None, sentence=tuple(commitment_words(claim, view)),
        parties=tuple(view.holders(claim.parties)), strength=claim.strength,
        status=_status(unit, claim.strength, last, today), due=edtf, due_in_words=in_words(edtf) if edtf else "",
        worded=said.text if said else "", last=last, day=first_day(unit.claims, view),
        reports=names(unit.reports, view), origins=unit.origins, evidence=evidence(unit),
    )  # fmt: skip


def _status(unit: Unit[Commitment], strength: Strength, last: str, today: str) -> Status:
    """What became of it, as far as the record says."""
    history = {value.value for field in _fields(unit, "history") for value in field.values}
    if "met" in history:
        return "kept"
    strengths = {claim.strength for claim in unit.claims}
    if "not_agreed" in strengths and strengths & set(BINDING):
        return "contradicted"
    if strength == "not_agreed":
        return "not_agreed"
    if strength not in BINDING:
        return "not_binding"
    return "overdue" if last and today and last < today else "open"


def _fields(unit: Unit[Commitment], name: str) -> Iterator:  # type: ignore[type-arg]
    fields = unit.finding.fields if unit.finding else ()
    return (field for field in fields if field.name == name)


def last_day(edtf: str) -> str:
    """The last day of a date, YYYY-MM-DD, months and years to their ends ("-99"); empty where it is open or none."""
    return start_of(edtf.rsplit("/", maxsplit=1)[-1])[:10].replace("-00", "-99")
