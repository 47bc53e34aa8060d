"""Dossiers that grow: the record is the one that reading all at once would give."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from dragoman import living, version
from dragoman.ingest import gather
from dragoman.ingest.gathered import settled
from dragoman.pipeline import read_dossier
from dragoman.reconcile import reconcile
from dragoman.record.errors import StoreError, UsageError
from dragoman.record.extraction import Extraction
from dragoman.record.record import decode, encode
from dragoman.record.report import Report
from dragoman.record.value import Dated
from dragoman.settings import DEFAULT, Settings
from dragoman.store import Store, opened
from tests.dossiers import SAMPLE, write_dossier
from tests.reading import cheap

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
LINES = (
    "Tarn said the offer was an insult.", "Venn said talks would go on.", "A crane fell on the quay.",
    "Tarn said the offer was an insult!", "The ferry hit the pier.",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(str(tmp_path / "s.db"), create=True) as made:
        made.make("x")
        yield made


def add(store: Store, *paths: Path, name: str = "x") -> list[str]:
    return [one.file for one in living.add(store, name, gather(paths), read=cheap)]


def at_once(*paths: Path, given: Settings = DEFAULT) -> bytes:
    found = settled(gather(paths))
    return encode(
        reconcile(found.reports, cheap(found.reports, given), name="x", settings=given, skipped=found.skipped)
    )


def test_with_the_real_reader(tmp_path: Path) -> None:
    files = [SAMPLE / "manifest.csv", *sorted(SAMPLE.glob("*.txt"))[:3]]
    with opened(str(tmp_path / "s.db"), create=True) as store:
        store.make("Sample")
        for file in (files[2], files[0], files[3], files[1]):
            list(living.add(store, "Sample", gather([file])))
            living.record(store, "Sample")
        assert living.record(store, "Sample") == encode(read_dossier(files, name="Sample"))
        assert list(living.faults(store)) == []


def write_mixture(folder: Path) -> list[Path]:
    """Files of all kinds, in two folders: reports, twins, names that clash, feeds, manifests, and what is no report."""
    one, two = folder / "one", folder / "two"
    for place in (one, two, one / "sub"):
        place.mkdir(parents=True, exist_ok=True)
    (one / "a.txt").write_text("\n".join(LINES[:3]), encoding="utf-8")
    (two / "a.txt").write_text("\n".join(LINES[2:]), encoding="utf-8")
    (one / "twin.txt").write_text("\n".join(LINES[2:]), encoding="utf-8")
    (one / "b.md").write_text(f"# Ferry talks\n\n{LINES[4]}", encoding="utf-8")
    (one / "empty.txt").write_text(" \n", encoding="utf-8")
    (one / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00\x07" * 900)
    (two / "notes.pdf").write_bytes(b"%PDF-1.4")
    feed = f'{{"text": "{LINES[0]}", "id": "story"}}\n{{"text": ""}}\n{{"text": "{LINES[1]}"}}\n'
    (two / "feed.jsonl").write_text(feed, encoding="utf-8")
    (one / "sub" / "c.txt").write_text(LINES[1] + LINES[4], encoding="utf-8")
    rows = "a.txt,Post,2031-03-04\ntwin.txt,Courier,\ngone.txt,Nobody,\nsub/c.txt,Sub,2031-03-05\nb.md,Post,someday\n"
    (one / "manifest.csv").write_text(f"file,outlet,published\n{rows}", encoding="utf-8")
    (two / "manifest.csv").write_text("file,outlet\nfeed.jsonl#3,Wire\nstory,Radio\na.txt,Two\n", encoding="utf-8")
    return [*sorted(p for p in folder.rglob("*") if p.is_file()), one / "sub"]


@settings(max_examples=25, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_neither_order_nor_batches_change_the_record(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("mixture")
    paths = write_mixture(folder)
    order = data.draw(st.permutations(paths))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(paths) - 1), max_size=5)))
    again = data.draw(st.lists(st.sampled_from(paths), max_size=2))
    batches = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    with opened(str(folder / "s.db"), create=True) as store:
        store.make("x")
        for batch in [*batches, again]:
            if batch:
                add(store, *batch)
                living.record(store, "x")
        assert living.record(store, "x") == at_once(*paths)


def test_a_folder_and_its_files_are_the_same(store: Store, tmp_path: Path) -> None:
    write_mixture(tmp_path / "in")
    files = sorted(p for p in (tmp_path / "in").rglob("*") if p.is_file())
    random.Random(1).shuffle(files)  # noqa: S311  no secret
    for file in files[:4]:
        add(store, file)
    add(store, tmp_path / "in")
    assert living.record(store, "x") == at_once(tmp_path / "in")


def test_only_new_reports_are_read(store: Store, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    read: list[str] = []

    def spy(reports: list[Report], given: Settings) -> Iterator[Extraction]:
        for one in cheap(reports, given):
            read.append(one.report)
            yield one

    for _ in range(2):
        list(living.add(store, "x", gather([folder]), read=spy))  # type: ignore[arg-type]
    assert len(read) == 2
    (folder / "c.txt").write_text("The crane stood up again.", encoding="utf-8")
    (told,) = living.add(store, "x", gather([folder]), read=spy)  # type: ignore[arg-type]
    assert (told.file, told.new, len(read)) == ("c.txt", True, 3)


def test_a_copy_of_a_folder_holds_no_other_reports(store: Store, tmp_path: Path) -> None:
    folder, copy = write_dossier(tmp_path / "reports"), write_dossier(tmp_path / "copy")
    add(store, folder)
    before = store.revision("x")
    assert add(store, folder) == []
    assert store.revision("x") == before
    assert add(store, copy) == []
    assert living.record(store, "x") == at_once(folder) == at_once(folder, copy)


def test_a_manifest_that_comes_later_is_read_into_its_reports(store: Store, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    add(store, folder / "a.txt", folder / "b.txt")
    assert decode(living.record(store, "x")).reports[0].published is None
    assert add(store, folder / "manifest.csv") == ["a.txt"]  # its day has changed
    assert living.record(store, "x") == at_once(folder)


def test_an_anchor_that_comes_later_holds_for_all(store: Store, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    add(store, folder)
    store.make("x", anchor="2031-03-01")
    assert add(store, folder) == ["b.txt"]  # the other has a day of its own
    day = Settings(anchor=Dated(edtf="2031-03-01", basis="given"))
    assert living.record(store, "x") == at_once(folder, given=day)


def test_a_report_that_could_not_be_read_is_one_when_it_can(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\x07" * 900)
    other = tmp_path / "b.txt"
    other.write_text(LINES[0], encoding="utf-8")
    add(store, path, other)
    assert [s.file for s in decode(living.record(store, "x")).skipped] == ["a.txt"]
    path.write_text(LINES[1], encoding="utf-8")
    add(store, path)
    assert living.record(store, "x") == at_once(path, other)


def test_removing_gives_the_record_of_the_rest_and_adding_again_that_of_all(store: Store, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    add(store, folder / "a.txt", folder / "b.txt")
    assert [one.file for one in living.remove(store, "x", ["b.txt"])] == ["b.txt"]
    assert living.record(store, "x") == at_once(folder / "a.txt")
    assert add(store, folder / "b.txt") == ["b.txt"]
    assert living.record(store, "x") == at_once(folder / "a.txt", folder / "b.txt")
    with pytest.raises(UsageError, match="no report 'z'"):
        living.remove(store, "x", ["a.txt", "z"])


def test_another_version_reads_again_when_asked(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_dossier(tmp_path / "reports")
    add(store, folder)
    assert list(living.refresh(store, "x", read=cheap)) == []
    monkeypatch.setattr(version, "of_reading", lambda: "2")
    assert add(store, folder) == []  # not by itself
    assert [one.file for one in living.refresh(store, "x", read=cheap)] == ["a.txt", "b.txt"]
    assert store.dossiers()[0].versions == ("2",)


def test_what_this_version_cannot_make_out_is_told_and_read_again(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES[0], encoding="utf-8")
    add(store, tmp_path / "a.txt")
    engine = create_engine(f"sqlite:///{tmp_path / 's.db'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE extractions SET version = 'old', data = CAST('{\"claims\": 7}' AS BLOB)"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"version old read in report r-.* means nothing now: dragoman refresh"):
        living.record(store, "x")
    assert [one.file for one in living.refresh(store, "x", read=cheap)] == ["a.txt"]
    assert living.record(store, "x") == at_once(tmp_path / "a.txt")


def test_a_kept_record_is_not_made_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, write_dossier(tmp_path / "reports"))
    first = living.record(store, "x")
    monkeypatch.setattr(living, "derive", lambda _: pytest.fail("made again"))
    assert living.record(store, "x") == first


def test_another_version_makes_the_record_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, write_dossier(tmp_path / "reports"))
    living.record(store, "x")
    monkeypatch.setattr(version, "of_record", lambda: "2")
    living.record(store, "x")
    kept = store.record("x")
    assert kept
    assert kept.version == "2"


def test_a_store_that_lost_something_is_told(store: Store, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    store.accept("x", gather([folder]))  # as nothing in the program does: without what is read in them
    assert [fault.problem for fault in living.faults(store)] == ["nothing was read in it"] * 2 + [
        "not in the record"
    ] * 2


def test_the_version_is_that_of_the_code() -> None:
    assert version.of_reading() == version.of_reading()
    assert version.of_reading() != version.of_record()
    assert version.of_reading().count("+") == 1
