"""How reconciling grows with a dossier that goes on: 1,000, 3,000 and 10,000 claims, invented."""

import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.reconciling import CLAIMS, TELLERS, invented
from benchmarks.results import table
from dragoman.reconcile import reconcile
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record
from dragoman.record.report import Report

SIZES = (100, 300, 1_000)  # reports; with 10,000 of them it takes more than five minutes
A_DAY = 20  # reports of a day: what a larger dossier has more of is days
TALKED_OF = 3  # days that an event is told of
START = date(2031, 1, 1)
MOST = 13.0  # times as long that ten times the claims may take: n log n, and some


def lines() -> Iterator[str]:
    """The lines of the results: seconds and memory at each size, and the ratios."""
    rows, spent = [], []
    for size in SIZES:
        seconds, record = timed([going_on(number) for number in range(size)])
        spent.append(seconds)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append((f"{size:,}", f"{len(record.claims):,}", f"{len(record.findings):,}", f"{seconds:.2f}",
                     f"{1e6 * seconds / len(record.claims):.0f}", f"{memory:,.0f}"))  # fmt: skip
        del record
    yield from table(("reports", "claims", "findings", "seconds of a processor", "µs a claim", "MB at the most"), rows)
    yield ""
    ratio = spent[-1] / spent[0]
    kept = "within" if ratio <= MOST else "beyond"
    yield f"Ten times the claims take {ratio:.1f} times as long: {kept} the {MOST:.0f} allowed."
    yield f"{A_DAY} reports a day, an event told of for {TALKED_OF} days: a dossier that grows by going on."


def going_on(number: int) -> tuple[Report, Extraction]:
    """A report of a dossier that goes on: on events of its day and those before."""
    day = number // A_DAY
    events = A_DAY * CLAIMS // TELLERS
    stamp = (START + timedelta(days=day)).isoformat()
    return invented(number, TALKED_OF * events, first=day * events, day=stamp)


def timed(parts: list[tuple[Report, Extraction]]) -> tuple[float, Record]:
    """Seconds of a processor that reconciling takes, and the record."""
    start = time.process_time()
    record = reconcile([report for report, _ in parts], [found for _, found in parts], name="synthetic")
    return time.process_time() - start, record
