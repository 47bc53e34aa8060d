"""Commitments."""

from collections.abc import Iterator

from dragoman.read.reading import Reading
from dragoman.record.claim import Commitment, Statement


def commitments(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Commitment]:
    """The commitments of a report. `said`: its statements."""
    yield from ()
