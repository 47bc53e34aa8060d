"""The Python API does what the command line does, and is as light as it says."""

import io
import subprocess
import sys
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pandas as pd
import polars as pl
import pytest

import dragoman
from dragoman import Record, load, open_store, read
from dragoman.cli import run
from dragoman.present.tidy import TABLES
from dragoman.record.claim import Statement
from dragoman.record.errors import DragomanError, RecordError, UsageError
from dragoman.record.record import encode
from tests.dossiers import SAMPLE, write_dossier

HOSTILE = '<script>alert("x")</script> &amp; <img src=x onerror=y>'


@pytest.fixture(scope="module")
def record() -> Record:
    return read(SAMPLE, anchor="2033-05-12")


def test_it_reads_what_the_command_line_reads(record: Record, tmp_path: Path) -> None:
    assert run(["read", str(SAMPLE), "--anchor", "2033-05-12", "-o", str(tmp_path / "a.json")]) == 0
    record.save(tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes() == encode(record)
    assert load(tmp_path / "a.json") == record == read(SAMPLE, anchor=date(2033, 5, 12), workers=2)


def test_the_public_names_are_there_and_stay_what_they_are() -> None:
    code = """
import sys, dragoman
assert not {"msgspec", "spacy", "sqlalchemy", "pandas", "polars", "click"} & set(sys.modules)
from dragoman import DragomanError, OpenStore, Record, Table, load, open_store, read
assert not {"spacy", "sqlalchemy", "pandas", "polars", "click"} & set(sys.modules)
import dragoman.read.reading                       # the room of the same name
from dragoman.read import read as room
assert dragoman.read is read is not room
assert all(getattr(dragoman, name) and name in dir(dragoman) for name in dragoman.__all__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        dragoman.reed  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_becomes_rows_and_frames_alike(record: Record, name: str) -> None:
    table = record.table(name)
    names = [column.name for column in table.columns]
    panda, polar = table.to_pandas(), table.to_polars()
    assert list(panda.columns) == polar.columns == names
    assert len(panda) == len(polar) == len(table) == len(table.rows)
    assert polar.rows() == list(table.rows)
    plain = [tuple(None if pd.isna(cell) else cell for cell in row) for row in panda.itertuples(index=False)]
    dated = [tuple(cell.date() if isinstance(cell, pd.Timestamp) else cell for cell in row) for row in plain]
    assert dated == list(table.rows)
    assert list(table.dicts())[:1] == [dict(zip(names, row, strict=True)) for row in table.rows[:1]]


def test_a_table_without_rows_keeps_its_types(record: Record) -> None:
    bare = Record.of(msgspec.structs.replace(record, claims=(), findings=(), comparisons=(), deadlocks=()))
    table = bare.table("incidents")
    assert len(table) == 0
    assert (
        table.to_pandas().dtypes.astype(str).to_dict()
        == record.table("incidents").to_pandas().dtypes.astype(str).to_dict()
    )
    assert table.to_polars().schema["when_first"] == pl.Date


def test_a_table_that_is_none_and_a_library_that_is_missing_are_told_in_a_line(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="no table 'nope': it is one of reports, actors, claims"):
        record.table("nope")
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(DragomanError, match=rf"dragoman\[{name}\]") as found:
            getattr(record.table("claims"), f"to_{name}")()
        assert "\n" not in str(found.value)


class _Tags(HTMLParser):
    """The names of the elements and attributes of some HTML, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_notebook_shows_words_of_reports_as_text(record: Record) -> None:
    differing = next(f for f in record.findings if f.verdict == "differ")
    hostile = Record.of(
        msgspec.structs.replace(
            record, dossier=msgspec.structs.replace(record.dossier, name=HOSTILE),
            findings=(msgspec.structs.replace(differing, title=HOSTILE),),
            claims=tuple(msgspec.structs.replace(claim, text=HOSTILE) for claim in record.claims[:20]),
        )
    )  # fmt: skip
    for html in (hostile._repr_html_(), hostile.table("claims")._repr_html_()):
        tags = _Tags()
        tags.feed(html)
        assert not tags.seen & {"script", "img", "onerror", "src", "href"}
        assert '<script>alert("x")</script> &amp; <img' in tags.text
        assert len(html) < 20_000


def test_wrong_use_is_told(tmp_path: Path) -> None:
    for sources in ((), (tmp_path,), (tmp_path / "none",)):
        with pytest.raises(DragomanError):
            read(*sources)
    with pytest.raises(UsageError, match="a day such as 2025-05-17"):
        read(SAMPLE, anchor="Friday")
    with pytest.raises(UsageError, match="cannot read"):
        load(tmp_path / "none.json")
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    with pytest.raises(RecordError, match=r"no\.json: not a dragoman.record/1"):
        load(tmp_path / "no.json")
    with pytest.raises(UsageError, match="no store"):
        open_store(f"sqlite:///{tmp_path}/none.db")


def test_a_record_is_verified_and_compared(record: Record, tmp_path: Path) -> None:
    assert record.verify(SAMPLE) == ()
    folder = write_dossier(tmp_path / "other")
    assert record.verify(folder) != ()
    assert record.changes(since=record) == ()
    assert record.brief().startswith(f"# {record.dossier.name}")
    assert record.page().startswith("<!doctype html>")


def test_a_record_is_exported(record: Record, tmp_path: Path) -> None:
    assert record.export("json") == encode(record)
    assert record.export("html", tmp_path / "a.html") == (tmp_path / "a.html").read_bytes() == record.page().encode()
    assert zipfile.is_zipfile(io.BytesIO(record.export("csv")))
    prefixes = [b'"prefix"' in record.export("annotations", reports=some) for some in ([], [SAMPLE])]
    assert prefixes == [False, True]
    with pytest.raises(UsageError, match="no form 'cobol': it is one of json, csv"):
        record.export("cobol")
    with pytest.raises(UsageError, match="cannot write"):
        record.export("json", tmp_path)


def test_a_store_is_used_as_by_the_command_line(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    with open_store(f"sqlite:///{tmp_path}/w.db", create=True) as store:
        done = store.add("Talks", folder)
        assert done.added
        assert store.add("Talks", folder).added == ()
        record = store.record("Talks")
        assert [one.name for one in store.dossiers()] == ["Talks"]
        assert encode(record) == encode(read(folder, name="Talks")) == store.export("Talks", "json")
        assert b'"prefix"' in store.export("Talks", "annotations")
        claim = next(one for one in record.claims if isinstance(one, Statement))
        word = max(claim.text.split(), key=len).strip('.,“”"')
        assert any(hit.dossier == "Talks" for hit in store.search(word))
        told = store.judge("Talks", "reject", claim.id, by="Ana", note="not said")
        assert (told.who, told.state, claim.id in store.record("Talks").rejected) == ("Ana", "applied", True)
        assert store.judge("Talks", "undo", told.id, by="Ana").state == "applied"
        assert store.record("Talks").rejected == ()
        assert [one.action for one in store.judgements("Talks")] == ["reject", "undo"]
        named = store.judge("Talks", "reattribute", claim.id, by="Ana", value="Ilse Tarn")
        assert (named.field, named.value) == ("speaker", "Ilse Tarn")
        assert store.remove("Talks", done.added[0]) == done.added[:1]
        assert done.added[0] not in [report.file for report in store.record("Talks").reports]
        with pytest.raises(UsageError, match="no dossier"):
            store.record("None")
