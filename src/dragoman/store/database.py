"""The one implementation of Store: SQLAlchemy Core, for SQLite and PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, update

from dragoman.ingest.gathered import Gathered
from dragoman.record.errors import UsageError
from dragoman.record.judgement import Judgement
from dragoman.record.verify import Mismatch
from dragoman.store import reading, writing
from dragoman.store.engine import SNAPSHOT, address, engine, file_of
from dragoman.store.errors import shown, told
from dragoman.store.faults import faults
from dragoman.store.kept import Derived, Hit, ReadReport, State, Summary
from dragoman.store.protocol import Store
from dragoman.store.schema import prepare
from dragoman.store.search import search
from dragoman.store.tables import dossiers


@contextmanager
def opened(given: str | None = None, *, create: bool = False) -> Iterator[Store]:
    """The store at an address, while it is used: as given, by DRAGOMAN_STORE, or dragoman.db in this folder.

    Raises UsageError for no address and, unless it is to be made, for no store; StoreError for what is none of ours.
    """
    url = address(given)
    file = file_of(url)
    if file and not create and not file.exists():
        message = f"there is no {shown(url).removeprefix('the ')}: dragoman add makes one"
        raise UsageError(message)
    made = engine(url)
    try:
        with told(url):
            prepare(made, create=create)
        yield Database(made)
    finally:
        made.dispose()


class Database(Store):
    """Dossiers in a database whose schema is the present one. Owns its connections."""

    def __init__(self, engine: Engine) -> None:
        """`engine`: of a database that is prepared."""
        self._engine = engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def dossiers(self) -> tuple[Summary, ...]:
        """All dossiers, by name."""
        with self._reading() as connection:
            return tuple(reading.summaries(connection))

    def make(self, name: str, *, anchor: str | None = None, issues: str | None = None) -> None:
        """Make a dossier, or bring it back, and set what is not null."""
        if not name.strip() or any(ord(char) < ord(" ") for char in name):
            message = f"a dossier needs a name of one line, not {name!r}"
            raise UsageError(message)
        with self._writing() as connection:
            writing.make(connection, name, anchor, issues)

    def state(self, name: str) -> State:
        """All that a dossier is made of."""
        with self._reading() as connection:
            return reading.state(connection, name)

    def revision(self, name: str) -> int:
        """How often a dossier has changed."""
        with self._reading() as connection:
            return reading.revision(connection, reading.dossier_id(connection, name))

    def accept(
        self, name: str, gathered: Gathered, readings: Sequence[ReadReport] = (), *, looked_at: Iterable[str] = ()
    ) -> None:
        """Add what was gathered, and what was read in it; replace what the files `looked_at` said before."""
        with self._changing(name) as (connection, dossier):
            writing.add(connection, dossier, gathered, looked_at)
            writing.add_readings(connection, dossier, readings)

    def remove(self, name: str, drafts: Iterable[str]) -> None:
        """Take drafts out of a dossier."""
        with self._changing(name) as (connection, dossier):
            writing.remove(connection, dossier, drafts)

    def remove_dossier(self, name: str) -> None:
        """Take a dossier out of the list."""
        with self._changing(name) as (connection, dossier):
            connection.execute(update(dossiers).where(dossiers.c.id == dossier).values(removed=writing.now()))

    def judge(self, name: str, judgement: Judgement) -> None:
        """Add a judgement."""
        with self._changing(name) as (connection, dossier):
            writing.judge(connection, dossier, judgement)

    def record(self, name: str) -> Derived | None:
        """The record that was kept last."""
        with self._reading() as connection:
            return reading.derived(connection, reading.dossier_id(connection, name))

    def keep(self, name: str, derived: Derived) -> None:
        """Keep a record, unless one of a later revision is there."""
        with self._writing() as connection:
            writing.keep(connection, reading.dossier_id(connection, name), derived)

    def search(self, words: str, *, name: str | None = None, limit: int = 20, begun: bool = False) -> tuple[Hit, ...]:
        """The passages that hold all words, the best first."""
        with self._reading() as connection:
            dossier = None if name is None else reading.dossier_id(connection, name)
            return tuple(search(connection, words, dossier=dossier, limit=limit, begun=begun))

    def memo(self, name: str, *, prefix: str = "") -> dict[str, bytes]:
        """What was worked out for a dossier and kept."""
        with self._reading() as connection:
            return reading.remembered(connection, reading.dossier_id(connection, name), prefix)

    def remember(self, name: str, found: Mapping[str, bytes], *, forget: Iterable[str] = ()) -> None:
        """Keep what was worked out; let go of some keys."""
        with self._writing() as connection:
            writing.remember(connection, reading.dossier_id(connection, name), found, forget)

    def faults(self) -> Iterator[Mismatch]:
        """What in the store does not hold together."""
        with self._reading() as connection:
            yield from faults(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment."""
        with told(self._engine.url), self._engine.connect() as plain:
            connection = plain
            if plain.dialect.name == "postgresql":
                connection = plain.execution_options(isolation_level=SNAPSHOT)
            with connection.begin():
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self._engine.url), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _changing(self, name: str) -> Iterator[tuple[Connection, int]]:
        """A transaction that changes a dossier, and has it for itself."""
        with self._writing() as connection:
            dossier = reading.dossier_id(connection, name)
            writing.touch(connection, dossier)
            yield connection, dossier
