"""Claims of a harvest in a database, of each kind: a batch is taken wholly, over what there was of its reports."""

import pytest
from sqlalchemy import create_engine, text

from dragoman.record.errors import StoreError, UsageError
from dragoman.store import opened
from dragoman.store.claims import CLAIMS, REPORTS, claims_in
from dragoman.store.engine import address


def report(name: str) -> dict[str, object]:
    return dict.fromkeys((c.name for c in REPORTS.columns), None) | {"report": name, "words": 7}


def claim(name: str, of: str) -> dict[str, object]:
    return dict.fromkeys((c.name for c in CLAIMS.columns), None) | {"claim": name, "report": of, "data": "{}"}


def there(url: str) -> list[tuple[str, str]]:
    engine = create_engine(address(url))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT claim, report FROM harvest_claims ORDER BY claim")).all()
    engine.dispose()
    return [(row[0], row[1]) for row in rows]


def test_a_batch_taken_twice_is_there_once(url: str) -> None:
    for _ in range(2):
        with claims_in(url) as take:
            take([report("r1"), report("r2")], [claim("c1", "r1"), claim("c2", "r2")])
    assert there(url) == [("c1", "r1"), ("c2", "r2")]


def test_what_is_read_anew_takes_the_place_of_what_was(url: str) -> None:
    with claims_in(url) as take:
        take([report("r1"), report("r2")], [claim("c1", "r1"), claim("c2", "r2")])
        take([report("r1")], [claim("c3", "r1")])
        take([], [])
    assert there(url) == [("c2", "r2"), ("c3", "r1")]


def test_a_batch_that_fails_leaves_nothing_of_it(url: str) -> None:
    with claims_in(url) as take, pytest.raises(StoreError):
        take([report("r1")], [claim("c1", "r1"), claim("c1", "r1")])
    assert there(url) == []


def test_it_stands_beside_dossiers(url: str) -> None:
    with opened(url, create=True) as store:
        store.make("x")
    with claims_in(url) as take:
        take([report("r1")], [claim("c1", "r1")])
    with opened(url) as store:
        assert [summary.name for summary in store.dossiers()] == ["x"]
        assert list(store.faults()) == []


def test_no_address_is_wrong_use() -> None:
    with pytest.raises(UsageError), claims_in("mysql://x/y"):
        pass
