"""`dragoman verify`."""

from collections.abc import Sequence
from pathlib import Path

import click

from dragoman.cli.example import example
from dragoman.cli.files import PathOrUrl, load, sources
from dragoman.cli.stores import as_json, count, on_store, using
from dragoman.record.errors import UsageError
from dragoman.record.url import Url
from dragoman.record.verify import Mismatch


@click.command(epilog=example("dragoman verify record.json reports/", "dragoman verify --store sqlite:///work.db"))
@click.argument("record", required=False, type=click.Path(path_type=Path))
@click.argument("reports", nargs=-1, type=PathOrUrl(), metavar="[REPORTS]...")
@on_store
@click.option("--json", "json", is_flag=True, help="Print what does not match as JSON.")
def verify(record: Path | None, reports: tuple[Path | Url, ...], store: str | None, *, json: bool) -> int:
    """Compare RECORD with the REPORTS it was read from, or look whether a store is whole.

    Reads the reports again, hashes them, and looks up every quotation of the record at its place. Without RECORD, all
    dossiers of a store are looked at: their texts, what was read in them, and their records. Prints a line for each
    thing that does not match, and ends with 1 when there is any.
    """
    if record is None:
        return _store(store, json=json)
    if not reports or store:
        message = "say the record and its reports, or --store alone"
        raise UsageError(message)
    found = load(record)
    from dragoman.ingest import ingest
    from dragoman.record.verify import verify as compare

    given = sources(reports)
    ingested = ingest(given.named, stdin=given.stdin)
    mismatches = list(compare(found, ingested.reports, skipped=ingested.skipped))
    number = len(found.reports)
    return _tell(mismatches, f"{record}: {count(number, 'report')} and every quotation match", json=json)


def _store(store: str | None, *, json: bool) -> int:
    """Whether a store is whole."""
    with using(store) as kept:
        from dragoman import living

        found = list(living.faults(kept))
        number = len(kept.dossiers())
    return _tell(found, f"{count(number, 'dossier')}, all whole", json=json)


def _tell(found: Sequence[Mismatch], fine: str, *, json: bool) -> int:
    if json:
        as_json(found)
    else:
        click.echo("\n".join(f"{one.where}: {one.problem}" for one in found) if found else fine)
    return 1 if found else 0
