"""Reports parted into tasks, as whoever reads is handed them."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from dragoman.record.report import Report


class Task(NamedTuple):
    """Reports to be read together. `start`: the place of the first in the order of all; `tries`: how often so far."""

    start: int
    reports: tuple[Report, ...]
    tries: int = 0


def tasks(reports: Collection[Report], few: int) -> Iterator[Task]:
    """Reports in their order, so many at a time."""
    rest, start = iter(reports), 0
    while some := tuple(islice(rest, few)):
        yield Task(start, some)
        start += len(some)
