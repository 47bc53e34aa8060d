"""`dragoman brief`."""

import io
import sys
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.present import markdown
from dragoman.present.page import html
from dragoman.record.record import encode
from tests.dossiers import sample_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record."""
    path = tmp_path / "record.json"
    path.write_bytes(encode(sample_record()))
    return path


def test_it_prints_markdown(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(record)]) == 0
    assert capsys.readouterr().out.rstrip() == markdown(sample_record()).rstrip()


def test_it_writes_a_page_and_markdown(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, text = record.with_name("brief.html"), record.with_name("brief.md")
    assert run(["brief", str(record), "--html", str(page), "-o", str(text)]) == 0
    assert page.read_bytes() == html(sample_record()).encode()
    assert text.read_bytes() == markdown(sample_record()).encode()
    assert capsys.readouterr().out == ""


def test_it_reads_standard_input(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.read_bytes())))
    assert run(["brief", "-"]) == 0
    assert capsys.readouterr().out.startswith("# Sample\n")


@pytest.mark.parametrize("option", ["--html", "-o"])
def test_the_record_itself_is_not_overwritten(record: Path, option: str) -> None:
    before = record.read_bytes()
    assert run(["brief", str(record), option, str(record)]) == 2
    assert record.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe\x00", b'{"format": "dragoman.record/9"}', b"[" * 99999])
def test_what_is_no_record_fails_in_one_line(record: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    record.write_bytes(data)
    assert run(["brief", str(record)]) == 1
    err = capsys.readouterr().err
    assert err.startswith("dragoman: ")
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", str(tmp_path / "none.json")]) == 2
    assert "cannot read" in capsys.readouterr().err
