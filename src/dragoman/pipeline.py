"""The whole way, reports to record: the only file that names every stage."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.extract import extract
from dragoman.ingest import ingest
from dragoman.read import read
from dragoman.reconcile import reconcile
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record
from dragoman.record.report import Report
from dragoman.record.url import Limits, Url
from dragoman.settings import DEFAULT, Settings

Watch = Callable[[Iterable[Extraction], int], Iterable[Extraction]]


def unwatched(done: Iterable[Extraction], total: int) -> Iterable[Extraction]:  # noqa: ARG001  a Watch
    """The same extractions, with nobody told."""
    return done


def extractions(reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
    """What is read in reports, in their order."""
    return (extract(reading) for reading in read(reports, anchor=settings.anchor, about=settings.issues))


def read_dossier(
    named: Sequence[Path | Url],
    *,
    name: str,
    settings: Settings = DEFAULT,
    stdin: bytes | None = None,
    watch: Watch = unwatched,
) -> Record:
    """The record of the reports in files and folders, at URLs, and in `stdin` where it is given.

    `watch`: passes on each report's extraction as it is done, with their number, so that somebody can be shown how
    far it is.
    """
    found = ingest(named, stdin=stdin, limits=Limits(private=settings.allow_private))
    done = list(watch(extractions(found.reports, settings), len(found.reports)))
    return reconcile(found.reports, done, name=name, settings=settings, skipped=found.skipped)
