"""What databases say when something fails, as one line that a person understands."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.record.errors import StoreError

SQLITE = {  # the beginning of SQLite's name for an error → what it means
    "SQLITE_FULL": "the disk is full; what was accepted before is kept",
    "SQLITE_IOERR": "it cannot be written: the disk is full, over a quota or failing; what was accepted before is kept",
    "SQLITE_READONLY": "it is read-only",
    "SQLITE_CANTOPEN": "it cannot be opened: no such folder, or no right to write there",
    "SQLITE_NOTADB": "it is no SQLite database",
    "SQLITE_CORRUPT": "it is damaged; put back a copy of it (dragoman makes one before each migration)",
    "SQLITE_BUSY": "another program has been writing to it for too long",
    "SQLITE_LOCKED": "another program has been writing to it for too long",
    "SQLITE_PERM": "no right to use it",
    "SQLITE_AUTH": "no right to use it",
}
POSTGRESQL = {  # the beginning of an SQLSTATE → what it means
    "53100": "its disk is full; what was accepted before is kept",
    "25006": "it is read-only",
    "42501": "no right to do that there",
    "3D000": "there is no such database",
    "28": "it does not let this user in",
    "53300": "it has too many connections",
    "57P": "it is shutting down or has just been stopped",
}


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Raises StoreError, in one line, for whatever the database raises."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{shown(url)}: {_meaning(error.orig)}") from None  # noqa: EM102, TRY003
    except (SQLAlchemyError, sqlite3.Error, psycopg.Error) as error:
        raise StoreError(f"{shown(url)}: {_meaning(error)}") from None  # noqa: EM102, TRY003


def shown(url: URL) -> str:
    """A store as it is named to a person: a file, or an address without its password."""
    if url.get_backend_name() == "sqlite":
        return f"the store {url.database}"
    return f"the store {url.set(drivername='postgresql').render_as_string(hide_password=True)}"


def _meaning(error: BaseException | None) -> str:
    """What an error means, or its own first line."""
    name = getattr(error, "sqlite_errorname", None) or ""
    state = getattr(error, "sqlstate", None) or ""
    for known, code in ((SQLITE, name), (POSTGRESQL, state)):
        for start, meaning in known.items():
            if code.startswith(start):
                return meaning
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    line = line.rsplit("FATAL:", 1)[-1].strip()  # what a server says, without the way on which it was asked
    return f"no answer: {line}" if isinstance(error, psycopg.OperationalError) and not state else line
