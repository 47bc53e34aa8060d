"""`dragoman export`."""

import sys
from pathlib import Path

import click

from dragoman.cli.example import example
from dragoman.cli.files import load, possible, spare, write
from dragoman.cli.folders import possible_folder, write_all
from dragoman.cli.stores import on_store, using
from dragoman.present.exports import EXPORTERS, Exporter, Made, Material
from dragoman.record.errors import StoreError, UsageError
from dragoman.record.record import Record, decode
from dragoman.record.source import STANDARD

FORMS = {exporter.name: exporter for exporter in EXPORTERS}


@click.command(
    epilog=example(
        "dragoman export record.json --to html -o brief.html", 'dragoman export "Port strike" -o record.json'
    )
)
@on_store
@click.argument("record", metavar="RECORD")
@click.option("--to", "form", type=click.Choice(list(FORMS)), default="json", show_default=True, help="As what.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(path_type=Path), default=STANDARD,
              help="Where it goes.  [default: standard output]")  # fmt: skip
def export(store: str | None, record: str, form: str, output: Path) -> None:
    """Write a record in another form.

    RECORD is its file, - for standard input, or the name of a dossier in a store: with --store always a dossier,
    else a file where there is one of this name. The forms are described in docs/exports.md.
    """
    exporter = FORMS[form]
    _check(exporter, record, output)
    material = _material(record, store)
    _put(exporter.make(material), output)


def _check(exporter: Exporter, record: str, output: Path) -> None:
    """Raise UsageError, before anything is done, where it is known that nothing could be written."""
    if output == STANDARD:
        if not exporter.text and sys.stdout.isatty():
            message = f"{exporter.name} cannot be shown on a terminal: say where it goes with -o"
            raise UsageError(message)
        return
    if exporter.name == "json":
        spare(output)
        return
    if exporter.several:
        possible_folder(output, exporter.suffix)
    else:
        possible(output)
    if output.exists() and Path(record).exists() and output.samefile(record):
        message = f"{output} is the record itself: not overwritten"
        raise UsageError(message)


def _material(record: str, store: str | None) -> Material:
    """What is exported: of a file where the words name one, else of a store."""
    path = Path(record)
    if not store and (path == STANDARD or path.is_file()):
        return Material(record=load(path))
    try:
        return Material(record=_stored(record, store))
    except (StoreError, UsageError) as error:
        if store:
            raise
        message = f"there is no record file {record!r}, and as the name of a dossier: {error}"
        raise type(error)(message) from None


def _stored(name: str, store: str | None) -> Record:
    with using(store) as kept:
        from dragoman import living

        return decode(living.record(kept, name))


def _put(made: Made, output: Path) -> None:
    if isinstance(made, bytes):
        write(output, made)
    else:
        write_all(output, made)
