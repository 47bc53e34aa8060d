"""`dragoman export`."""

from pathlib import Path

import click

from dragoman.cli.example import example
from dragoman.cli.files import STANDARD, spare, write
from dragoman.cli.stores import on_store, using


@click.command(epilog=example('dragoman export "Port strike" --to json -o record.json'))
@on_store
@click.argument("dossier")
@click.option("--to", "form", type=click.Choice(["json"]), default="json", show_default=True, help="As what.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), default=STANDARD,
              help="Where it goes.  [default: standard output]")  # fmt: skip
def export(store: str | None, dossier: str, form: str, output: Path) -> None:  # noqa: ARG001  there is one form yet
    """Write the record of DOSSIER: byte for byte what `dragoman read` makes of all its reports at once."""
    spare(output)
    with using(store) as kept:
        from dragoman import living

        data = living.record(kept, dossier)
    write(output, data)
