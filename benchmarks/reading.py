"""What each step of reading costs beside spaCy's own pass over the same texts, in processor time on one core."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

from benchmarks.results import table
from dragoman.extract import EXTRACTORS, Extractor, extract
from dragoman.extract.conditions import conditions
from dragoman.extract.learned import told_of
from dragoman.extract.positions import positions
from dragoman.extract.statements import statements
from dragoman.ingest import ingest
from dragoman.read import BATCH, reading
from dragoman.read.model import model
from dragoman.read.reading import Reading
from dragoman.reconcile import reconcile
from dragoman.record.claim import Claim, Statement
from dragoman.record.report import Report

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3  # the least of which counts: other work on the machine only adds
R = TypeVar("R")


class Clock:
    """Processor seconds by step: of each step the least of all rounds."""

    def __init__(self) -> None:
        """No step has been timed."""
        self.least: dict[str, float] = {}
        self._round: dict[str, float] = defaultdict(float)

    def time(self, step: str, work: Callable[[], R]) -> R:
        """Do some work of a step."""
        start = time.process_time()
        result = work()
        self._round[step] += time.process_time() - start
        return result

    def turn(self) -> None:
        """End a round."""
        for step, seconds in self._round.items():
            self.least[step] = min(seconds, self.least.get(step, seconds))
        self._round.clear()


def lines() -> Iterator[str]:
    """The table, and the slowest extractor with its share."""
    reports = [r for folder in sorted((ROOT / "samples").iterdir()) for r in ingest([folder]).reports]
    reports += [r for folder in sorted(ROOT.glob("evaluation/dossiers/*/reports")) for r in ingest([folder]).reports]
    clock = Clock()
    texts = [report.text for report in reports]
    list(model().pipe(texts[:BATCH]))  # what is loaded late is loaded now
    for _ in range(ROUNDS):
        docs = clock.time("spaCy", lambda: list(model().pipe(texts, batch_size=BATCH)))
        for report, doc in zip(reports, docs, strict=True):
            _steps(clock, report, doc)
        _joined(clock, reports, docs)
        clock.turn()
    yield f"{len(reports)} reports, {sum(report.words for report in reports):,} words; the least of {ROUNDS} rounds."
    yield ""
    yield from _table(clock.least)


def _steps(clock: Clock, report: Report, doc: Doc) -> None:
    read = clock.time("names, quotations, times", lambda: reading(report, doc))
    clock.time("learned reader", lambda: told_of(read))
    said = clock.time("statements", lambda: tuple(statements(read)))
    terms = clock.time("conditions", lambda: tuple(conditions(read, said)))
    clock.time("positions", lambda: list(positions(read, said, terms)))
    for extractor in EXTRACTORS:
        clock.time(extractor.__name__, partial(_drawn, extractor, read, said))


def _drawn(extractor: Extractor, read: Reading, said: tuple[Statement, ...]) -> list[Claim]:
    return list(extractor(read, said))


def _joined(clock: Clock, reports: list[Report], docs: list[Doc]) -> None:
    """Reconciling, dossier by dossier as the reports lie: in fives."""
    parts = [extract(reading(report, doc)) for report, doc in zip(reports, docs, strict=True)]
    for n in range(0, len(reports), 5):
        clock.time("reconciling (fives)", partial(reconcile, reports[n : n + 5], parts[n : n + 5], name="x"))


def _table(seconds: dict[str, float]) -> Iterator[str]:
    floor, whole = seconds["spaCy"], sum(seconds.values())
    order = sorted(seconds.items(), key=lambda step: -step[1])
    yield from table(
        ("step", "seconds", "of spaCy's pass", "of all"),
        [(name, f"{s:.2f}", f"{s / floor:.2f}", f"{s / whole:.1%}") for name, s in order],
    )
    rules = [*(e.__name__ for e in EXTRACTORS), "statements", "conditions", "positions"]
    extractors = {name: seconds[name] for name in (*rules, "learned reader")}
    slowest = max(extractors, key=extractors.__getitem__)
    yield ""
    yield (
        f"The slowest extractor is `{slowest}`, {seconds[slowest] / whole:.1%} of reading. All extractors together "
        f"take {sum(extractors.values()) / floor:.2f} of spaCy's pass, the rules alone "
        f"{sum(seconds[name] for name in rules) / floor:.2f}; all of dragoman {(whole - floor) / floor:.2f}."
    )
