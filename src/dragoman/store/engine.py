"""The engine of a store: an address becomes connections that behave alike on SQLite and PostgreSQL."""

import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.record.errors import UsageError
from dragoman.settings import STORE

DEFAULT = "sqlite:///dragoman.db"
NO_FILES = (None, "", ":memory:")  # a store that is gone when the command ends is none
PATIENCE = 60  # seconds that a writer waits for another
SNAPSHOT = "REPEATABLE READ"  # of PostgreSQL: all reads of a transaction see one moment, as in SQLite
FORMS = "sqlite:///dragoman.db or postgresql://user@host/database"


def address(given: str | None) -> URL:
    """The address of a store: as given, by DRAGOMAN_STORE, or dragoman.db here. Raises UsageError for what is none."""
    text = given or STORE.get() or DEFAULT
    try:
        url = make_url(text) if "://" in text else URL.create("sqlite", database=text)
    except (ArgumentError, ValueError):
        url = None
    backend = url.get_backend_name() if url is not None else ""
    if url is None or backend not in ("sqlite", "postgresql", "postgres") or url.database in NO_FILES:
        message = f"{text!r} is no store: it should be like {FORMS}"
        raise UsageError(message)
    return url.set(drivername="sqlite+pysqlite" if backend == "sqlite" else "postgresql+psycopg")


def file_of(url: URL) -> Path | None:
    """The file of a SQLite store; null for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def engine(url: URL) -> Engine:
    """An engine. A transaction with the option `writes` has the right to write from its beginning."""
    if file := file_of(url):
        made = create_engine(url, creator=partial(_connect, file))
        event.listen(made, "connect", _sqlite)
        event.listen(made, "begin", _begin)
        return made
    return create_engine(url, connect_args={"connect_timeout": 10, "application_name": "dragoman"}, pool_pre_ping=True)


def _connect(file: Path) -> sqlite3.Connection:
    """A connection to a SQLite file; to one that cannot be written, one that does not try.

    The pool lends it to one thread after another, never to two at once.
    """
    if not file.exists() or (os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK)):
        return sqlite3.connect(file, timeout=PATIENCE, check_same_thread=False)
    log = file.with_name(f"{file.name}-wal")
    # Without a log nobody is writing. A file with a log needs its neighbours, which whoever writes has made.
    how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return sqlite3.connect(f"{file.resolve().as_uri()}?{how}", uri=True, timeout=PATIENCE, check_same_thread=False)


def _sqlite(connection: Any, _: object) -> None:  # noqa: ANN401  the driver's, whatever it is
    connection.isolation_level = None  # the driver would begin transactions too late, and end them before a DDL
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")  # what was told to be accepted outlives a power cut
    cursor.close()


def _begin(connection: Connection) -> None:
    # Two that read first and then write would wait for each other: a writer takes its place in the line at once.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
