"""What reading costs beside spaCy's own pass over the same texts, in processor time on one core."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import spacy
from spacy.language import Language

from benchmarks.results import table
from benchmarks.texts import long_reports, written
from dragoman.extract import extract
from dragoman.extract.learned import told_of
from dragoman.ingest import ingest
from dragoman.learned.tagger import vocabulary
from dragoman.pipeline import read_dossier
from dragoman.read import BATCH, reading
from dragoman.read.model import model, model_path
from dragoman.reconcile import reconcile
from dragoman.record.record import encode
from dragoman.run.local import runner

if TYPE_CHECKING:
    from spacy.tokens import Doc

ROUNDS = 3  # the least of which counts: other work on the machine only adds
SOME = 60  # reports by which the steps are told apart
MOST = 1.2  # times spaCy's pass that all of reading may take
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


def official() -> Language:
    """SpaCy's pipeline as it comes."""
    return spacy.load(model_path())


def lines() -> Iterator[str]:
    """The ratio of all of `dragoman read` to spaCy's pass, and where the time goes."""
    texts = long_reports()
    clock = Clock()
    with TemporaryDirectory() as folder:
        written(Path(folder), texts)
        for _ in range(ROUNDS):  # each with a model just loaded, as a process has it
            clock.time("spaCy", partial(_passed, official(), texts))
            model.cache_clear()
            vocabulary.cache_clear()
            model()
            clock.time("dragoman", partial(_read, Path(folder)))
            clock.turn()
    floor, whole = clock.least["spaCy"], clock.least["dragoman"]
    yield f"{len(texts)} reports, {sum(len(t.split()) for t in texts):,} words; the least of {ROUNDS} rounds."
    yield ""
    yield f"spaCy's own pass: {floor:.1f} s. All of `dragoman read`, from files to the record: {whole:.1f} s."
    yield f"That is {whole / floor:.2f} times spaCy's pass, {MOST} allowed."
    yield ""
    yield f"The steps, on {SOME} of the reports:"
    yield ""
    yield from _steps(texts[:SOME])


def _passed(nlp: Language, texts: list[str]) -> int:
    """SpaCy's pass, the documents dropped as they come."""
    return sum(1 for _ in nlp.pipe(texts, batch_size=BATCH))


def _read(folder: Path) -> bytes:
    return encode(read_dossier([folder], name="x", runner=runner(1)))


def _steps(texts: list[str]) -> Iterator[str]:
    clock, spaced = Clock(), official()
    with TemporaryDirectory() as folder:
        paths = written(Path(folder), texts)
        for _ in range(ROUNDS):
            clock.time("spaCy", partial(_passed, spaced, texts))
            reports = clock.time("ingesting", partial(ingest, paths)).reports
            gc.disable()
            docs: list[Doc] = clock.time("the parse", lambda: list(model().pipe(texts, batch_size=BATCH)))
            read = clock.time("names, quotations, times", lambda: list(map(reading, reports, docs)))  # noqa: B023  done at once
            clock.time("learned reader", lambda: list(map(told_of, read)))  # noqa: B023
            parts = clock.time("learned reader and rules", lambda: list(map(extract, read)))  # noqa: B023
            gc.enable()
            record = clock.time("reconciling", partial(reconcile, reports, parts, name="x"))
            clock.time("writing", partial(encode, record))
            clock.turn()
    clock.least["rules"] = clock.least.pop("learned reader and rules") - clock.least["learned reader"]
    floor = clock.least["spaCy"]
    order = sorted(clock.least.items(), key=lambda step: -step[1])
    yield from table(("step", "seconds", "of spaCy's pass"), [(n, f"{s:.2f}", f"{s / floor:.2f}") for n, s in order])
