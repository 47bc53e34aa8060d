"""Claims to findings: candidates, comparison, grouping, verdicts, and who leaves what out."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.reconcile.block import candidates
from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.compare import joined
from dragoman.reconcile.days import days
from dragoman.reconcile.features import FORBIDS, Compare, holder, issue, place, time
from dragoman.reconcile.field import Actors
from dragoman.reconcile.happenings import rival
from dragoman.reconcile.numbers import number, quantity, scope, slot
from dragoman.reconcile.settle import settle, verdict
from dragoman.reconcile.slots import slots
from dragoman.reconcile.titles import title
from dragoman.reconcile.told import AUTHOR, Told
from dragoman.reconcile.wording import Weights
from dragoman.record.claim import KINDS, Incident, Position, kind_of
from dragoman.record.finding import Absence, Finding, Verdict
from dragoman.record.report import Report

HARD: dict[str, tuple[Compare, ...]] = {  # what forbids a join between any two claims of two groups
    "incident": (time, place, rival), "meeting": (time,), "position": (holder, issue), "condition": (holder,),
    "figure": (scope, slot, number),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """A report that may leave something out: its day of publication, and its absence in either case."""

    report: str
    published: int | None
    usual: Absence
    earlier: Absence


@dataclass(frozen=True, slots=True)
class Grouped:
    """Claims compared with each other: those about one thing together, and the pairs alike, the most alike first."""

    groups: list[list[Told]]
    links: list[Link]


def findings(
    grouped: Mapping[str, Grouped], reports: Mapping[str, Report], actors: Actors, origin_of: Mapping[str, str]
) -> Iterator[Finding]:
    """The findings of a dossier, by kind and id; every claim is in exactly one."""
    readers = [_reader(reports[r]) for r in sorted(reports)]
    for kind in KINDS:
        groups_ = [group for key in (kind, AUTHOR)[: 2 if kind == "position" else 1] for group in grouped[key].groups]
        yield from sorted((_finding(group, readers, actors, origin_of) for group in groups_), key=lambda f: f.id)


def grouped(claims: Iterable[Told], reports: Mapping[str, Report], weights: Weights) -> dict[str, Grouped]:
    """Claims in groups, by kind; of figures those that count the same field of one event are one."""
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for c in sorted(claims, key=lambda c: c.id):
        by_kind[c.kind].append(c)
    found = {kind: _grouped(by_kind[kind], weights) for kind in KINDS if kind != "figure"}
    of = slots(by_kind["figure"], [group for some in found.values() for group in some.groups], reports, weights)
    figures = [replace(c, slot=s.name, loose=s.loose) if (s := of.get(c.id)) else c for c in by_kind["figure"]]
    return found | {"figure": _grouped(figures, weights), AUTHOR: _grouped(by_kind[AUTHOR], weights)}


def _grouped(claims: Sequence[Told], weights: Weights) -> Grouped:
    """Claims of one kind, those about one thing together."""
    by_id = {c.id: c for c in claims}
    scored = ((joined(a, b, weights), a.id, b.id) for a, b in candidates(claims))
    links = [Link(a, b) for _, a, b in sorted((-score, a, b) for score, a, b in scored if score is not None)]
    signs: dict[tuple[object, ...], str] = {}
    key = {c.id: signs.setdefault(_sign(c), c.id) for c in claims}

    def apart(a: str, b: str) -> bool:
        return _apart(by_id[a], by_id[b], weights)

    found = groups(by_id, links, key=key.__getitem__, apart=apart)
    return Grouped([[by_id[i] for i in group] for group in found], links)


def _sign(told: Told) -> tuple[object, ...]:
    """All of a claim that can forbid a join."""
    report = told.report if told.kind == "statement" else ""
    return (
        report,
        told.days,
        told.sure,
        told.place,
        told.names,
        told.parties,
        told.sides,
        told.scopes,
        told.slot,
        told.loose,
        told.source if told.slot or told.kind == "incident" else None,
        told.report if told.slot or told.kind == "incident" else "",
        _tolls(told),
        quantity(told),
        told.claim.issue if isinstance(told.claim, Position) else None,
    )


def _tolls(told: Told) -> tuple[object, ...]:
    """The dead and the injured of an incident."""
    return (told.claim.killed, told.claim.injured, told.denies) if isinstance(told.claim, Incident) else ()


def _apart(a: Told, b: Told, weights: Weights) -> bool:
    """Whether two claims cannot be about one thing: two utterances of one report, or by a hard feature."""
    if a.kind == "statement":
        return a.report == b.report
    found = (feature(a, b, weights) for feature in HARD.get(a.kind, ()))
    return any(f is not None and f.score <= FORBIDS for f in found)


def _finding(group: Sequence[Told], readers: Sequence[Reader], actors: Actors, origin_of: Mapping[str, str]) -> Finding:
    """A finding from claims that are about one thing, sorted by id."""
    told_by = tuple(sorted({c.report for c in group}))
    fields = settle(group, actors)
    found: Verdict = verdict(fields) if len(group) > 1 else "single"
    return Finding(
        id=f"f-{hashlib.sha256(group[0].id.encode()).hexdigest()[:12]}", kind=kind_of(group[0].claim),
        title=title(group), claims=tuple(c.id for c in group), reports=told_by,
        origins=len({origin_of.get(r, r) for r in told_by}), verdict=found, fields=fields,
        absent_from=tuple(_absences(group, told_by, readers)),
    )  # fmt: skip


def _absences(group: Sequence[Told], told_by: Sequence[str], readers: Sequence[Reader]) -> Iterator[Absence]:
    """Every other report, and why it does not tell the finding."""
    first = min((c.published.first for c in group if c.published and c.published.first), default=None)
    happened = [c.days.first for c in group if c.days and c.days.first and c.kind in ("incident", "meeting")]
    known = Counter(happened).most_common(1)
    start = known[0][0] if known else first
    since = None if start is None else min(start, first or start)
    for reader in readers:
        if reader.report not in told_by:
            yield reader.earlier if since and reader.published and reader.published < since else reader.usual


def _reader(report: Report) -> Reader:
    """A report as `_absences` sees it: its two possible absences are made once."""
    published = days(report.published.edtf) if report.published else None
    usual = Absence(report=report.id, reason="excerpt" if report.excerpt else "omitted")
    earlier = usual if report.excerpt else Absence(report=report.id, reason="earlier")
    return Reader(report.id, published.last if published else None, usual, earlier)
