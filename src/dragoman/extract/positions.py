"""Positions."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Position, Statement


def positions(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Position]:
    """The positions of a report. `said`: its statements."""
    yield from ()
