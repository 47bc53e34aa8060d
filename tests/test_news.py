"""What is new, told when reports come; and what is remembered for it may be lost or spoilt at any time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import living
from dragoman.ingest import gather
from dragoman.news import news
from dragoman.present.changes import Change, changes
from dragoman.reconcile.nearest import MOST
from dragoman.record.record import decode
from dragoman.store import Store, opened
from tests.dossiers import FIRST, SECOND
from tests.reading import cheap

CRANE = "A crane fell on the quay of Upper Morn.\nTarn said the weir would hold.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with an empty dossier."""
    with opened(str(tmp_path / "s.db"), create=True) as made:
        made.make("x")
        yield made


def add(store: Store, folder: Path, *texts: str) -> list[str]:
    """Adds texts as files; gives the ids of their reports."""
    there = len(list(folder.glob("*.txt")))
    paths = [folder / f"{there + n:03}.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [one.report for one in living.add(store, "x", gather(paths), read=cheap)]


def numbered(count: int) -> list[str]:
    return [f"Barge {n} sank off pier {n}.\nVenn said talk {n} was idle.\n" for n in range(count)]


def test_in_a_small_dossier_news_is_what_comparing_whole_records_tells(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, FIRST, SECOND)
    before = decode(living.record(store, "x"))
    new = add(store, tmp_path, CRANE)
    found = news(store, "x", new)
    assert any("crane" in change.text for change in found)
    assert found == changes(before, decode(living.record(store, "x")))


def test_in_a_large_dossier_it_is_told_beside_what_it_touches(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, CRANE, *numbered(MOST + 5))
    again, fresh = (
        news(store, "x", add(store, tmp_path, text)) for text in (f"{CRANE}\n", "A dyke broke at Cape Brune.")
    )
    assert texts(again) == []
    assert texts(fresh) == ["A dyke broke at Cape Brune."]


def texts(found: tuple[Change, ...]) -> list[str]:
    return [change.text for change in found]


def test_there_is_no_news_where_all_is_new_or_nothing(store: Store, tmp_path: Path) -> None:
    first = add(store, tmp_path, FIRST)
    assert news(store, "x", first) == ()
    assert news(store, "x", []) == ()
    assert news(store, "x", ["r-unknown"]) == ()


@pytest.mark.parametrize("spoilt", [b"", b"\xc1", b"\x80"])
def test_what_is_remembered_may_be_spoilt(store: Store, tmp_path: Path, spoilt: bytes) -> None:
    add(store, tmp_path, FIRST, SECOND)
    new = add(store, tmp_path, CRANE)
    found, record = news(store, "x", new), living.record(store, "x")
    memo = store.memo("x")
    assert {key.split("/")[0] for key in memo} == {"built", "gist"}
    store.remember("x", dict.fromkeys(memo, spoilt))
    add(store, tmp_path, SECOND)  # a twin: the record is made again
    assert news(store, "x", new) == found
    assert decode(living.record(store, "x")).claims == decode(record).claims
    assert list(living.faults(store)) == []


def test_what_another_version_remembered_goes(store: Store, tmp_path: Path) -> None:
    store.remember("x", {"built/0/a": b"1", "gist/0/b": b"2", "watch/c": b"3"})
    add(store, tmp_path, FIRST)
    new = add(store, tmp_path, CRANE)
    news(store, "x", new)
    assert {key for key in store.memo("x") if "/0/" in key or key.startswith("watch")} == {"watch/c"}
