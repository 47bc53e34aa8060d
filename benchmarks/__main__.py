"""`python -m benchmarks [NAME…]`: run benchmarks, print their results and write them down."""

import argparse
import sys
import time
from collections.abc import Sequence

from benchmarks import adding, far, growth, memory, pages, peers, reading, reconciling, sorting, startup, store, workers
from benchmarks.results import Benchmark, put

BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark(
        "reading", "Reading 250 reports of 600 words, beside spaCy's own pass over them, on one core.", reading.lines
    ),
    Benchmark("workers", "Reading in two processes, beside one.", workers.lines),
    Benchmark("startup", "How soon the program begins.", startup.lines),
    Benchmark("memory", "What 10,000 short invented reports hold: as a stream, and as one dossier.", memory.lines),
    Benchmark("peers", "Other libraries over the same texts and the same parse.", peers.lines),
    Benchmark(
        "reconciling", "Reconciling invented claims of 100 and of 1,000 reports, ten claims each.", reconciling.lines
    ),
    Benchmark(
        "growth",
        "Reconciling a dossier that goes on: invented claims, 20 reports a day, ten claims each.",
        growth.lines,
    ),
    Benchmark("sorting", "Sorting streams of mixed news into dossiers.", sorting.lines),
    Benchmark(
        "far",
        "Reading a stream into claims, on one machine: without a cluster, on a Ray cluster, and with an actor killed.",
        far.lines,
    ),
    Benchmark(
        "adding",
        "Adding one invented report of twelve sentences to a stored dossier of 100 and of 1,000.",
        adding.lines,
    ),
    Benchmark("store", "Putting into a store and asking it: SQLite, and PostgreSQL.", store.lines),
    Benchmark(
        "pages", "The pages of the workspace on invented claims of 1,000 reports, asked over loopback.", pages.lines
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Run what is named, or all."""
    names = [benchmark.name for benchmark in BENCHMARKS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(names)}")
    chosen = parser.parse_args(arguments).names
    unknown = next((name for name in chosen if name not in names), None)
    if unknown:
        parser.error(f"no benchmark {unknown}: there are {', '.join(names)}")
    todo = [benchmark for benchmark in BENCHMARKS if not chosen or benchmark.name in chosen]
    print(*(f"{benchmark.name}: {benchmark.about}" for benchmark in todo), "", sep="\n", flush=True)
    for benchmark in todo:
        start = time.perf_counter()
        found = list(benchmark.run())
        took = f"({time.perf_counter() - start:.0f} s on the clock)"
        print(f"{benchmark.name} {took}\n", *found, "", sep="\n", flush=True)
        put(benchmark.name, benchmark.about, found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
