"""`dragoman read`."""

import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.cli.read import SUFFIXES
from dragoman.record.claim import Position
from dragoman.record.record import decode
from tests.dossiers import FIRST, write_dossier


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a dossier in `ferry-talks`."""
    write_dossier(tmp_path / "ferry-talks")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_the_record_and_prints_the_head_of_the_brief(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "ferry-talks"]) == 0
    record = decode((home / "record.json").read_bytes())
    assert [r.file for r in record.reports] == ["a.txt", "b.txt"]
    assert record.dossier.name == "Ferry talks"
    out = capsys.readouterr().out
    assert out.startswith("Ferry talks\n")
    assert "record.json" in out
    assert sorted(p.name for p in home.iterdir()) == ["ferry-talks", "record.json"]


def test_a_folder_called_reports_is_named_after_the_one_around_it(home: Path) -> None:
    (home / "ferry-talks").rename(home / "reports")
    (home / "ferry-talks").mkdir()
    (home / "reports").rename(home / "ferry-talks" / "reports")
    assert run(["read", "ferry-talks/reports"]) == 0
    assert decode((home / "record.json").read_bytes()).dossier.name == "Ferry talks"


def test_name_and_anchor_are_in_the_record(home: Path) -> None:
    assert run(["read", "ferry-talks", "--name", "Ferries", "--anchor", "2031-03-05", "-o", "x.json"]) == 0
    dossier = decode((home / "x.json").read_bytes()).dossier
    assert dossier.name == "Ferries"
    assert dossier.anchor is not None
    assert (dossier.anchor.edtf, dossier.anchor.basis) == ("2031-03-05", "given")


def test_json_prints_the_record_and_writes_nothing(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["read", "ferry-talks", "--json"]) == 0
    assert len(decode(capfdbinary.readouterr().out).reports) == 2
    assert not (home / "record.json").exists()


def test_json_with_an_output_does_both(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["read", "ferry-talks", "--json", "-o", "x.json"]) == 0
    assert capfdbinary.readouterr().out == (home / "x.json").read_bytes()


@pytest.mark.parametrize("day", ["2031", "2031-03", "2031-02-30", "20310304", "2031-W10-2", "Friday", "", "٢٠٣١-٠٣-٠٤"])
def test_an_anchor_is_a_full_day(home: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "ferry-talks", "--anchor", day]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (home / "record.json").exists()


def test_what_is_no_record_is_not_overwritten(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("my notes", '{"format": "of mine"}', "[]", ""):
        (home / "record.json").write_text(text, encoding="utf-8")
        assert run(["read", "ferry-talks"]) == 2
        assert "no record" in capsys.readouterr().err
        assert (home / "record.json").read_text(encoding="utf-8") == text


def test_a_report_is_not_overwritten(home: Path) -> None:
    assert run(["read", "ferry-talks", "-o", "ferry-talks/a.txt"]) == 2
    assert (home / "ferry-talks" / "a.txt").read_text(encoding="utf-8") == FIRST


def test_a_record_is_overwritten_also_one_of_another_version(home: Path) -> None:
    (home / "record.json").write_text('{"format": "dragoman.record/0", "old": true}', encoding="utf-8")
    assert run(["read", "ferry-talks"]) == 0
    assert len(decode((home / "record.json").read_bytes()).reports) == 2


def test_a_place_that_cannot_be_written_is_wrong_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "ferry-talks", "-o", str(home / "nowhere" / "record.json")]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_a_link_stays_a_link(home: Path) -> None:
    (home / "there").mkdir()
    (home / "record.json").symlink_to(home / "there" / "r.json")
    assert run(["read", "ferry-talks"]) == 0
    assert (home / "record.json").is_symlink()
    assert (home / "there" / "r.json").is_file()


def test_what_is_skipped_is_told_with_its_reason(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "ferry-talks" / "c.txt").write_bytes(b"")
    assert run(["read", "ferry-talks"]) == 0
    err = capsys.readouterr().err
    assert err.startswith("dragoman: not read: c.txt: ")
    assert err.count("\n") == 1


def test_what_a_report_was_read_without_is_a_note(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = "file,published\na.txt,some day\ngone.txt,2031-03-04\n"
    (home / "ferry-talks" / "manifest.csv").write_text(manifest, encoding="utf-8")
    assert run(["read", "ferry-talks"]) == 0
    captured = capsys.readouterr()
    assert [line.split(": ")[1] for line in captured.err.splitlines()] == ["note on a.txt", "not read"]
    assert "One file was not read." in captured.out


def test_where_there_is_nothing_to_read_it_says_what_it_looked_for(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "empty").mkdir()
    assert run(["read", "empty"]) == 1
    assert capsys.readouterr().err == f"dragoman: no reports there: nothing ends in {SUFFIXES}\n"


@pytest.mark.parametrize("target", ["nowhere/record.json", "ferry-talks"])
def test_a_bad_place_for_the_record_is_told_before_reading(
    home: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.pipeline.read_dossier", lambda *_, **__: pytest.fail("read all the same"))
    assert run(["read", "ferry-talks", "-o", str(home / target)]) == 2


def test_no_report_at_all_fails(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "empty").mkdir()
    (home / "empty" / "a.txt").write_bytes(b"\x00\x01\x02" * 99)
    assert run(["read", "empty"]) == 1
    assert capsys.readouterr().err.endswith("dragoman: no report could be read\n")
    assert not (home / "record.json").exists()


@pytest.mark.usefixtures("home")
def test_a_path_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "ferry-talks", "elsewhere"]) == 2
    assert "elsewhere" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_a_report_on_standard_input(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FIRST.encode())))
    assert run(["read", "-", "--json"]) == 0
    record = json.loads(capfdbinary.readouterr().out)
    assert record["reports"][0]["words"] == len(FIRST.split())


OWN = "The union demanded a bigger share of the spectrum on Friday, its leader Ada Kell told reporters in Marsk.\n"


def test_issues_of_ones_own_are_used(home: Path) -> None:
    (home / "spectrum.txt").write_text(OWN, encoding="utf-8")
    (home / "my.toml").write_text('[frequencies]\nterms = ["spectrum"]\n', encoding="utf-8")
    assert run(["read", "spectrum.txt", "--issues", "my.toml", "-o", "own.json"]) == 0
    assert run(["read", "spectrum.txt", "-o", "ours.json"]) == 0
    own, ours = (
        {c.issue for c in decode((home / f).read_bytes()).claims if isinstance(c, Position)}
        for f in ("own.json", "ours.json")
    )
    assert own == {"frequencies"}
    assert "frequencies" not in ours


def test_issues_that_cannot_be_used_are_wrong_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "my.toml").write_text("[a]\n", encoding="utf-8")
    assert run(["read", "ferry-talks", "--issues", "my.toml"]) == 2
    assert capsys.readouterr().err.startswith("dragoman: my.toml: [a] has no terms")
    assert not (home / "record.json").exists()
