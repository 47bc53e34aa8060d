"""Whether a store holds together: what a crash, a failing disk or another program could have broken."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select, text

from dragoman.record.extraction import Extraction
from dragoman.record.report import text_hash
from dragoman.record.verify import Mismatch
from dragoman.store.reading import state
from dragoman.store.tables import dossiers, drafts, extractions, judgements, passages, texts


def faults(connection: Connection) -> Iterator[Mismatch]:
    """What does not hold together: the file itself, then each dossier, removed ones too."""
    if connection.dialect.name == "sqlite":
        for line in connection.execute(text("PRAGMA integrity_check")).scalars():
            if line != "ok":
                yield Mismatch(where="the database", problem=str(line))
    for row in connection.execute(select(dossiers.c.id, dossiers.c.name).order_by(dossiers.c.name)).all():
        yield from _in_dossier(connection, row.id, row.name)


def _in_dossier(connection: Connection, dossier: int, name: str) -> Iterator[Mismatch]:
    known: dict[str, str] = {}
    for row in connection.execute(select(texts).where(texts.c.dossier == dossier).order_by(texts.c.report)):
        known[row.report] = row.text.decode()
        if text_hash(known[row.report]) != row.sha256:
            yield Mismatch(where=f"{name}: {row.report}", problem="its text is not the one that was accepted")
    wanted = select(drafts.c.report).where(drafts.c.dossier == dossier).distinct().order_by(drafts.c.report)
    for report in connection.execute(wanted).scalars():
        if report not in known:
            yield Mismatch(where=f"{name}: {report}", problem="its text is missing")
    for row in connection.execute(select(extractions).where(extractions.c.dossier == dossier)).all():
        yield from _in_reading(connection, row.data, f"{name}: {row.report}", known.get(row.report), dossier)
    kept = select(func.count()).where(judgements.c.dossier == dossier)
    there = connection.execute(select(dossiers.c.removed).where(dossiers.c.id == dossier)).scalar()
    if there is None and len(state(connection, name).judgements) != connection.execute(kept).scalar():
        yield Mismatch(where=name, problem="judgements are missing")


def _in_reading(connection: Connection, data: bytes, where: str, said: str | None, dossier: int) -> Iterator[Mismatch]:
    """What does not hold together in what was read in a report."""
    if said is None:
        yield Mismatch(where=where, problem="was read and is not there")
        return
    try:
        found = msgspec.json.decode(data, type=Extraction)
    except msgspec.DecodeError as error:
        yield Mismatch(where=where, problem=f"what was read in it cannot be read: {error}")
        return
    for claim in found.claims:
        for span in claim.evidence:
            if said[span.start : span.end] != span.quote:
                yield Mismatch(where=f"{where}: {claim.id}", problem="quotes what the report does not say")
    own = (passages.c.dossier == dossier, passages.c.report == found.report, passages.c.claim.is_not(None))
    listed = connection.execute(select(func.count()).where(*own)).scalar_one()
    if listed != len(found.claims):
        yield Mismatch(where=where, problem=f"{listed} of its {len(found.claims)} claims can be searched")
