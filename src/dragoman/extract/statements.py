"""Statements."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Statement


def statements(reading: Reading) -> Iterator[Statement]:
    """The statements of a report."""
    yield from ()
