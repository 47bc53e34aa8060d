"""How soon it begins: the help, and a dossier of two reports beside the load of the model."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.results import table
from benchmarks.texts import originals, written

ROUNDS = 3
HELP, TIMES = 0.3, 2.0  # seconds for the help; times the load of the model for two reports
LOAD = "from dragoman.read.model import model; from dragoman.learned.tagger import session; model(); session()"


class Spent(NamedTuple):
    """What a command took: seconds on the clock, which other work on the machine lengthens, and of a processor."""

    clock: float
    processor: float


def lines() -> Iterator[str]:
    """The lines of the results: the least of several rounds of each command, once all has been read from the disk."""
    with TemporaryDirectory() as folder:
        paths = written(Path(folder), list(originals()[0][:2]))
        steps = {
            "dragoman --help": ("-m", "dragoman", "--help"),
            "the model loaded": ("-c", LOAD),
            "two reports read": ("-m", "dragoman", "read", *map(str, paths), "--json"),
        }
        rounds = {name: [_spent(command) for _ in range(ROUNDS)] for name, command in steps.items()}
    least = {name: Spent(*map(min, zip(*some, strict=True))) for name, some in rounds.items()}
    rows = [(name, f"{one.clock:.2f}", f"{one.processor:.2f}") for name, one in least.items()]
    yield from table(("step", "seconds on the clock", "of a processor"), rows)
    yield ""
    first, load, two = least.values()
    yield f"The help takes {first.clock:.2f} s on the clock, {HELP} allowed."
    yield f"Two reports take {two.clock / load.clock:.2f} times the load of the model on the clock, {TIMES} allowed,"
    yield f"and {two.processor / load.processor:.2f} times by the processor."


def _spent(command: tuple[str, ...]) -> Spent:
    """What our own command takes in a process of its own. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as process:  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(seconds, used.ru_utime + used.ru_stime)
