"""The commands that print a table of a record: one for each of `dragoman.present.tables.TABLES`.

What is imported late is slow to import, and the command line is built before it is known what is asked for.
"""

from datetime import date
from pathlib import Path
from typing import Any, TypedDict, Unpack, get_args

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.files import load
from dragoman.present.tables import TABLES, Filters, Table
from dragoman.present.view import View
from dragoman.record.claim import KINDS
from dragoman.record.errors import UsageError
from dragoman.record.finding import Verdict
from dragoman.settings import COLUMNS

WIDTH = 160  # columns where standard output is no terminal and COLUMNS says nothing
NARROW, ID = 10, 14  # the least width of a column, and of one with ids, which are looked up as they stand
OPTIONS = {
    "by": click.option("--by", metavar="NAME", default="", help="Only of people or sides whose name holds this."),
    "issue": click.option("--issue", metavar="KEY", default="", help='Only on this issue, as "wages".'),
    "since": click.option("--since", metavar="DAY", default="", help="Only from this day on, as 2025-05-17."),
    "kind": click.option("--kind", type=click.Choice(KINDS), help="Only findings of this kind."),
    "verdict": click.option(
        "--verdict", type=click.Choice([v for v in get_args(Verdict) if v != "single"]),
        help="Only with this verdict.  [default: differ and compatible]",
    ),
}  # fmt: skip


class Given(TypedDict, total=False):
    """What the command line says: see the options above."""

    record: Path
    as_json: bool
    by: str
    issue: str
    since: str
    kind: str
    verdict: str


def commands() -> list[click.Command]:
    """A command for each table."""
    return [_command(table) for table in TABLES]


def _command(table: Table[Any]) -> click.Command:
    def run(**given: Unpack[Given]) -> None:
        asked = {name: given[name] or "" for name in table.filters}  # type: ignore[literal-required]
        if asked.get("since"):
            _check(asked["since"])
        rows = list(table.rows(View(load(given["record"])), Filters(**asked)))
        if given["as_json"]:
            click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
        else:
            _print(table, rows)

    run.__doc__ = f"{table.about}\n\nRECORD is its file, or - for standard input."
    lines = [f"dragoman {table.name} record.json {table.example}".rstrip(), f"dragoman {table.name} record.json --json"]
    command = click.command(table.name, epilog=example(*lines))(run)
    command.params = [click.Argument(["record"], type=click.Path(path_type=Path))]
    for name in table.filters:
        OPTIONS[name](command)
    click.option("--json", "as_json", is_flag=True, help="Print rows as JSON, with their evidence.")(command)
    return command


def _check(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        message = f"--since {day!r} is no day such as 2025-05-17"
        raise UsageError(message) from None


def _print(table: Table[Any], rows: list[Any]) -> None:
    """A table; what is cut nowhere wraps. Off a terminal it is plain text of a fixed width."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Shown
    from rich.text import Text

    if not rows:
        click.echo("Nothing to show.")
        return
    console = Console()
    if not console.is_terminal:
        console = Console(width=None if COLUMNS.get() else WIDTH, no_color=True)
    shown = Shown(box=box.SIMPLE_HEAD, pad_edge=False, caption=f"{len(rows)} in all", caption_justify="left")
    for column in table.columns:
        shown.add_column(
            column.title,
            overflow="fold",
            ratio=3 if column.wide else None,
            min_width=ID if column.title == "Id" else NARROW,
        )
    for row in rows:
        shown.add_row(*(Text(column.text(row)) for column in table.columns))
    console.print(shown)
