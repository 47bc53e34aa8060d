"""Incidents."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Incident, Statement


def incidents(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Incident]:
    """The incidents of a report. `said`: its statements."""
    yield from ()
