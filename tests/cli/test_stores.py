"""The commands on a store, with the real reader."""

import json
import shutil
from pathlib import Path

import pytest

from dragoman.cli import run
from tests.dossiers import write_dossier

NAME = "Ferry talks"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports, and with a store of them."""
    folder = tmp_path_factory.mktemp("made")
    reports = write_dossier(folder / "reports")
    assert run(["add", NAME, str(reports), "--anchor", "2031-03-05", "--store", str(folder / "dragoman.db")]) == 0
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to work in."""
    shutil.copytree(made, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    monkeypatch.setenv("DRAGOMAN_JUDGE", "ana")
    return tmp_path / "here"


def said(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    capsys.readouterr()
    assert run(arguments) == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


@pytest.mark.usefixtures("here")
def test_the_store_is_the_one_here_or_the_one_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(["dossiers"], capsys).startswith("Ferry talks: 2 reports, the last on 20")
    monkeypatch.setenv("DRAGOMAN_STORE", f"sqlite:///{tmp_path / 'other.db'}")
    assert "there is no store" in said(["dossiers"], capsys, 2)
    (one,) = json.loads(said(["dossiers", "--json", "--store", "sqlite:///dragoman.db"], capsys))
    assert (one["name"], one["anchor"], one["reports"]) == (NAME, "2031-03-05", 2)


@pytest.mark.usefixtures("here")
def test_add_tells_each_report_and_reads_none_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["add", NAME, "reports"], capsys) == "Ferry talks: nothing new\n"
    Path("c.txt").write_text("Talks went on all night, Ilse Tarn said.\n", encoding="utf-8")
    assert said(["add", NAME, "c.txt"], capsys).startswith("added: c.txt\nFerry talks: 1 report added\n")
    Path("d.txt").write_text("The talks are over, Ilse Tarn said.\n", encoding="utf-8")
    found = json.loads(said(["add", NAME, "c.txt", "d.txt", "--json"], capsys))
    assert found == {"dossier": NAME, "added": ["d.txt"], "read_again": [], "skipped": []}


@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_is_told_and_nothing_is_made_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.txt").write_bytes(b"\x00\x07" * 900)
    assert "no report could be read" in said(["add", "Other", "bad.txt"], capsys, 1)
    assert "there is no gone.txt" in said(["add", "Other", "gone.txt"], capsys, 2)
    assert "Other" not in said(["dossiers"], capsys)


@pytest.mark.usefixtures("here")
def test_export_is_what_read_writes(capsys: pytest.CaptureFixture[str]) -> None:
    read = ["read", "reports", "--name", NAME, "--anchor", "2031-03-05", "-o", "once.json"]
    said(read, capsys)
    said(["export", NAME, "--to", "json", "-o", "kept.json"], capsys)
    assert Path("once.json").read_bytes() == Path("kept.json").read_bytes()
    assert said(["export", NAME], capsys).encode() == Path("once.json").read_bytes()


@pytest.mark.usefixtures("here")
def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Ferry talks · b.txt · report: Ilse Tarn, who leads" in said(["search", '"not serious"'], capsys)
    (one, *_) = json.loads(said(["search", "minutes", "--json", "--limit", "1"], capsys))
    assert one["file"] == "b.txt"
    assert said(["search", "zeppelin"], capsys) == "Nothing found.\n"
    assert "no word to look for" in said(["search", " "], capsys, 2)


@pytest.mark.usefixtures("here")
def test_remove(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["remove", NAME, "b.txt"], capsys) == "removed: b.txt\n"
    assert [r["file"] for r in json.loads(said(["export", NAME], capsys))["reports"]] == ["a.txt"]
    assert "no report 'b.txt'" in said(["remove", NAME, "b.txt"], capsys, 2)
    assert "say which reports" in said(["remove", NAME], capsys, 2)
    said(["remove", NAME, "--whole"], capsys)
    assert said(["dossiers"], capsys) == "No dossiers.\n"


@pytest.mark.usefixtures("here")
def test_refresh_of_what_is_fresh_reads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["refresh"], capsys) == "Ferry talks: 0 reports read again\n"
    assert json.loads(said(["refresh", NAME, "--json"], capsys)) == {NAME: 0}


