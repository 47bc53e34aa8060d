"""The whole way, reports to record: the only file that names every stage."""

from collections.abc import Sequence
from pathlib import Path

from dragoman.extract import extract
from dragoman.ingest import ingest
from dragoman.read import read
from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from dragoman.record.value import Dated


def read_dossier(paths: Sequence[Path], *, name: str, anchor: Dated | None = None) -> Record:
    """The record of the reports in files and folders."""
    found = ingest(paths)
    extractions = [extract(reading) for reading in read(found.reports, anchor=anchor)]
    return reconcile(found.reports, extractions, name=name, anchor=anchor, skipped=found.skipped)
