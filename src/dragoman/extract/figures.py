"""Figures."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Figure, Statement


def figures(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Figure]:
    """The figures of a report. `said`: its statements."""
    yield from ()
