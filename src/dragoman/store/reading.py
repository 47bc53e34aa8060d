"""What is read from the tables, within a transaction."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, and_, func, select

from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered, Left, Row
from dragoman.record.errors import UsageError
from dragoman.record.judgement import Judgement
from dragoman.record.record import Skipped
from dragoman.store.kept import Derived, Held, State, Summary
from dragoman.store.tables import dossiers, drafts, extractions, judgements, left, memo, records, rows, texts


def dossier_id(connection: Connection, name: str) -> int:
    """The number of a dossier. Raises UsageError where there is none of this name."""
    found = connection.execute(select(dossiers.c.id).where(dossiers.c.name == name, dossiers.c.removed.is_(None)))
    number = found.scalar()
    if number is None:
        known = connection.execute(select(dossiers.c.name).where(dossiers.c.removed.is_(None)).order_by("name"))
        names = ", ".join(repr(row.name) for row in known)
        message = f"no dossier {name!r}; there {f'are {names}' if names else 'is none'}"
        raise UsageError(message)
    return int(number)


def summaries(connection: Connection) -> Iterator[Summary]:
    """The dossiers, by name."""
    there = connection.execute(select(dossiers).where(dossiers.c.removed.is_(None)).order_by(dossiers.c.name)).all()
    for row in there:
        live = and_(drafts.c.dossier == row.id, drafts.c.removed.is_(None))
        counted = select(func.count(drafts.c.report.distinct()), func.max(drafts.c.added)).where(live)
        reports, changed = connection.execute(counted).one()
        versions = select(extractions.c.version).where(extractions.c.dossier == row.id).distinct()
        yield Summary(
            versions=tuple(sorted(connection.execute(versions).scalars())),
            name=row.name, anchor=row.anchor, own_issues=row.issues is not None, reports=reports, changed=changed,
            skipped=_count(connection, left.c.dossier, row.id),
            judgements=_count(connection, judgements.c.dossier, row.id),
        )  # fmt: skip


def state(connection: Connection, name: str) -> State:
    """All that a dossier is made of."""
    number = dossier_id(connection, name)
    row = connection.execute(select(dossiers).where(dossiers.c.id == number)).one()
    kept = select(judgements.c.data).where(judgements.c.dossier == number).order_by(judgements.c.id)
    return State(
        name=name, anchor=row.anchor, issues=row.issues, revision=row.revision,
        gathered=gathered(connection, number),
        readings=tuple(_readings(connection, number)),
        judgements=tuple(msgspec.json.decode(data, type=Judgement) for data in connection.execute(kept).scalars()),
    )  # fmt: skip


def gathered(connection: Connection, dossier: int) -> Gathered:
    """What was gathered and not removed."""
    placed = select(drafts.c.data, texts.c.text).join(
        texts, and_(texts.c.dossier == drafts.c.dossier, texts.c.report == drafts.c.report)
    )
    live = placed.where(drafts.c.dossier == dossier, drafts.c.removed.is_(None)).order_by(drafts.c.key)
    stated = select(rows.c.data).where(rows.c.dossier == dossier).order_by(rows.c.manifest, rows.c.target)
    out = select(left).where(left.c.dossier == dossier).order_by(left.c.source, left.c.file, left.c.reason)
    return Gathered(
        drafts=tuple(_draft(data, text) for data, text in connection.execute(live)),
        rows=tuple(msgspec.json.decode(data, type=Row) for data in connection.execute(stated).scalars()),
        left=tuple(
            Left(source=row.source, skipped=Skipped(file=row.file, reason=row.reason))
            for row in connection.execute(out)
        ),
    )


def revision(connection: Connection, dossier: int) -> int:
    """How often a dossier has changed."""
    return int(connection.execute(select(dossiers.c.revision).where(dossiers.c.id == dossier)).scalar_one())


def derived(connection: Connection, dossier: int) -> Derived | None:
    """The record that was kept."""
    row = connection.execute(select(records).where(records.c.dossier == dossier)).one_or_none()
    return Derived(revision=row.revision, version=row.version, data=row.data) if row else None


def remembered(connection: Connection, dossier: int, prefix: str) -> dict[str, bytes]:
    """The memo of a dossier, under keys that begin so."""
    own = (memo.c.dossier == dossier, memo.c.key.startswith(prefix, autoescape=True))
    found = connection.execute(select(memo.c.key, memo.c.value).where(*own))
    return {row.key: row.value for row in found}


def _readings(connection: Connection, dossier: int) -> Iterator[Held]:
    there = select(extractions).where(extractions.c.dossier == dossier).order_by(extractions.c.report)
    for row in connection.execute(there):
        yield Held(report=row.report, key=row.key, version=row.version, data=row.data)


def _draft(data: bytes, text: bytes) -> Draft:
    return msgspec.structs.replace(msgspec.json.decode(data, type=Draft), text=text.decode())


def _count(connection: Connection, column: object, dossier: int) -> int:
    return int(connection.execute(select(func.count()).where(column == dossier)).scalar_one())  # type: ignore[arg-type]
