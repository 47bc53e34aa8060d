"""Timeline: what the record can date, by day. What has no date is left out."""

from msgspec.structs import replace

from dragoman.present.agreed import STRENGTHS, account, commitment_words, slight
from dragoman.present.dates import day_of, in_words, start_of
from dragoman.present.display import capital, ended
from dragoman.present.ground import counts_differ, headline, tolls
from dragoman.present.meeting import meeting_words
from dragoman.present.parts import Group, Item, Run, Section, plain, soft, strong
from dragoman.present.telling import best, cites, modality, outlets
from dragoman.present.view import C, Unit, View
from dragoman.record.base import Frozen
from dragoman.record.claim import Commitment, Incident, Meeting

DAYS, CAP = 40, 8
DUE = {"agreed": "Due — ", "offered": "Offered for then — "}


class Entry(Frozen, frozen=True, kw_only=True):
    """An item of the timeline under its EDTF date."""

    edtf: str
    item: Item
    reports: tuple[str, ...]


def timeline(view: View) -> Section:
    """The section: days in order; within a day the most reported first."""
    entries = [
        *(_meeting(unit, view) for unit in view.units(Meeting)),
        *(_incident(unit, view) for unit in view.units(Incident)),
        *(entry for unit in view.units(Commitment) if not slight(unit) for entry in _commitment(unit, view)),
    ]
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        if start_of(entry.edtf):
            days.setdefault(day_of(entry.edtf), []).append(entry)
    order = sorted(days.items(), key=lambda pair: (start_of(pair[0])[:10], "/" in pair[0], pair[0]))
    told_by_day = ((edtf, _day(some, view)) for edtf, some in order)
    groups = tuple(
        Group(title=capital(in_words(edtf, weekday=True)), items=tuple(some[:CAP]), more=max(0, len(some) - CAP))
        for edtf, some in told_by_day
    )
    return Section(
        key="timeline", title="Timeline", groups=groups[:DAYS], more=max(0, len(groups) - DAYS),
        empty="The record dates none of the meetings, incidents and commitments.",
    )  # fmt: skip


def _dated(unit: Unit[C], *fields: str) -> C:
    """The fullest claim among those that have a date."""
    known = tuple(c for c in unit.claims if c.when and start_of(c.when.edtf)) or unit.claims
    return best(Unit(claims=known, reports=unit.reports, origins=unit.origins), *fields)


def _entry(edtf: str | None, runs: list[Run], unit: Unit[C], view: View) -> Entry:
    item = Item(sentence=tuple(runs), told=outlets(unit.reports, view), evidence=cites(unit.claims))
    return Entry(edtf=edtf or "", item=item, reports=unit.reports)


def _day(entries: list[Entry], view: View) -> list[Item]:
    """The items of a day; those that read the same are one."""
    found: dict[str, Entry] = {}
    for entry in entries:
        held = found.get(entry.item.text)
        if held:
            reports = tuple(dict.fromkeys((*held.reports, *entry.reports)))
            evidence = tuple(dict.fromkeys((*held.item.evidence, *entry.item.evidence)))
            item = replace(held.item, told=outlets(reports, view), evidence=evidence)
            found[entry.item.text] = replace(held, item=item, reports=reports)
        else:
            found[entry.item.text] = entry
    return [entry.item for entry in found.values()]


def _meeting(unit: Unit[Meeting], view: View) -> Entry:
    claim = _dated(unit, "venue", "parties", "mediators")
    what = capital(meeting_words(claim, view))
    status = [soft(f" ({claim.status})")] if claim.status != "held" else []
    return _entry(
        claim.when.edtf if claim.when else None, [strong(what), *status, *modality(claim), plain(".")], unit, view
    )


def _incident(unit: Unit[Incident], view: View) -> Entry:
    claim = _dated(unit, "type", "where", "killed", "injured")
    counts = list(tolls(unit))
    title = headline(unit, view, dated=False)
    tail = f": {'; '.join(counts)}{' (the counts differ)' if counts_differ(unit) else ''}." if counts else "."
    return _entry(claim.when.edtf if claim.when else None, [strong(title), *modality(claim), plain(tail)], unit, view)


def _commitment(unit: Unit[Commitment], view: View) -> list[Entry]:
    """A commitment on the day it was made, and again on the day it is due."""
    found = []
    claim = account(unit)
    strength = next(title for name, title, *_ in STRENGTHS if name == claim.strength)
    words = commitment_words(claim, view)
    end = [*modality(claim), plain(ended(words[-1].text))]
    due = next((c.due.edtf for c in (claim, *unit.claims) if c.due and c.due.edtf), None)
    if claim.when and claim.when.edtf and claim.when.edtf != due:
        runs = [soft(f"{strength} — "), *words, *end]
        found.append(_entry(claim.when.edtf, runs, unit, view))
    if due and claim.strength not in {"not_agreed", "considered"}:
        label = DUE.get(claim.strength, f"Due ({strength[:1].lower()}{strength[1:]}) — ")
        found.append(_entry(due, [soft(label), *words, *end], unit, view))
    return found
