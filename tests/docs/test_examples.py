"""What the documentation tells people to do works, and prints what the pages show."""

import re
import shlex
from pathlib import Path

import click
import pytest

from dragoman.cli import dragoman
from tests.dossiers import ROOT
from tools import examples

PAGES = examples.pages()
SHOWING = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLACEHOLDER = re.compile(r"[A-Z]{4,}|…")  # RECORD, DOSSIER: a line that tells the form of a command


def test_the_tutorial_and_the_pages_by_job_have_examples() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in PAGES}
    jobs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "jobs").glob("*.md")}
    assert {"README.md", "docs/tutorial.md"} | jobs <= names
    assert len(jobs) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    found = list(examples.results(page.read_text(encoding="utf-8"), tmp_path))
    faults = [one.fault for one in found if one.fault]
    assert not faults, "\n".join(["make examples", *faults])


def test_the_tutorial_ends_with_a_brief_to_share() -> None:
    commands = [one.code for one in examples.examples((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))]
    assert any("--to html" in command for command in commands[-4:])


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_are_shown_can_be_given(page: Path) -> None:
    for line in examples.shown_commands(page.read_text(encoding="utf-8")):
        words = shlex.split(re.split(r" [|>;] | 2>| \|\| | && ", line)[0], comments=True)[1:]
        if PLACEHOLDER.search(" ".join(words)):
            continue
        _given(dragoman, words, line)


def _given(command: click.Command, words: list[str], line: str, parent: click.Context | None = None) -> None:
    """Parse words as click would, without running anything."""
    try:
        context = command.make_context(command.name, list(words), parent=parent)
    except click.exceptions.Exit:  # --help, --version
        return
    except click.ClickException as error:
        if "does not exist" not in error.format_message():  # the files of an example are the reader's
            pytest.fail(f"{line}: {error.format_message()}")
        return
    if isinstance(command, click.Group):
        name, inner, rest = command.resolve_command(context, [*context._protected_args, *context.args])  # noqa: SLF001  click's own way
        assert inner is not None, name
        _given(inner, rest, line, context)


BROKEN = """
```console
$ echo one
two
```

```python
print("a")
```

```text title="Prints"
a
```

```python
raise KeyError("b")
```

```console
$ false
```
"""


def test_an_example_that_does_not_hold_is_told_and_written(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    found = list(examples.results(BROKEN, tmp_path / "run"))
    assert [bool(one.fault) for one in found] == [True, False, True, True]
    assert [one.failed for one in found] == [False, False, True, True]
    assert "```console\n$ echo one\none\n```" in examples.rewritten(BROKEN, found)
    page = tmp_path / "page.md"
    page.write_text(BROKEN, encoding="utf-8")
    assert examples.main([str(page)]) == 1
    assert examples.main(["--write", str(page)]) == 1
    assert page.read_text(encoding="utf-8") == BROKEN  # what fails is never written
