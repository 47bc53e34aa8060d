"""How reconciling grows with a dossier that goes on: 1,000, 10,000 and 100,000 claims, invented."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.reconciling import CLAIMS, TELLERS, invented
from benchmarks.results import table
from dragoman.reconcile import reconcile
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record, pieces
from dragoman.record.report import Report

SIZES = (100, 1_000, 10_000)  # reports
A_DAY = 20  # reports of a day: what a larger dossier has more of is days
TALKED_OF = 3  # days that an event is told of
START = date(2031, 1, 1)
MOST = 12.0  # times as long that ten times the claims may take: n log n, and some


class Grown(NamedTuple):
    """What came of a dossier of so many reports. `spent`: processor seconds; `held`: MB at the most; `size`: MB."""

    claims: int
    findings: int
    spent: float
    held: float
    size: float


def lines() -> Iterator[str]:
    """The lines of the results: seconds and memory at each size, and the ratios."""
    found = [_grown(size) for size in SIZES]
    head = ("reports", "claims", "findings", "seconds of a processor", "µs a claim", "MB at the most", "MB of record")
    yield from table(head, [
        (f"{size:,}", f"{one.claims:,}", f"{one.findings:,}", f"{one.spent:.2f}", f"{1e6 * one.spent / one.claims:.0f}",
         f"{one.held:,.0f}", f"{one.size:,.0f}") for size, one in zip(SIZES, found, strict=True)
    ])  # fmt: skip
    yield ""
    for small, large in pairwise(found):
        ratio = large.spent / small.spent
        kept = "within" if ratio <= MOST else "beyond"
        yield f"{large.claims:,} claims take {ratio:.1f} times as long as {small.claims:,}: {kept} the {MOST:.0f}."
    yield f"{A_DAY} reports a day, an event told of for {TALKED_OF} days: a dossier that grows by going on."


def _grown(size: int) -> Grown:
    """What a dossier costs, in a process of its own: the most memory that it ever held is asked."""
    command = [sys.executable, "-m", "benchmarks.growth", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  our own command
    claims, findings, *rest = done.stdout.split()
    return Grown(int(claims), int(findings), *map(float, rest))


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


def main(size: int) -> None:
    """Print what a dossier of so many reports costs, as Grown has it."""
    seconds, record = timed([going_on(number) for number in range(size)])
    weight = sum(map(len, pieces(record))) / 1e6
    print(len(record.claims), len(record.findings), seconds, _most(), weight)


def _most() -> float:
    """The most memory that this process ever held, in MB; what getrusage tells counts its parent's in."""
    status = Path("/proc/self/status")
    told = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    held = next((int(line.split()[1]) for line in told if line.startswith("VmHWM:")), None)
    return (held or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
