"""What is written to the tables, within a transaction that has the dossier for itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Table, and_, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered
from dragoman.record.judgement import Judgement
from dragoman.record.report import report_id, text_hash
from dragoman.store.kept import Derived, ReadReport, draft_key
from dragoman.store.passages import Passage, of_claims, of_text
from dragoman.store.tables import dossiers, drafts, extractions, judgements, left, memo, passages, records, rows, texts

Where = ColumnElement[bool]
MANY = 200  # rows a statement: databases have a limit on what one may carry


def now() -> str:
    """The time, UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def make(connection: Connection, name: str, anchor: str | None, issues: str | None) -> None:
    """Make or bring back a dossier, and set what is not null."""
    new = {"name": name, "revision": 0, "made": now()}
    _put(connection, dossiers, [new], ("name",), change=())
    row = connection.execute(select(dossiers).where(dossiers.c.name == name)).one()
    changes = {
        "removed": None if row.removed else row.removed,
        "anchor": anchor or row.anchor,
        "issues": issues or row.issues,
    }
    if any(getattr(row, key) != value for key, value in changes.items()):
        changed = update(dossiers).where(dossiers.c.id == row.id).values(revision=dossiers.c.revision + 1, **changes)
        connection.execute(changed)


def touch(connection: Connection, dossier: int) -> None:
    """Count a change; on PostgreSQL it also makes other writers to the dossier wait."""
    connection.execute(update(dossiers).where(dossiers.c.id == dossier).values(revision=dossiers.c.revision + 1))


def add(connection: Connection, dossier: int, gathered: Gathered, looked_at: Iterable[str]) -> None:
    """Add what was gathered. What the files `looked_at` stated or left out before is forgotten."""
    _add_drafts(connection, dossier, gathered.drafts)
    again = sorted(looked_at)
    _drop(connection, rows.c.manifest, dossier, again)
    _drop(connection, left.c.source, dossier, again)
    stated = [
        {"dossier": dossier, "manifest": row.manifest, "target": row.target, "data": msgspec.json.encode(row)}
        for row in gathered.rows
    ]
    _put(connection, rows, stated, ("dossier", "manifest", "target"), change=("data",))
    out = [
        {"dossier": dossier, "source": entry.source, "file": entry.skipped.file, "reason": entry.skipped.reason}
        for entry in gathered.left
    ]
    _put(connection, left, out, ("dossier", "source", "file", "reason"), change=())


def add_readings(connection: Connection, dossier: int, readings: Sequence[ReadReport]) -> None:
    """Add what was read in reports, over what was read before, and let it be found."""
    _drop(connection, passages.c.report, dossier, [r.report for r in readings], passages.c.claim.is_not(None))
    found = [
        {"dossier": dossier, "report": r.report, "key": r.key, "version": r.version, "made": now(),
         "data": msgspec.json.encode(r.extraction)}
        for r in readings
    ]  # fmt: skip
    _put(connection, extractions, found, ("dossier", "report"), change=("key", "version", "data", "made"))
    _index(connection, dossier, (line for r in readings for line in of_claims(r.extraction)))


def remove(connection: Connection, dossier: int, keys: Iterable[str]) -> None:
    """Mark drafts as taken out."""
    for some in _batches(list(keys)):
        there = and_(drafts.c.dossier == dossier, drafts.c.key.in_(some), drafts.c.removed.is_(None))
        connection.execute(update(drafts).where(there).values(removed=now()))


def judge(connection: Connection, dossier: int, judgement: Judgement) -> None:
    """Add a judgement."""
    data = msgspec.json.encode(judgement)
    connection.execute(insert(judgements).values(dossier=dossier, judgement=judgement.id, data=data))


def keep(connection: Connection, dossier: int, derived: Derived) -> None:
    """Keep a record, unless there is one of a later revision."""
    there = connection.execute(select(records.c.revision).where(records.c.dossier == dossier).with_for_update())
    known = there.scalar()
    if known is None or known <= derived.revision:
        row = {"dossier": dossier, **msgspec.structs.asdict(derived)}
        _put(connection, records, [row], ("dossier",), change=("revision", "version", "data"))


def remember(connection: Connection, dossier: int, found: Mapping[str, bytes], forget: Iterable[str]) -> None:
    """Write the memo."""
    _drop(connection, memo.c.key, dossier, list(forget))
    kept = [{"dossier": dossier, "key": key, "value": value} for key, value in found.items()]
    _put(connection, memo, kept, ("dossier", "key"), change=("value",))


def _add_drafts(connection: Connection, dossier: int, found: Sequence[Draft]) -> None:
    by_id = {report_id(draft.text): draft.text for draft in found}
    there = _those(connection, texts.c.report, dossier, list(by_id))
    new = {report: text for report, text in by_id.items() if report not in there}
    known = [
        {"dossier": dossier, "report": report, "sha256": text_hash(text), "text": text.encode()}
        for report, text in new.items()
    ]
    _put(connection, texts, known, ("dossier", "report"), change=())
    _index(connection, dossier, (line for report, text in new.items() for line in of_text(report, text)))
    kept = [
        {"dossier": dossier, "key": draft_key(draft), "report": report_id(draft.text), "added": now(), "removed": None,
         "data": msgspec.json.encode(msgspec.structs.replace(draft, text=""))}
        for draft in found
    ]  # fmt: skip
    _put(connection, drafts, kept, ("dossier", "key"), change=("removed",))


def _index(connection: Connection, dossier: int, lines: Iterable[Passage]) -> None:
    """Let passages be found."""
    if found := [{"dossier": dossier, **msgspec.structs.asdict(line)} for line in lines]:
        connection.execute(insert(passages), found)


def _those(connection: Connection, column: Column[str], dossier: int, values: Sequence[str]) -> set[str]:
    """Which of some values a column of a dossier holds."""
    own = column.table.c.dossier == dossier
    asked = (select(column).where(own, column.in_(some)) for some in _batches(values))
    return {found for query in asked for found in connection.execute(query).scalars()}


def _drop(connection: Connection, column: Column[str], dossier: int, values: Sequence[str], *more: Where) -> None:
    """Delete the rows of a dossier that have one of some values in a column."""
    own = column.table.c.dossier == dossier
    for some in _batches(values):
        connection.execute(delete(column.table).where(own, column.in_(some), *more))


def _put(
    connection: Connection,
    table: Table,
    found: Sequence[Mapping[str, Any]],
    key: tuple[str, ...],
    *,
    change: tuple[str, ...],
) -> None:
    """Insert rows; of one that is there by its key, `change` some columns, or none."""
    makers = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
    for row in found:
        statement: Any = makers[connection.dialect.name](table).values(**row)
        connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_={name: row[name] for name in change})
            if change
            else statement.on_conflict_do_nothing(index_elements=key)
        )


def _batches(values: Sequence[str]) -> Iterator[list[str]]:
    yield from (list(values[at : at + MANY]) for at in range(0, len(values), MANY))
