"""What the documentation must tell of: every command, option, setting, public name, field, table, form and page.

The expected names come from the program, by other ways than the generated pages do, so that a generator that passes
something over is found out.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import click
import msgspec

import dragoman
from dragoman.cli import dragoman as command_line
from dragoman.ingest.kinds import SUFFIXES
from dragoman.present.exports import EXPORTERS
from dragoman.present.tidy import TABLES
from dragoman.record.claim import KINDS
from dragoman.settings import Settings
from dragoman.watch import plan
from tools.reference import ROOT

SOURCE = ROOT / "src" / "dragoman"
VARIABLE = re.compile(r"DRAGOMAN_[A-Z_]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """A name that must stand in a page. `what`: what kind of thing it is."""

    page: str
    what: str
    name: str


def left_out(docs: Path) -> Iterator[str]:
    """A line for each thing that the documentation does not tell of."""
    texts: dict[str, str] = {}
    for one in expected():
        if one.page not in texts:
            path = docs / one.page
            texts[one.page] = path.read_text(encoding="utf-8") if path.exists() else ""
        if not re.search(rf"(?<![\w-]){re.escape(one.name)}(?![\w-])", texts[one.page]):
            yield f"docs/{one.page} does not tell of the {one.what} {one.name}"


def expected() -> Iterator[Expected]:
    """All that must be told of."""
    yield from _commands(command_line, "dragoman")
    for name in variables():
        yield Expected("reference/settings.md", "variable", name)
    for setting in fields(Settings):
        yield Expected("reference/settings.md", "setting", setting.name)
    for suffix in SUFFIXES:
        yield Expected("reference/settings.md", "kind of file", suffix)
    for struct in (plan.Plan, plan.Folder, plan.Feed, plan.Tell):
        for key in msgspec.structs.fields(struct):
            yield Expected("watching.md", "key", key.name)
    yield from _names()
    for kind in KINDS:
        yield Expected("reference/record.md", "claim kind", kind)
    for table in TABLES:
        yield Expected("reference/fields.md", "table", table.name)
        yield from (Expected("reference/fields.md", "column", column.name) for column in table.columns)
    for form in EXPORTERS:
        yield Expected("exports.md", "form", form.name)
    for lexicon in sorted((SOURCE / "lexicon").glob("*.toml")):
        yield Expected("reference/lexicons.md", "lexicon", lexicon.name)


@cache
def variables() -> list[str]:
    """Every variable of the environment that a string of the source names."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py"))
    strings = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sorted({name for text in strings if isinstance(text, str) for name in VARIABLE.findall(text)})


def _commands(command: click.Command, path: str) -> Iterator[Expected]:
    """A command's own name, its options, and whether each says what it is for."""
    page = "reference/cli.md"
    yield Expected(page, "command", f"## {path}")
    if not command.help:
        yield Expected(page, "purpose of", path)
    for option in command.params:
        if isinstance(option, click.Option):
            yield from (Expected(page, f"option of {path}", name) for name in option.opts)
            if not option.help:
                yield Expected(page, "purpose of", f"{path} {option.opts[0]}")
    for part in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _commands(part, f"{path} {part.name}")


def _names() -> Iterator[Expected]:
    """The public names of the Python API, and of its classes."""
    page = "reference/python.md"
    for name in dragoman.__all__:
        yield Expected(page, "public name", f"## {name}")
        what = getattr(dragoman, name)
        if isinstance(what, type) and what.__module__.startswith("dragoman.api"):
            own = (key for key in vars(what) if not key.startswith("_"))
            yield from (Expected(page, f"member of {name}", key) for key in own)
