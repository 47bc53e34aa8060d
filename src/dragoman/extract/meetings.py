"""Meetings."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Meeting, Statement


def meetings(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Meeting]:
    """The meetings of a report. `said`: its statements."""
    yield from ()
