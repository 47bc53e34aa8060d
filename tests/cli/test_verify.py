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


WORDS = "The ferry company agreed on Tuesday to pay the night shifts, the union’s chair told reporters at the quay."
PAGE = "<html><head><title>Night shifts</title></head><body><article><p>{0}</p><p>{0}</p></article></body></html>"
FORMATS = {
    "report.txt": WORDS,
    "report.md": f"# Night shifts\n\n{WORDS}\n",
    "report.html": PAGE.format(f"{WORDS} {WORDS}"),
    "report.json": json.dumps({"title": "Night shifts", "text": WORDS}),
    "reports.jsonl": json.dumps({"text": WORDS}) + "\n" + json.dumps({"text": WORDS.upper()}) + "\n",
}


@pytest.mark.parametrize("name", FORMATS)
def test_one_changed_character_in_a_report_of_any_kind(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    record = tmp_path / "out" / "record.json"
    record.parent.mkdir()
    path.write_text(FORMATS[name], encoding="utf-8")
    assert run(["read", str(path), "-o", str(record)]) == 0
    assert run(["verify", str(record), str(path)]) == 0
    path.write_text(FORMATS[name].replace("quay", "quad"), encoding="utf-8")
    assert run(["verify", str(record), str(path)]) == 1
