"""Where dossiers live: one Store, for SQLite and PostgreSQL alike (docs/store.md)."""

from dragoman.store.database import opened
from dragoman.store.protocol import Store

__all__ = ["Store", "opened"]
