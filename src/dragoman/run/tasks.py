"""Reports parted into tasks, as whoever reads is handed them."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from dragoman.record.report import Report

SHARE = 2  # times the readers: the part of what is left that one is handed at most


class Task(NamedTuple):
    """Reports to be read together. `start`: the place of the first in the order of all; `tries`: how often so far."""

    start: int
    reports: tuple[Report, ...]
    tries: int = 0


def tasks(reports: Collection[Report], few: int, *, readers: int) -> Iterator[Task]:
    """Reports in their order, so many at a time; fewer towards the end, so that no reader waits long for the last.

    Guided self-scheduling (Polychronopoulos and Kuck 1987): at most a share of what is left, by how many read.
    """
    rest, start, count = iter(reports), 0, len(reports)
    while some := tuple(islice(rest, max(1, min(few, (count - start) // (SHARE * readers))))):
        yield Task(start, some)
        start += len(some)
