"""Claims to findings: candidates, comparison, grouping, verdicts, and who leaves what out."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.reconcile.absent import Absent
from dragoman.reconcile.block import candidates
from dragoman.reconcile.causes import caused, placed
from dragoman.reconcile.cluster import Link, groups
from dragoman.reconcile.dues import settled
from dragoman.reconcile.features import FORBIDS, Compare, holder, issue, place, time
from dragoman.reconcile.field import Actors
from dragoman.reconcile.happenings import rival
from dragoman.reconcile.numbers import number, quantity, scope, slot
from dragoman.reconcile.parts import part
from dragoman.reconcile.rebuttals import with_rebuttals
from dragoman.reconcile.settle import settle, verdict
from dragoman.reconcile.slots import slots
from dragoman.reconcile.titles import title
from dragoman.reconcile.told import Told
from dragoman.reconcile.weigh import Near, Weigher, here
from dragoman.reconcile.wording import Weights
from dragoman.record.claim import KINDS, Commitment, Incident, Part, Position, kind_of
from dragoman.record.finding import Finding, Verdict
from dragoman.record.report import Report

HARD: dict[str, tuple[Compare, ...]] = {  # what forbids a join between any two claims of two groups
    "incident": (time, place, rival), "meeting": (time,), "position": (holder, issue), "condition": (holder,),
    "figure": (scope, slot, number), "part": (part, caused), "commitment": (settled,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grouped:
    """Claims compared with each other: those about one thing together, and the pairs alike, the most alike first.

    `near`: the pairs worth explaining where they stand in two groups.
    """

    groups: list[list[Told]]
    links: list[Link]
    near: list[Near]


def findings(
    grouped: Mapping[str, Grouped], reports: Mapping[str, Report], actors: Actors, origin_of: Mapping[str, str]
) -> Iterator[Finding]:
    """The findings of a dossier, by kind and id; every claim is in exactly one."""
    absent = Absent(reports.values())
    for kind in KINDS:
        made = (_finding(group, absent, actors, origin_of) for group in grouped[kind].groups)
        yield from sorted(made, key=lambda f: f.id)


def grouped(
    claims: Iterable[Told], reports: Mapping[str, Report], weights: Weights, *, weigher: Weigher = here
) -> dict[str, Grouped]:
    """Claims in groups, by kind; of figures those that count the same field of one event are one.

    `weigher`: who compares them; the groups are the same whoever does.
    """
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for c in sorted(claims, key=lambda c: c.id):
        by_kind[c.kind].append(c)
    found = _grouped({kind: by_kind[kind] for kind in KINDS if kind not in ("figure", "part")}, weights, weigher)
    found |= _grouped({"part": placed(by_kind["part"], found["incident"].groups, reports)}, weights, weigher)
    of = slots(by_kind["figure"], [group for some in found.values() for group in some.groups], reports, weights)
    found["statement"].groups[:] = with_rebuttals(found["statement"].groups, reports, weights)
    figures = [replace(c, slot=s.name, loose=s.loose) if (s := of.get(c.id)) else c for c in by_kind["figure"]]
    return found | _grouped({"figure": figures}, weights, weigher)


def _grouped(by_kind: Mapping[str, Sequence[Told]], weights: Weights, weigher: Weigher) -> dict[str, Grouped]:
    """Claims of some kinds, of each those about one thing together."""
    near: dict[str, list[Near]] = {kind: [] for kind in by_kind}
    for found in weigher((pairs for some in by_kind.values() for pairs in candidates(some)), weights):
        near[found.kind] += found.near
    return {kind: _joined(by_kind[kind], some, weights) for kind, some in near.items()}


def _joined(claims: Sequence[Told], near: list[Near], weights: Weights) -> Grouped:
    """Claims of one kind, those about one thing together."""
    by_id = {c.id: c for c in claims}
    links = [Link(a, b) for _, a, b in sorted((-p.score, p.a, p.b) for p in near if p.score is not None)]
    signs: dict[tuple[object, ...], str] = {}
    key = {c.id: signs.setdefault(_sign(c), c.id) for c in claims}

    def apart(a: str, b: str) -> bool:
        return _apart(by_id[a], by_id[b], weights)

    found = groups(by_id, links, key=key.__getitem__, apart=apart)
    return Grouped([[by_id[i] for i in group] for group in found], links, near)


def _sign(told: Told) -> tuple[object, ...]:
    """All of a claim that can forbid a join."""
    if told.kind != "statement" and told.kind not in HARD:
        return ()
    if isinstance(told.claim, Commitment):
        return told.claim.strength, told.published
    report = told.report if told.kind == "statement" else ""
    return (
        report,
        told.days,
        told.sure,
        told.guessed,
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
        (told.claim.part, told.claim.what, told.report, told.events) if isinstance(told.claim, Part) else None,
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


def _finding(group: Sequence[Told], absent: Absent, actors: Actors, origin_of: Mapping[str, str]) -> Finding:
    """A finding from claims that are about one thing, sorted by id."""
    told_by = tuple(sorted({c.report for c in group}))
    fields = settle(group, actors)
    found: Verdict = verdict(fields) if len(group) > 1 else "single"
    return Finding(
        id=f"f-{hashlib.sha256(group[0].id.encode()).hexdigest()[:12]}", kind=kind_of(group[0].claim),
        title=title(group), claims=tuple(c.id for c in group), reports=told_by,
        origins=len({origin_of.get(r, r) for r in told_by}), verdict=found, fields=fields,
        absent_from=absent.of(group, told_by),
    )  # fmt: skip
