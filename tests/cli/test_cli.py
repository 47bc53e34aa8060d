"""What all commands have in common."""

import subprocess
import sys
import tomllib

import click
import pytest

from dragoman.cli import dragoman, run
from tests.dossiers import ROOT

COMMANDS = sorted(dragoman.commands)


def test_the_version_is_the_one_in_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"dragoman {version}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_begins_with_the_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"Example:\n    dragoman {command}" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "trafilatura", "jinja2", "rich")
    code = f"import sys, dragoman.cli; dragoman.cli.run(['--help']); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_command_shows_the_help_and_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["parley"], ["read"], ["read", "--loud", "x"], ["verify", "record.json"]])
def test_wrong_use_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dragoman: ")
    assert captured.err.count("\n") == 1


def test_wrong_use_says_where_the_help_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--loud", "x"]) == 2
    assert capsys.readouterr().err.endswith("See: dragoman read --help\n")


def test_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.record.record.schema", interrupted)
    assert run(["schema"]) == 130


def test_a_reader_that_goes_away_is_no_error_to_speak_of() -> None:
    command = [sys.executable, "-m", "dragoman", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_every_command_is_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for name, command in dragoman.commands.items():
        assert f"## dragoman {name}\n" in page
        options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
        assert all(option in page for option in options)
