"""Reading a stream into claims: here, on a Ray cluster of this machine with one and two actors, and with one killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.results import table
from benchmarks.texts import long_reports, written
from dragoman.ingest import ingest
from dragoman.ingest.stream import stream
from dragoman.record.report import Report
from dragoman.run import Outcome
from dragoman.run.alone import outcomes
from dragoman.run.harvest import batches, harvest
from dragoman.run.parquet import Found, claim_row, found_in, report_row
from dragoman.run.ray import FEW, Cluster
from dragoman.run.tasks import tasks
from dragoman.settings import DEFAULT
from dragoman.store.claims import claims_in

REPORTS = 160  # long ones: some twenty seconds of one processor, beside which handing out and writing are little
AHEAD = 3.0  # seconds of reading after which an actor is killed
LOOKS = 20
QUERY = "SELECT claim FROM harvest_claims WHERE kind = 'commitment' ORDER BY day LIMIT 50"


@dataclass(frozen=True, slots=True)
class Run:
    """What came of reading the stream once. `seconds` on the clock, once everybody is ready to read.

    `spent`: seconds of a processor of each process that read to the end; none where the system does not tell.
    """

    name: str
    seconds: float
    files: dict[str, bytes]
    spent: tuple[float, ...]
    lost: int = 0

    @property
    def busiest(self) -> float:
        """Seconds of a processor of whoever did most: how long it takes where each has a core of its own."""
        return max(self.spent, default=0.0)


def lines() -> Iterator[str]:
    """The lines of the results: what reading takes each way, whether the bytes are the same, what it writes."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "reports").mkdir()
        paths = written(folder / "reports", long_reports(REPORTS))
        runs = [_here(paths, folder / "here")]
        runs += [_there(paths, folder / f"ray{workers}", workers) for workers in (1, 2)]
        runs.append(_there(paths, folder / "killed", 2, kill=True))
        found = [one for batch in batches(folder / "here") for one in found_in(folder / "here", batch.number)]
        count = len(found)
        head = (
            "who reads",
            "seconds on the clock",
            "of a processor",
            "at the busiest process",
            "times as fast as here",
        )
        yield from table(head, [
            (r.name, f"{r.seconds:.1f}", f"{sum(r.spent):.1f}", f"{r.busiest:.1f}",
             f"{runs[0].seconds / r.seconds:.2f}")
            for r in runs
        ])  # fmt: skip
        yield ""
        one, two = runs[1].busiest, runs[2].busiest
        yield f"Two actors are {runs[1].seconds / runs[2].seconds:.2f} times as fast as one on the clock, and"
        yield f"{one / (two or 1):.2f} times where each has a core of its own: by the processor time of the busier one."
        same = all(run.files == runs[0].files for run in runs)
        words = sum(one.report.words for one in found) / count
        yield f"{count} reports of {words:.0f} words. The files are {'' if same else 'NOT '}the same byte by byte;"
        yield f"{runs[-1].lost} actor was killed while it read, and its reports were read by another."
        yield ""
        yield from _kept(runs[0], found, folder)


def _here(paths: list[Path], folder: Path) -> Run:
    def read(reports: Collection[Report]) -> Iterator[Outcome]:
        for task in tasks(reports, FEW, readers=1):
            yield from outcomes(task.reports, DEFAULT)

    list(read(_first(paths, 1)))
    start, spent = time.perf_counter(), time.process_time()
    list(harvest(stream(paths), folder, read, settings=DEFAULT))
    seconds = time.perf_counter() - start
    return Run("one process, no cluster", seconds, _files(folder), (time.process_time() - spent,))


def _first(paths: list[Path], readers: int) -> tuple[Report, ...]:
    """A few reports for each reader, read before the clock starts: then models, lexicons and networks are loaded."""
    return ingest(paths[: FEW * readers]).reports


def _there(paths: list[Path], folder: Path, workers: int, *, kill: bool = False) -> Run:
    """In a process of its own: Ray and its settings are for a process."""
    command = [sys.executable, "-m", "benchmarks.far", str(folder), str(workers), str(int(kill)), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  our own command
    seconds, lost, *spent = done.stdout.splitlines()[-1].split()
    name = f"Ray, {workers} actor{'s' * (workers > 1)}{', one killed' if kill else ''}"
    return Run(name, float(seconds), _files(folder), tuple(map(float, spent)), int(lost))


def _kept(run: Run, found: list[Found], folder: Path) -> Iterator[str]:
    """What the files weigh, and what a database takes."""
    claims = [claim_row(claim) for one in found for claim in one.extraction.claims]
    kinds = ("reports", "claims")
    weights = {kind: sum(len(data) for name, data in run.files.items() if name.startswith(kind)) for kind in kinds}
    each = {kind: weight / len(found) / 1000 for kind, weight in weights.items()}
    whole = each["reports"]
    yield f"{len(claims) / len(found):.0f} claims a report. Parquet: {whole:.1f} kB a report with all that was"
    yield f"read, {each['claims']:.1f} kB its claims."
    base = folder / "claims.db"
    reports = [report_row(one) for one in found]
    with claims_in(f"sqlite:///{base}") as take:
        start = time.perf_counter()
        take(reports, claims)
        spent = time.perf_counter() - start
    with closing(sqlite3.connect(base)) as connection:
        start = time.perf_counter()
        for _ in range(LOOKS):
            connection.execute(QUERY).fetchall()
        looked = (time.perf_counter() - start) / LOOKS
    weight = base.stat().st_size / len(found) / 1000
    yield f"A database (SQLite) takes {len(claims) / spent:,.0f} claims a second and {weight:.1f} kB a report;"
    yield f"the first 50 commitments by day come in {1000 * looked:.2f} ms."


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def main(folder: str, workers: str, kill: str, *paths: str) -> None:
    """Read on a cluster, and print the seconds, how many actors were lost, and what each that was not has spent."""
    files = [Path(path) for path in paths]
    with Cluster(DEFAULT, workers=int(workers)) as cluster:
        list(cluster.read(_first(files, int(workers))))
        if kill == "1":
            threading.Timer(AHEAD, os.kill, (cluster.processes[0], signal.SIGKILL)).start()
        before = [_spent(process) for process in cluster.processes]
        start = time.perf_counter()
        list(harvest(stream(files), Path(folder), cluster.read, settings=DEFAULT))
        seconds = time.perf_counter() - start
        spent = [now - then for then, now in zip(before, map(_spent, cluster.processes), strict=True) if now > then]
        print(seconds, cluster.lost, *spent)


def _spent(process: int) -> float:
    """Seconds of a processor that a process has spent; 0 where it is over, or the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")  # utime and stime, proc(5)


if __name__ == "__main__":
    main(*sys.argv[1:])
