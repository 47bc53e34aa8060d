"""Writes docs/reference/ from the program itself: `python tools/docs.py`; `--check` only tells what is out of step."""

import json
import sys
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import click

from dragoman.cli import dragoman
from dragoman.record.record import schema

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
LEXICON = ROOT / "src" / "dragoman" / "lexicon"
MADE = "<!-- Made by tools/docs.py: `make docs`. -->"
WIDTH = 100


def cli() -> str:
    """The help of every command, as a page."""
    return "\n\n".join([f"# The command line\n\n{MADE}", *_helps(dragoman, None), _EXITS]) + "\n"


_EXITS = """## Exit codes

| code | meaning |
|---|---|
| 0 | fine |
| 1 | what was asked for failed: no report could be read, a record does not match its reports, a file is no record |
| 2 | wrong use: an unknown option, a path that is not there, a file that would be overwritten |
| 130 | interrupted |

An error is one line on standard error that begins with `dragoman:`."""


def _helps(command: click.Command, parent: click.Context | None) -> Iterator[str]:
    name = command.name or "dragoman"
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings)
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```"
    for part in (
        sorted(command.commands.values(), key=lambda c: c.name or "") if isinstance(command, click.Group) else ()
    ):
        yield from _helps(part, context)


def lexicons() -> str:
    """What each lexicon holds, by the comment that begins it and the keys in it."""
    rows = [
        f"# The lexicons\n\n{MADE}\n\nLanguage knowledge is data: one TOML file a topic in `src/dragoman/lexicon/`.\n"
    ]
    for path in sorted(LEXICON.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        head = [line.removeprefix("#").removeprefix(" ") for line in takewhile(_comment, text.split("\n"))]
        keys = ", ".join(f"`{key}`" for key in tomllib.loads(text))
        rows.append("\n".join([f"## {path.name}", "", "```text", *head, "```", "", f"Keys: {keys}.", ""]))
    return "\n".join(rows)


def _comment(line: str) -> bool:
    return line.startswith("#")


def pages() -> dict[Path, str]:
    """The generated pages and what they should hold."""
    return {
        REFERENCE / "cli.md": cli(),
        REFERENCE / "lexicons.md": lexicons(),
        REFERENCE / "record.schema.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or (`--check`) tell which are out of step: then 1."""
    stale = [p for p, text in pages().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if arguments == ["--check"]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of step: make docs")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
