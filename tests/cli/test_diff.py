"""`dragoman diff`."""

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from tests.dossiers import write_dossier


@pytest.fixture(autouse=True)
def _records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records of one dossier: `old.json` of one report, `new.json` of both."""
    monkeypatch.chdir(tmp_path)
    folder = write_dossier(tmp_path / "ferry-talks")
    assert run(["read", "ferry-talks", "-o", "new.json"]) == 0
    (folder / "b.txt").unlink()
    assert run(["read", "ferry-talks", "-o", "old.json"]) == 0


def test_it_tells_reports_and_changes(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["diff", "old.json", "new.json"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Reports added: b.txt.\n\n")
    assert "NEW\n  - " in out
    assert "\x1b" not in out


def test_json_has_the_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["diff", "old.json", "new.json", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["arrived"], told["left"]) == (["b.txt"], [])
    assert told["changes"]
    assert all(change["evidence"] for change in told["changes"])


def test_nothing_changed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["diff", "old.json", "old.json"]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


@pytest.mark.parametrize("arguments", [["old.json"], ["-", "-"], ["old.json", "none.json"]])
def test_wrong_use_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["diff", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
