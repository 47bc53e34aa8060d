"""From claims to the record: pure, no I/O."""

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.record.actor import Actor
from dragoman.record.claim import ACTOR_FIELDS, Claim, kind_of
from dragoman.record.extraction import Extraction
from dragoman.record.record import Dossier, Origin, Record, ReportEntry, Skipped
from dragoman.record.report import Report
from dragoman.record.value import Dated


def reconcile(
    reports: Iterable[Report],
    extractions: Iterable[Extraction],
    *,
    name: str,
    anchor: Dated | None = None,
    skipped: Iterable[Skipped] = (),
) -> Record:
    """The record of a dossier (first version: one actor an entity, no findings)."""
    parts = list(extractions)
    entries, origins = [], []
    for n, r in enumerate(reports):
        origins.append(Origin(id=f"o-{n}", reports=(r.id,)))
        entries.append(
            ReportEntry(
                id=r.id, file=r.file, outlet=r.outlet, agencies=r.agencies, title=r.title, published=r.published,
                words=r.words, sha256=r.sha256, excerpt=r.excerpt, dropped=r.dropped, credits=r.credits,
                origin=f"o-{n}",
            )
        )  # fmt: skip
    actors = [Actor(id=e.id, name=e.name, kind=e.kind, aliases=e.forms, roles=e.roles) for p in parts for e in p.entities]
    return Record(
        dossier=Dossier(name=name, anchor=anchor), reports=tuple(entries), skipped=tuple(skipped),
        actors=tuple(actors), claims=tuple(c for p in parts for c in p.claims), findings=(), reuse=(),
        origins=tuple(origins), deadlocks=(),
    )  # fmt: skip
