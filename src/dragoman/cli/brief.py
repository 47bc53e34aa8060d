"""`dragoman brief`."""

import sys
from pathlib import Path

import click

from dragoman.cli.example import example
from dragoman.cli.files import load, replaceable, write


@click.command(epilog=example("dragoman brief record.json", "dragoman brief record.json --html brief.html"))
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--html", "page", metavar="FILE", type=click.Path(path_type=Path), help="Write one self-contained page.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the Markdown to a file.")
def brief(record: Path, page: Path | None, output: Path | None) -> None:
    """Print the brief of a record.

    RECORD is its file, or - for standard input. The brief is Markdown, rendered when standard output is a
    terminal. With --html or -o it is written there instead.
    """
    for target in (page, output):
        if target:
            replaceable(target)
    found = load(record)
    from dragoman.present import markdown
    from dragoman.present.page import html

    if page:
        write(page, html(found).encode())
    if output:
        write(output, markdown(found).encode())
    if not page and not output:
        _show(markdown(found))


def _show(text: str) -> None:
    if not sys.stdout.isatty():
        click.echo(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
