"""From claims to the record: pure, no I/O, the same whatever the order of the reports."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from dragoman.reconcile.actors import Cast, actors
from dragoman.reconcile.arms import is_arm
from dragoman.reconcile.both import both
from dragoman.reconcile.comparisons import comparisons
from dragoman.reconcile.conditions import deadlocks
from dragoman.reconcile.dating import dated
from dragoman.reconcile.findings import findings, grouped
from dragoman.reconcile.gatherings import gathered
from dragoman.reconcile.history import histories
from dragoman.reconcile.judged import judge
from dragoman.reconcile.lineage import lineage
from dragoman.reconcile.sides import sided
from dragoman.reconcile.standing_in import joined
from dragoman.reconcile.telling import tellings
from dragoman.reconcile.told import told
from dragoman.reconcile.weigh import Weigher, here
from dragoman.reconcile.wording import weights
from dragoman.record.actor import Actor
from dragoman.record.claim import ACTOR_FIELDS, KINDS, Claim, Condition, Position, kind_of
from dragoman.record.extraction import Extraction
from dragoman.record.judgement import Judgement
from dragoman.record.record import Dossier, Record, ReportEntry, Skipped
from dragoman.record.report import Report
from dragoman.settings import DEFAULT, Settings


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's collector of cycles: of the millions of values of a large dossier it would find none in one."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def reconcile(  # noqa: PLR0913  all that a dossier consists of
    reports: Iterable[Report],
    extractions: Iterable[Extraction],
    *,
    name: str,
    settings: Settings = DEFAULT,
    skipped: Iterable[Skipped] = (),
    judgements: Sequence[Judgement] = (),
    weigher: Weigher = here,
) -> Record:
    """The record of a dossier as people have judged it. `weigher`: who compares claims; the record is the same."""
    known = sorted(reports, key=lambda r: (r.file, r.id))
    parts = sorted(extractions, key=lambda e: e.report)
    told_in = [c for part in parts for c in part.claims]
    place = {r.id: n for n, r in enumerate(known)}
    cast = _cast(parts, told_in, [r.text for r in known])
    who = cast.actors
    by_actor = {a.id: a for a in who}
    mapped = [_mapped(c, cast.of) for c in told_in]
    judging = judge(judgements, mapped, known, by_actor)
    pairs = both(by_actor, mapped)
    every = sorted((_with_sides(c, by_actor, pairs) for c in judging.claims), key=lambda c: _order(c, place))
    claims = judging.standing(every)
    by_id = {r.id: r for r in known}
    heft = weights(r.text for r in known)
    ready = told(claims, by_id, who, guessed={i for part in parts for i in part.inferred})
    compared = list(gathered(ready, by_id))
    groups = judging.regrouped(grouped(compared, by_id, heft, weigher=weigher))
    about = ((c.claim for c in group) for kind in KINDS for group in groups[kind].groups)
    descent = lineage(known, parts, tellings(about))
    origin_of = {r: o.id for o in descent.origins for r in o.reports}
    found = tuple(judging.marked(histories(findings(groups, by_id, by_actor, origin_of), claims, by_id)))
    return Record(
        dossier=Dossier(name=name, anchor=settings.anchor), reports=tuple(_entries(known, origin_of)),
        skipped=tuple(sorted(skipped, key=lambda s: (s.file, s.reason))), actors=who,
        claims=judging.all_of(every, dated(claims, compared, found, parts, by_id)), findings=found,
        reuse=descent.reuse, origins=descent.origins, rejected=judging.gone(every),
        deadlocks=tuple(deadlocks(compared, by_actor, heft, about=settings.issues, reports=by_id)),
        comparisons=tuple(judging.explained(comparisons(groups, heft))), judgements=judging.judged(found),
    )  # fmt: skip


def _cast(parts: Sequence[Extraction], claims: Sequence[Claim], texts: Sequence[str]) -> Cast:
    """Who is who in a dossier, with the side of each. `claims`: of entities; `texts`: of the reports, in order."""
    entities = [e for part in parts for e in part.entities]
    cast = actors(entities)
    return joined(cast, sided(cast, entities, claims, texts), entities, claims, texts)


def _mapped(claim: Claim, of: Mapping[str, str]) -> Claim:
    """A claim with actors instead of entities, each once; all else unchanged."""
    changes: dict[str, object] = {}
    for field in ACTOR_FIELDS[kind_of(claim)]:
        value = getattr(claim, field)
        if isinstance(value, tuple):
            changes[field] = tuple(dict.fromkeys(of.get(v, v) for v in value))
        elif value is not None:
            changes[field] = of.get(value, value)
    return replace(claim, **changes) if changes else claim


def _with_sides(claim: Claim, actors: Mapping[str, Actor], pairs: Mapping[str, tuple[str, ...]]) -> Claim:
    """A stance or a condition also with the state or organisation that whoever voices it speaks for."""
    if isinstance(claim, Position):
        return replace(claim, party=_and_sides(claim.party, actors, pairs))
    return replace(claim, setter=_and_sides(claim.setter, actors, pairs)) if isinstance(claim, Condition) else claim


def _and_sides(
    voices: tuple[str, ...], actors: Mapping[str, Actor], pairs: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """`pairs`: the sides that "both governments" are."""
    found = list(voices)
    for voice in found:  # grows: the aide of a ministry of a state stands for all three
        found += [side for side in pairs.get(voice, ()) if side not in found]
        known = actors.get(voice)
        side = known.side if known is not None and (known.kind in ("person", "anonymous") or is_arm(known)) else None
        if side is not None and side not in found:
            found.append(side)
    return tuple(found)


def _order(claim: Claim, place: Mapping[str, int]) -> tuple[int, int, str]:
    """Where a claim stands in the record: by report, then by its first words."""
    return place.get(claim.report, len(place)), min((e.start for e in claim.evidence), default=0), claim.id


def _entries(reports: Sequence[Report], origin_of: Mapping[str, str]) -> Iterator[ReportEntry]:
    """Reports as the record lists them."""
    for r in reports:
        yield ReportEntry(
            id=r.id, file=r.file, outlet=r.outlet, agencies=r.agencies, title=r.title, published=r.published,
            words=r.words, sha256=r.sha256, excerpt=r.excerpt, dropped=r.dropped, credits=r.credits,
            origin=origin_of[r.id], authors=r.authors, rights=r.rights, format=r.format, language=r.language,
            read=r.read,
        )  # fmt: skip
