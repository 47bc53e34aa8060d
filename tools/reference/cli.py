"""The command line: the help of every command."""

from collections.abc import Iterator

import click

from dragoman.cli import dragoman
from tools.reference import MADE

WIDTH = 100
EXITS = """## Exit codes

| code | meaning |
|---|---|
| 0 | fine |
| 1 | what was asked for failed: no report could be read, a record does not match its reports, a file is no record |
| 2 | wrong use: an unknown option, a path that is not there, a file that would be overwritten |
| 130 | interrupted |

An error is one line on standard error that begins with `dragoman:`."""


def page() -> str:
    """The page."""
    helps = (
        f"## {context.command_path}\n\n```text\n{context.command.get_help(context)}\n```" for context in commands()
    )
    return "\n\n".join([f"# The command line\n\n{MADE}", *helps, EXITS]) + "\n"


def commands(command: click.Command = dragoman, parent: click.Context | None = None) -> Iterator[click.Context]:
    """Every command, each after the group that it is in, by name."""
    name = command.name or "dragoman"
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings)
    yield context
    parts = command.commands.values() if isinstance(command, click.Group) else ()
    for part in sorted(parts, key=lambda c: c.name or ""):
        yield from commands(part, context)
