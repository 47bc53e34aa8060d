"""`dragoman explain`."""

from pathlib import Path

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.files import load
from dragoman.present.view import View
from dragoman.present.why import lines, why


@click.command(
    epilog=example("dragoman explain record.json f-1acd00d4f59b", "dragoman explain record.json c-31f4b3af c-e04b9724")
)
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("item")
@click.argument("other", required=False, default="")
@click.option("--json", "as_json", is_flag=True, help="Print the comparisons as JSON.")
def explain(record: Path, item: str, other: str, *, as_json: bool) -> None:
    """Print why claims were joined or kept apart, feature by feature.

    RECORD is its file, or - for standard input. ITEM is the id of a finding, a claim or an origin, as the tables show
    it. With OTHER, another finding or claim, only what was compared between the two is told.
    """
    found = why(View(load(record)), item, other)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    else:
        click.echo("\n".join(lines(found)))
