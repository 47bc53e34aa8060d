"""`dragoman read --claims`: a stream of reports is read into a folder of claims, batch by batch, and a database."""

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.machines import Machines, hands
from dragoman.cli.stores import count
from dragoman.record.errors import UsageError
from dragoman.record.source import STANDARD
from dragoman.record.url import Url

if TYPE_CHECKING:
    from dragoman.record.report import Report
    from dragoman.run import Outcome
    from dragoman.run.harvest import Batch, Read, Sink
    from dragoman.settings import Settings

SHOWN = 20  # of what was set aside in one run


def harvested(
    named: Sequence[Path | Url], folder: Path, *, database: str | None, machines: Machines, settings: "Settings"
) -> None:
    """Read what of a stream is not in a folder yet, and tell of it on standard error, batch by batch."""
    from dragoman.ingest.stream import stream
    from dragoman.run.harvest import harvest

    paths = [one for one in named if isinstance(one, Path) and one != STANDARD]
    if len(paths) != len(named):
        message = "--claims takes files and folders, no URLs and no standard input"
        raise UsageError(message)
    reports = claims = aside = 0
    with ExitStack() as open_till_then:
        sinks = [open_till_then.enter_context(_into(database))] if database else []
        read = open_till_then.enter_context(_lazily(machines, settings))
        for batch in harvest(stream(paths), folder, read, settings=settings, sinks=sinks):
            _warn(batch, SHOWN - aside)
            reports, claims, aside = reports + batch.reports, claims + batch.claims, aside + len(batch.aside)
            if sys.stderr.isatty():
                click.echo(f"\rdragoman: {count(reports, 'report')}, {count(claims, 'claim')}", err=True, nl=False)
    more = f" ({aside - SHOWN} of them not listed here: see {folder}/manifest.jsonl)" if aside > SHOWN else ""
    told = f"{count(reports, 'report')} read, {count(claims, 'claim')}, {aside} set aside{more}"
    click.echo(f"dragoman: {told}; all is in {folder}", err=True)


@contextmanager
def _lazily(machines: Machines, settings: "Settings") -> "Iterator[Read]":
    """Who reads, started when the first batch comes: a rerun that finds nothing to do starts nobody."""
    with ExitStack() as stack:
        readers: list[Read] = []

        def read(reports: "Collection[Report]") -> "Iterator[Outcome]":
            if not readers:
                readers.append(stack.enter_context(_reader(machines, settings)))
            return readers[0](reports)

        yield read


@contextmanager
def _reader(machines: Machines, settings: "Settings") -> "Iterator[Read]":
    """Who reads batch after batch, with the model loaded once."""
    from dragoman.run.local import Pool, cores

    if machines.ray or machines.address:
        with hands(machines, settings) as who:
            yield lambda reports: who.read(reports, settings)
    else:
        with Pool(machines.workers or cores(), settings) as pool:
            yield pool.read


@contextmanager
def _into(database: str) -> "Iterator[Sink]":
    """What takes the batches into a database."""
    from dragoman.run.parquet import claim_row, report_row
    from dragoman.store.claims import claims_in

    with claims_in(database) as take:
        yield lambda found: take(
            [report_row(one) for one in found], [claim_row(c) for one in found for c in one.extraction.claims]
        )


def _warn(batch: "Batch", most: int) -> None:
    for left in batch.aside[: max(most, 0)]:
        click.echo(f"dragoman: not read: {left.file}: {left.reason}", err=True)
