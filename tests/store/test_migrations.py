"""The schema over time: what the migrations make is what the tables say, and an older file is copied first."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dragoman import living
from dragoman.ingest import gather
from dragoman.record.errors import StoreError
from dragoman.store import opened
from dragoman.store.schema import MIGRATIONS, REVISIONS
from dragoman.store.tables import VERSIONS, metadata
from tests.dossiers import write_dossier
from tests.reading import cheap

INDEX = ("passages_words",)  # the search index and its own tables: made by hand


def migrate(path: Path, revision: str) -> None:
    """A file with an older schema."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_the_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    there = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(there)) == REVISIONS


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    migrate(tmp_path / "s.db", "head")
    engine = create_engine(f"sqlite:///{tmp_path / 's.db'}")
    with engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"version_table": VERSIONS}), metadata
        )
    engine.dispose()
    assert [d for d in differences if not str(getattr(d[1], "name", "")).startswith(INDEX)] == []


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_older_file_is_copied_and_brought_to_the_present(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "s.db"
    migrate(path, revision)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO dossiers (name, revision, made) VALUES ('old', 3, '2031-03-04')")
        connection.commit()
    with opened(str(path)) as store:
        assert [one.name for one in store.dossiers()] == ["old"]
        list(living.add(store, "old", gather([write_dossier(tmp_path / "reports")]), read=cheap))
        assert list(living.faults(store)) == []
    (copy,) = tmp_path.glob("s.db.before-*")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute(f"SELECT version_num FROM {VERSIONS}").fetchone() == (revision,)  # noqa: S608
        assert connection.execute("SELECT name FROM dossiers").fetchall() == [("old",)]
    with opened(str(path)):
        assert len(list(tmp_path.glob("s.db.before-*"))) == 1


def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    with opened(str(tmp_path / "s.db"), create=True) as store:
        store.make("x")
    assert [p.name for p in tmp_path.iterdir() if "before" in p.name] == []


def test_half_a_migration_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    migrate(path, REVISIONS[0])
    broken = sqlite3.connect(path)
    broken.execute("CREATE TABLE passages (id INTEGER)")  # what the next migration wants to make
    broken.commit()
    broken.close()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError), opened("sqlite:///s.db"):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(f"SELECT version_num FROM {VERSIONS}").fetchone() == (REVISIONS[0],)  # noqa: S608