@pytest.mark.usefixtures("here")
def test_verify_of_a_store(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["verify"], capsys) == "1 dossier, all whole\n"
    assert json.loads(said(["verify", "--store", "dragoman.db", "--json"], capsys)) == []
    assert "say the record and its reports" in said(["verify", "x.json", "--store", "dragoman.db"], capsys, 2)


@pytest.mark.usefixtures("here")
def test_judging(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(["export", NAME], capsys))
    statement = next(c for c in found["claims"] if c["kind"] == "statement" and c["speaker"])
    finding = next(f for f in found["findings"] if f["kind"] != "statement")
    assert "ana: reject" in said(["judge", "reject", NAME, statement["id"], "--note", "not said"], capsys)
    assert "ben: confirm" in said(["judge", "confirm", NAME, finding["id"], "--by", "ben"], capsys)
    disputed = said(["judge", "confirm", NAME, statement["id"], "--by", "ben"], capsys)
    assert "DISPUTED: ana says otherwise" in disputed
    said(["judge", "undo", NAME, disputed.split()[0]], capsys)
    said(["judge", "comment", NAME, finding["id"], "--note", "ask again"], capsys)
    said(["judge", "re-attribute", NAME, statement["id"], "null"], capsys)
    listed = json.loads(said(["judge", "list", NAME, "--json"], capsys))
    assert [(j["who"], j["action"], j["state"]) for j in listed] == [
        ("ana", "reject", "applied"), ("ben", "confirm", "applied"), ("ben", "confirm", "undone"),
        ("ana", "undo", "applied"), ("ana", "comment", "applied"), ("ana", "reattribute", "applied"),
    ]  # fmt: skip
    assert json.loads(said(["export", NAME], capsys))["rejected"] == [statement["id"]]
    assert said(["judge", "list", NAME], capsys).count("\n") == 6
    assert "no claim or finding 'c-1'" in said(["judge", "confirm", NAME, "c-1"], capsys, 2)
    assert "no judgement 'j-1'" in said(["judge", "undo", NAME, "j-1"], capsys, 2)
    assert "of one kind" in said(["judge", "merge", NAME, statement["id"], finding["id"]], capsys, 2)
    assert "nobody is called" in said(["judge", "re-attribute", NAME, statement["id"], "Nobody Atall"], capsys, 2)
    assert said(["verify"], capsys) == "1 dossier, all whole\n"


@pytest.mark.usefixtures("here")
def test_own_issues_stay_with_the_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.toml").write_text('[night]\nterms = ["night shift"]\n', encoding="utf-8")
    Path("bad.toml").write_text("[night\n", encoding="utf-8")
    assert "is no TOML" in said(["add", NAME, "reports", "--issues", "bad.toml"], capsys, 2)
    assert "2 reports read again" in said(["add", NAME, "reports", "--issues", "own.toml"], capsys)
    said(["read", "reports", "--name", NAME, "--anchor", "2031-03-05", "--issues", "own.toml"], capsys)
    assert said(["export", NAME], capsys).encode() == Path("record.json").read_bytes()


@pytest.mark.usefixtures("here")
def test_a_dossier_has_every_form_and_a_file_of_its_name_goes_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["export", NAME, "--to", "markdown"], capsys).startswith("# Ferry talks\n")
    said(["export", NAME, "--to", "csv", "-o", "tables"], capsys)
    assert Path("tables/claims.csv").is_file()
    Path(NAME).write_text("{}", encoding="utf-8")
    assert "not a dragoman.record/1" in said(["export", NAME], capsys, 1)
    assert json.loads(said(["export", NAME, "--store", "dragoman.db"], capsys))["dossier"]["name"] == NAME
