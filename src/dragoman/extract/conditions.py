"""Conditions."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Condition, Statement


def conditions(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Condition]:
    """The conditions of a report. `said`: its statements."""
    yield from ()
