"""The command line: one file a command.

Exit codes: 0 fine, 1 what was asked for failed, 2 wrong use, 130 interrupted.
"""

import sys
from collections.abc import Sequence

import click

from dragoman.cli.add import add
from dragoman.cli.brief import brief
from dragoman.cli.diff import diff
from dragoman.cli.dossiers import dossiers
from dragoman.cli.example import example
from dragoman.cli.explain import explain
from dragoman.cli.export import export
from dragoman.cli.judge import judge
from dragoman.cli.read import read
from dragoman.cli.refresh import refresh
from dragoman.cli.remove import remove
from dragoman.cli.schema import schema
from dragoman.cli.search import search
from dragoman.cli.serve import serve
from dragoman.cli.sort import sort
from dragoman.cli.tables import commands
from dragoman.cli.verify import verify
from dragoman.cli.watch import watch
from dragoman.record.errors import DragomanError, UsageError

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("dragoman read reports/ --anchor 2025-05-17 -o record.json", "dragoman brief record.json"),
)
@click.version_option(package_name="dragoman", message="%(prog)s %(version)s")
def dragoman() -> None:
    """Read press reports on one negotiation into one record in which every item rests on exact evidence."""


_STORED = (dossiers, add, remove, search, export, refresh, judge, watch, sort, serve)

for _command in (read, brief, *commands(), explain, diff, *_STORED, verify, schema):
    dragoman.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code. An error is one line on standard error."""
    try:
        code = dragoman.main(list(arguments), prog_name="dragoman", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _fail(f"{error.format_message()}{_pointer(error)}", error.exit_code)
    except UsageError as error:
        return _fail(str(error), 2)
    except DragomanError as error:
        return _fail(str(error), 1)
    return code if isinstance(code, int) else 0


def main() -> None:
    """Run the process's command line, and end the process."""
    sys.exit(run(sys.argv[1:]))


def _pointer(error: click.ClickException) -> str:
    """Where the help is, for wrong use of a command."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" See: {context.command_path} --help" if context else ""


def _fail(message: str, code: int) -> int:
    click.echo(f"dragoman: {' '.join(message.split())}", err=True)
    return code
