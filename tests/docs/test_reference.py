"""The reference is in step with the program, and leaves nothing out; both checks can fail."""

import shutil
from pathlib import Path

import click
import pytest

from dragoman.cli import dragoman
from tests.dossiers import ROOT
from tools import docs
from tools.reference import cli, complete, figures, http, python

DOCS = ROOT / "docs"


def test_the_pages_are_in_step_and_nothing_is_left_out() -> None:
    assert docs.main(["--check"]) == 0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of docs/, to change."""
    shutil.copytree(DOCS, tmp_path / "docs")
    return tmp_path / "docs"


def test_a_page_out_of_step_is_told_and_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "REFERENCE", copy / "reference")
    monkeypatch.setattr(docs, "pages", lambda: {copy / "reference" / "cli.md": cli.page()})
    assert docs.main(["--check"]) == 0
    (copy / "reference" / "cli.md").write_text("old", encoding="utf-8")
    assert docs.main(["--check"]) == 1
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("page", "told", "what"),
    [
        ("reference/cli.md", "## dragoman judge undo", "command"),
        ("reference/cli.md", "--allow-private", "option"),
        ("reference/settings.md", "DRAGOMAN_STORE", "variable"),
        ("reference/settings.md", "anchor", "setting"),
        ("reference/python.md", "## open_store", "public name"),
        ("reference/python.md", "to_polars", "member"),
        ("reference/fields.md", "finding_claims", "table"),
        ("reference/fields.md", "killed_low", "column"),
        ("reference/lexicons.md", "issues.toml", "lexicon"),
        ("watching.md", "webhook", "key"),
        ("exports.md", "geojson", "form"),
    ],
)
def test_what_a_page_leaves_out_is_told(copy: Path, page: str, told: str, what: str) -> None:
    assert list(complete.left_out(copy)) == []
    text = (copy / page).read_text(encoding="utf-8")
    assert told in text
    (copy / page).write_text(text.replace(told, ""), encoding="utf-8")
    found = list(complete.left_out(copy))
    assert any(what in line and told in line for line in found), found


def test_a_command_without_help_and_a_name_without_docstring_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dragoman.commands, "bare", click.Command("bare", params=[click.Option(["--odd"])]))
    found = list(complete.left_out(DOCS))
    for said in ("command ## dragoman bare", "purpose of dragoman bare", "purpose of dragoman bare --odd"):
        assert any(said in line for line in found), said
    with pytest.raises(ValueError, match="bare has no docstring"):
        python._doc("bare", test_what_a_page_leaves_out_is_told)  # noqa: SLF001


def test_every_route_is_told() -> None:
    page = (DOCS / "reference" / "http.md").read_text(encoding="utf-8")
    routes = list(http.routes())
    assert len(routes) >= 10
    assert [path for method, path, _ in routes if f"## {method} {path}\n" not in page] == []


def test_figures_follow_the_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "<!-- figures: positions (F1) / precision -->\nold\n<!-- end of figures -->\n"
    measured = figures.measures()
    assert measured["positions (F1) / precision"]["dev"] in figures.filled(asked)
    with pytest.raises(KeyError):
        figures.filled(asked.replace("positions", "nothing"))
    measured["positions (F1) / precision"]["dev"] = "1.0 / 2.0"
    monkeypatch.setattr(figures, "measures", lambda: measured)
    assert "| positions (F1) / precision |" in figures.filled(asked)
    assert "1.0 / 2.0" in figures.filled(asked)
