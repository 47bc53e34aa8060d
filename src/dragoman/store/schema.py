"""A store's schema, as it is opened: made where there is none, migrated where it is older, else refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text

from dragoman.record.errors import StoreError, UsageError
from dragoman.store.engine import file_of
from dragoman.store.errors import shown
from dragoman.store.tables import VERSIONS

REVISIONS = ("0001", "0002")  # the migrations, in order
LOCK = 7_346_273  # of PostgreSQL's advisory locks, the one of whoever migrates
MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(engine: Engine, *, create: bool) -> None:
    """Bring the schema to the present. A SQLite file is backed up before a migration.

    Raises UsageError where there is no store and none is to be made, StoreError where there is something else.
    """
    with engine.connect() as connection:
        if _revision(connection, engine, create=create) == REVISIONS[-1]:
            return
    if file_of(engine.url):
        _write_ahead(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        revision = _revision(connection, engine, create=create)  # again: somebody else may have been quicker
        if revision == REVISIONS[-1]:
            return
        if revision and (file := file_of(engine.url)):
            _back_up(file, revision)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection, engine: Engine, *, create: bool) -> str | None:
    """The revision that a database has; null for an empty one."""
    tables = inspect(connection).get_table_names()
    if not tables and not create:
        message = f"{shown(engine.url)} holds nothing: dragoman add makes a dossier"
        raise UsageError(message)
    if tables and VERSIONS not in tables:
        message = f"{shown(engine.url)} holds something else: give dragoman a database of its own"
        raise StoreError(message)
    found = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar() if tables else None  # noqa: S608
    if tables and found not in REVISIONS:
        message = f"{shown(engine.url)} was made by a newer dragoman (schema {found}): this one knows {REVISIONS[-1]}"
        raise StoreError(message)
    return str(found) if found else None


def _write_ahead(engine: Engine) -> None:
    """Let readers read while somebody writes. It is a property of the file, and none of a transaction."""
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode = WAL").close()


def _back_up(file: Path, revision: str) -> None:
    """Copy a SQLite file beside itself, with what its log holds. An earlier copy is never written over."""
    stem = f"{file.name}.before-{REVISIONS[REVISIONS.index(revision) + 1]}"
    names = [stem, *(f"{stem}-{n}" for n in range(2, 1000))]
    copy = next(path for name in names if not (path := file.with_name(name)).exists())
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
