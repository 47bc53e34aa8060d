"""What reading holds: a stream of 10,000 reports into claims, by two processes, and the same as one dossier."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.adding import told
from benchmarks.results import table

REPORTS = 10_000
DAY = 30  # reports of a day
WORKERS = 2
MOST = 1500  # MB allowed
LINES = 3  # of a report
EVERY = 0.5  # seconds between two looks


def lines() -> Iterator[str]:
    """The lines of the results: the most memory that all processes together held, and how long it took."""
    if not Path("/proc/self/smaps_rollup").exists():
        yield "Not measured: this system does not tell what processes share."
        return
    with TemporaryDirectory() as place:
        folder = Path(place)
        stream, claims = folder / "stream.jsonl", folder / "claims"
        stream.write_bytes(b"".join(map(_line, range(REPORTS))))
        reading = ("--claims", str(claims), "--workers", str(WORKERS))
        joining = ("--known", str(claims), "--workers", "1", "-o", str(folder / "record.json"))
        found = [(name, *_run(str(stream), *more)) for name, more in (
            (f"{REPORTS:,} reports into claims, {WORKERS} processes and the one that hands out", reading),
            ("what was read as one dossier, to its record", joining),
        )]  # fmt: skip
        size = (folder / "record.json").stat().st_size
    yield from table(("what", "MB at most", "seconds"), [(name, f"{m:,.0f}", f"{s:.0f}") for name, m, s in found])
    yield ""
    yield f"{MOST:,} MB allowed, shared pages once; {LINES} sentences a report; a record of {size / 1e6:,.0f} MB."
    yield "The first holds a batch, whatever the stream; the second all claims of its dossier."


def _line(number: int) -> bytes:
    """An invented report as a line of JSON, of a day."""
    month, day = divmod(number // DAY, 28)
    dated = f"2031-{month % 12 + 1:02}-{day + 1:02}"
    return msgspec.json.encode({"text": told(number, LINES, REPORTS), "date": dated}) + b"\n"


def _run(*arguments: str) -> tuple[float, float]:
    """Read, and look meanwhile: the most memory in MB, and seconds on the clock."""
    most, start = 0.0, time.perf_counter()
    with subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "dragoman", "read", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _family(process.pid))))
            time.sleep(EVERY)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, ("dragoman", "read", *arguments))
    return most, time.perf_counter() - start


def _family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = thread.read_text(encoding="ascii").split()
        except OSError:  # it has just ended
            continue
        for child in children:
            yield from _family(int(child))


def _held(process: int) -> float:
    """The memory of a process in MB: of what several share, its part."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")), 0.0)
