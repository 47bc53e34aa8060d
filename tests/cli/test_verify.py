"""`dragoman verify`."""

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from tests.dossiers import write_dossier


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a record, of the dossier in `reports` beside it."""
    path = tmp_path / "record.json"
    assert run(["read", str(write_dossier(tmp_path / "reports")), "-o", str(path)]) == 0
    return path


def verify(record: Path, *options: str) -> int:
    return run(["verify", str(record), str(record.parent / "reports"), *options])


def test_a_true_record(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(record) == 0
    assert "match" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["a.txt", "b.txt"])
def test_one_changed_character(record: Path, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = record.parent / "reports" / file
    path.write_text(path.read_text(encoding="utf-8").replace("will", "wilt").replace("publish", "pubIish"), "utf-8")
    capsys.readouterr()
    assert verify(record) == 1
    assert f"{file}: the text has changed" in capsys.readouterr().out


def test_a_missing_and_an_extra_report(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (record.parent / "reports" / "b.txt").write_bytes(b"")
    (record.parent / "reports" / "c.txt").write_text("Talks go on. They went on all night, he said.\n", "utf-8")
    capsys.readouterr()
    assert verify(record) == 1
    out = capsys.readouterr().out
    assert "b.txt: missing" in out
    assert "c.txt: not in the record" in out


def test_json(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert verify(record, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    (record.parent / "reports" / "b.txt").unlink()
    assert verify(record, "--json") == 1
    assert json.loads(capsys.readouterr().out)[0]["where"] == "b.txt"
