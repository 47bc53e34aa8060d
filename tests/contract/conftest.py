"""Each implementation of a seam, for tests that hold for all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.store import Store, opened
from tests import postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server."""
    with postgres.server() as address:
        yield address


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes addresses of empty databases, of each kind."""
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        return lambda: postgres.database(server)
    return lambda: f"sqlite:///{tmp_path / f'{len(list(tmp_path.iterdir()))}.db'}"


@pytest.fixture
def url(address: Callable[[], str]) -> str:
    """The address of an empty database."""
    return address()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store."""
    with opened(url, create=True) as made:
        yield made
