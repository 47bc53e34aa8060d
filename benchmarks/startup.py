"""How soon it begins: the help, and a dossier of two reports beside the load of the model."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.results import table
from benchmarks.texts import originals, written

ROUNDS = 5
HELP, TIMES = 0.3, 2.0  # seconds for the help; times the load of the model for two reports
LOAD = "from dragoman.read.model import model; from dragoman.learned.tagger import session; model(); session()"


def lines() -> Iterator[str]:
    """The lines of the results: the least of several rounds on the clock."""
    with TemporaryDirectory() as folder:
        paths = written(Path(folder), list(originals()[0][:2]))
        steps = {
            "dragoman --help": ("-m", "dragoman", "--help"),
            "the model loaded": ("-c", LOAD),
            "two reports read": ("-m", "dragoman", "read", *map(str, paths), "--json"),
        }
        spent = {name: min(_timed(command) for _ in range(ROUNDS)) for name, command in steps.items()}
    yield from table(("step", "seconds on the clock"), [(name, f"{s:.2f}") for name, s in spent.items()])
    yield ""
    first, load, two = spent.values()
    yield f"The help takes {first:.2f} s, {HELP} allowed."
    yield f"Two reports take {two / load:.2f} times the load of the model, {TIMES} allowed."


def _timed(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own command
    return time.perf_counter() - start
