"""`dragoman verify`."""

from pathlib import Path

import click
import msgspec

from dragoman.cli.example import example
from dragoman.cli.files import PathOrUrl, load, sources
from dragoman.record.url import Url


@click.command(epilog=example("dragoman verify record.json reports/"))
@click.argument("record", type=click.Path(path_type=Path))
@click.argument("reports", nargs=-1, required=True, type=PathOrUrl(), metavar="REPORTS...")
@click.option("--json", "as_json", is_flag=True, help="Print what does not match as JSON.")
def verify(record: Path, reports: tuple[Path | Url, ...], *, as_json: bool) -> int:
    """Compare RECORD with the REPORTS it was read from.

    Reads the reports again, hashes them, and looks up every quotation of the record at its place. Prints a line for
    each thing that does not match, and ends with 1 when there is any.
    """
    found = load(record)
    from dragoman.ingest import ingest
    from dragoman.record.verify import verify as compare

    given = sources(reports)
    ingested = ingest(given.named, stdin=given.stdin)
    mismatches = list(compare(found, ingested.reports, skipped=ingested.skipped))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(mismatches), indent=1).decode())
    else:
        for mismatch in mismatches:
            click.echo(f"{mismatch.where}: {mismatch.problem}")
        if not mismatches:
            number = len(found.reports)
            click.echo(f"{record}: {number} report{'s' * (number != 1)} and every quotation match")
    return 1 if mismatches else 0
