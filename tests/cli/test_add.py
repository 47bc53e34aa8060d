"""`dragoman add` tells what is new, where there was something before."""

from pathlib import Path

import pytest

from dragoman.cli import run
from tests.dossiers import write_dossier

MORE = "MORVANE, Friday - Shells hit a bus station in Lower Tesk on Friday, killing nine people, police said.\n"


def test_what_is_new_is_told_and_the_first_reports_are_all_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_STORE", raising=False)
    write_dossier(tmp_path / "reports")
    assert run(["add", "Ferry", "reports"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Ferry: 2 reports added"
    (tmp_path / "c.txt").write_text(MORE, encoding="utf-8")
    assert run(["add", "Ferry", "c.txt"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["added: c.txt", "Ferry: 1 report added"]
    assert [line.split(":")[0].strip() for line in told[2:]] == ["new"]
    assert "killing nine people" in told[2]
