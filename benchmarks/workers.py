"""What several processes gain: the same reports by one and by two, on the clock."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.results import table
from benchmarks.texts import long_reports, written
from dragoman.ingest import ingest
from dragoman.run.local import FEW, Pool, cores
from dragoman.settings import DEFAULT

if TYPE_CHECKING:
    from dragoman.run import Outcome

REPORTS = 120
ROUNDS = 3
LEAST = 1.8  # times as fast two have to be as one


def lines() -> Iterator[str]:
    """The lines of the results: seconds by the number of processes, and whether what comes is the same."""
    spent: dict[int, float] = {}
    found: dict[int, list[Outcome]] = {}
    with TemporaryDirectory() as folder:
        reports = ingest(written(Path(folder), long_reports(REPORTS))).reports
        for processes in (1, 2) * ROUNDS:
            with Pool(processes, DEFAULT) as pool:
                list(pool.read(reports[: FEW * processes]))  # the model is loaded
                start = time.perf_counter()
                found[processes] = list(pool.read(reports))
                seconds = time.perf_counter() - start
            spent[processes] = min(seconds, spent.get(processes, seconds))
    yield from table(("processes", "seconds on the clock"), [(str(n), f"{s:.1f}") for n, s in spent.items()])
    yield ""
    same = "the same" if found[1] == found[2] else "NOT the same"
    yield f"{REPORTS} reports on {cores()} cores: two processes are {spent[1] / spent[2]:.2f} times as fast as one,"
    yield f"{LEAST} wanted; what they give is {same}. On a machine with other work the cores are not theirs alone."
