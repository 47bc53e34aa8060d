"""`dragoman export`."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from dragoman.cli.example import example
from dragoman.cli.files import PathOrUrl, load, replaceable, sources, spare, write
from dragoman.cli.folders import possible_folder, write_all
from dragoman.cli.stores import on_store, using
from dragoman.present.exports import EXPORTERS, Exporter, Made, Material
from dragoman.record.errors import StoreError, UsageError
from dragoman.record.record import Record, decode
from dragoman.record.source import STANDARD
from dragoman.record.url import Url

FORMS = {exporter.name: exporter for exporter in EXPORTERS}


class Given(TypedDict):
    """What the command line says: see the options below."""

    store: str | None
    record: str
    form: str
    output: Path
    before: Path | None
    reports: tuple[Path | Url, ...]


HELP = """Write a record in another form.

RECORD is its file, - for standard input, or the name of a dossier in a store: with --store always a dossier, else a
file where there is one of this name. Several files go into a folder, or into one zip where PATH ends in .zip.

\b
Forms (docs/exports.md):
"""


@click.command(
    help=HELP + "\n".join(f"  {exporter.name:<12} {exporter.what}" for exporter in EXPORTERS),
    epilog=example(
        "dragoman export record.json --to html -o brief.html", 'dragoman export "Port strike" --to csv -o tables'
    ),
)
@on_store
@click.argument("record", metavar="RECORD")
@click.option(
    "--to", "form", type=click.Choice(list(FORMS)), metavar="FORM", default="json", show_default=True, help="As what."
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    default=STANDARD,
    help="Where it goes.  [default: standard output]",
)
@click.option(
    "--before",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="For atom: an earlier record of the dossier. Told is what changed since.",
)
@click.option(
    "--reports",
    metavar="PATH",
    multiple=True,
    type=PathOrUrl(),
    help="For annotations: the reports of a record file, for the words around each quotation.",
)
def export(**given: Unpack[Given]) -> None:
    """Write a record in another form."""
    exporter = FORMS[given["form"]]
    _check(exporter, given)
    material = _material(exporter, given)
    _put(exporter.make(material), given["output"])


def _check(exporter: Exporter, given: Given) -> None:
    """Raise UsageError, before anything is done, where it is known that nothing could be written."""
    output = given["output"]
    for option, taken in (("before", "before"), ("reports", "texts")):
        if given[option] and taken not in exporter.takes:  # type: ignore[literal-required]
            message = f"--{option} is nothing to {exporter.name}"
            raise UsageError(message)
    if output == STANDARD:
        if not exporter.text and sys.stdout.isatty():
            message = f"{exporter.name} cannot be shown on a terminal: say where it goes with -o"
            raise UsageError(message)
        return
    if exporter.name == "json":
        spare(output)
        return
    if exporter.several:
        possible_folder(output)
    else:
        replaceable(output)
    target = output.resolve()
    read = [one for one in (Path(given["record"]), given["before"], *given["reports"]) if isinstance(one, Path)]
    if any(one.exists() and one.resolve() in (target, *target.parents) for one in read):
        message = f"{output} is, or lies in, what is read: not written"
        raise UsageError(message)


def _material(exporter: Exporter, given: Given) -> Material:
    """What is exported: of a file where the words name one, else of a store."""
    before = load(given["before"]) if given["before"] else None
    path = Path(given["record"])
    if not given["store"] and (path == STANDARD or path.is_file()):
        record = load(path)
        return Material(record=record, texts=_texts(given["reports"], record), before=before)
    try:
        return replace(_stored(given["record"], given["store"], texts="texts" in exporter.takes), before=before)
    except (StoreError, UsageError) as error:
        if given["store"]:
            raise
        message = f"there is no record file {given['record']!r}, and as the name of a dossier: {error}"
        raise type(error)(message) from None


def _stored(name: str, store: str | None, *, texts: bool) -> Material:
    with using(store) as kept:
        from dragoman import living
        from dragoman.ingest.gathered import settled

        record = decode(living.record(kept, name))
        reports = settled(kept.state(name).gathered).reports if texts else ()
    return Material(record=record, texts={report.id: report.text for report in reports})


def _texts(named: Sequence[Path | Url], record: Record) -> dict[str, str]:
    """The texts of a record's reports, read again; one line on standard error for each that is not among them."""
    if not named:
        return {}
    from dragoman.ingest import ingest

    given = sources(named)
    texts = {report.id: report.text for report in ingest(given.named, stdin=given.stdin).reports}  # ids hash texts
    for report in record.reports:
        if report.id not in texts:
            click.echo(f"dragoman: not among the reports, or another text: {report.file}", err=True)
    return texts


def _put(made: Made, output: Path) -> None:
    if isinstance(made, bytes):
        write(output, made)
    else:
        write_all(output, made)
