"""`dragoman export` of a record file: where it goes, and what is refused."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.present.exports import EXPORTERS, Exporter
from dragoman.record.record import encode
from tests.present.build import TEXTS, record

FORMS = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a record."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    Path("record.json").write_bytes(encode(record()))
    return tmp_path


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    capsys.readouterr()
    assert run(["export", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dragoman: ")
    assert captured.err.count("\n") == 1
    return captured.err


@FORMS
def test_every_form_is_written_and_written_over(exporter: Exporter) -> None:
    target = Path("out" if exporter.several else f"out{exporter.suffix}")
    for _ in range(2):
        assert run(["export", "record.json", "--to", exporter.name, "-o", str(target)]) == 0
        assert target.is_dir() == exporter.several
    assert not [path.name for path in Path().rglob(".*")]


@FORMS
def test_every_form_goes_to_standard_output(exporter: Exporter, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "record.json", "--to", exporter.name]) == 0
    assert len(capfdbinary.readouterr().out) > 2


def test_several_files_go_into_a_zip() -> None:
    assert run(["export", "record.json", "--to", "csv", "-o", "tables.zip"]) == 0
    assert "claims.csv" in zipfile.ZipFile("tables.zip").namelist()


def test_the_record_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("record.json").open(encoding="utf-8") as held:
        monkeypatch.setattr("sys.stdin", held)
        assert run(["export", "-", "--to", "markdown", "-o", "brief.md"]) == 0
    assert Path("brief.md").read_text(encoding="utf-8").startswith("# The Pell crossing")


def test_an_unknown_form_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert "'wordperfect' is not one of" in refused(["record.json", "--to", "wordperfect"], capsys)


@FORMS
def test_the_record_itself_is_not_written_over(exporter: Exporter, capsys: pytest.CaptureFixture[str]) -> None:
    if exporter.name == "json":
        assert run(["export", "record.json", "-o", "record.json"]) == 0
    else:
        refused(["record.json", "--to", exporter.name, "-o", "record.json"], capsys)
    assert Path("record.json").read_bytes() == encode(record())


@FORMS
def test_no_other_record_and_no_store_is_written_over(exporter: Exporter, capsys: pytest.CaptureFixture[str]) -> None:
    held = {"other.json": encode(record()), "dragoman.db": b"SQLite format 3\0 and so on"}
    for name, data in held.items():
        Path(name).write_bytes(data)
        if (exporter.name, name) != ("json", "other.json"):
            refused(["record.json", "--to", exporter.name, "-o", name], capsys)
        assert Path(name).read_bytes() == data


@FORMS
def test_no_folder_no_export(exporter: Exporter, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no folder" in refused(["record.json", "--to", exporter.name, "-o", "no/such/out"], capsys)
    assert not Path("no").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports").mkdir()
    Path("reports/a.txt").write_text("a", encoding="utf-8")
    Path("reports/b.csv").write_text("b", encoding="utf-8")
    assert "such as a.txt" in refused(["record.json", "--to", "csv", "-o", "reports"], capsys)
    assert sorted(path.name for path in Path("reports").iterdir()) == ["a.txt", "b.csv"]
    assert "it is a folder" in refused(["record.json", "--to", "html", "-o", "reports"], capsys)
    assert "a folder is needed" in refused(["record.json", "--to", "csv", "-o", "reports/a.txt"], capsys)


def test_what_fails_midway_leaves_what_was_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["export", "record.json", "--to", "csv", "-o", "out"]) == 0
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    wrote = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "findings.csv":
            raise OSError(28, "No space left on device")
        return wrote(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left" in refused(["record.json", "--to", "csv", "-o", "out"], capsys)
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before
    refused(["record.json", "--to", "csv", "-o", "new"], capsys)
    assert not Path("new").exists()


def test_what_a_killed_run_has_left_is_cleared() -> None:
    Path("out/.dragoman-part").mkdir(parents=True)
    Path("out/.dragoman-part/claims.parquet").write_bytes(b"half")
    assert run(["export", "record.json", "--to", "csv", "-o", "out"]) == 0
    assert {path.suffix for path in Path("out").iterdir()} == {".csv"}


def test_what_is_neither_a_file_nor_a_dossier_is_told_as_both(capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(["recrod.json"], capsys)
    assert "no record file 'recrod.json'" in told
    assert "store" in told


def test_a_file_that_is_no_record_fails(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.json").write_text("{}", encoding="utf-8")
    assert "not a dragoman.record/1" in refused(["other.json", "--to", "csv"], capsys, 1)


def test_a_feed_of_what_changed_since(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "record.json", "--to", "atom", "--before", "record.json"]) == 0
    assert "<entry>" not in capsys.readouterr().out
    assert "--before is nothing to csv" in refused(["record.json", "--to", "csv", "--before", "record.json"], capsys)
    assert "cannot read gone.json" in refused(["record.json", "--to", "atom", "--before", "gone.json"], capsys)


def test_annotations_take_the_words_around_from_the_reports(capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports").mkdir()
    for name, text in TEXTS.items():
        Path("reports", name).write_text(text, encoding="utf-8")
    assert run(["export", "record.json", "--to", "annotations", "--reports", "reports"]) == 0
    assert '"suffix"' in capsys.readouterr().out
    assert run(["export", "record.json", "--to", "annotations"]) == 0
    assert '"suffix"' not in capsys.readouterr().out
    Path("reports/post.txt").write_text("Another text of the same name, which is not the one.", encoding="utf-8")
    assert run(["export", "record.json", "--to", "annotations", "--reports", "reports"]) == 0
    assert capsys.readouterr().err == "dragoman: not among the reports, or another text: post.txt\n"
    told = refused(["record.json", "--to", "annotations", "--reports", "reports", "-o", "reports/wire.txt"], capsys)
    assert "not written" in told


@FORMS
def test_a_terminal_is_shown_text_alone(
    exporter: Exporter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    if exporter.text:
        assert run(["export", "record.json", "--to", exporter.name]) == 0
        assert capsys.readouterr().out
    else:
        assert "cannot be shown on a terminal" in refused(["record.json", "--to", exporter.name], capsys)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    command = [sys.executable, "-m", "dragoman", "export", "record.json", "--to", "html"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "dragoman: cannot write to standard output: No space left on device\n")
