"""What reading holds: a stream of 10,000 reports, each forgotten when it is read."""

import resource
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.results import table

POINTS = (500, 2_500, 10_000)  # reports read
MOST = 1500  # MB allowed
LINES = 3  # of a report


def lines() -> Iterator[str]:
    """The lines of the results: the most memory that a process held after so many reports."""
    done = subprocess.run(  # noqa: S603  our own command, in a process of its own: the most that it ever held is asked
        [sys.executable, "-m", "benchmarks.memory", *map(str, POINTS)], check=True, capture_output=True, text=True
    )
    found = [line.split() for line in done.stdout.splitlines()]
    yield from table(("reports read", "MB at most so far"), [(f"{int(n):,}", mega) for n, mega in found])
    yield ""
    yield f"{POINTS[-1]:,} reports: {found[-1][1]} MB, {MOST:,} allowed. What comes of them is dropped here;"
    yield "a record holds its claims and findings, and reconciling all claims of its dossier at once."


def _measured(points: list[int]) -> Iterator[tuple[int, float]]:
    from benchmarks.adding import told  # noqa: PLC0415
    from dragoman.record.report import Report, report_id, text_hash  # noqa: PLC0415
    from dragoman.run.alone import outcomes  # noqa: PLC0415
    from dragoman.run.local import FEW  # noqa: PLC0415
    from dragoman.settings import DEFAULT  # noqa: PLC0415

    for start in range(0, points[-1], FEW):
        texts = [told(number, LINES, points[-1]) for number in range(start, start + FEW)]
        outcomes(
            [Report(id=report_id(t), file="x", text=t, sha256=text_hash(t), words=len(t.split())) for t in texts],
            DEFAULT,
        )
        if start + FEW in points:
            yield start + FEW, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for count, mega in _measured([int(n) for n in sys.argv[1:]]):
        print(count, f"{mega:.0f}", flush=True)
