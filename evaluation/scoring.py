"""Reads dossiers and scores their records with the scorer that lies beside the project (`shared/score`)."""

import importlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean

from dragoman.pipeline import read_dossier
from dragoman.record.record import Record, encode
from dragoman.record.value import Dated
from dragoman.settings import Settings
from evaluation.across import judged
from evaluation.dossiers import Labelled, shared
from evaluation.judging import Judged

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Score:
    """A dossier's scores by measure, shares of 1; a measure that its gold does not ask for is not there.

    `misses`: by measure, one line for each item missed, false or wrong.
    """

    dossier: Labelled
    measures: dict[str, float]
    misses: dict[str, list[str]]


def scores(dossiers: Sequence[Labelled]) -> Iterator[Score]:
    """The scores of dossiers, in their order, as they are done."""
    with ProcessPoolExecutor(max_workers=PROCESSES) as pool:
        yield from pool.map(score, dossiers)


def score(dossier: Labelled) -> Score:
    """Read a dossier and score its record."""
    anchor = Dated(edtf=dossier.anchor, basis="given") if dossier.anchor else None
    record = read_dossier([dossier.reports], name=dossier.name, settings=Settings(anchor=anchor))
    sys.path.insert(0, str(shared() / "score"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.json"
        path.write_bytes(encode(record))
        result = importlib.import_module("score").score(path, dossier.gold, dossier.reports)
    measures = {name: value for name, (value, _, _) in result.rows.items() if value is not None}
    misses = {k: list(v) for k, v in result.misses.items() if v}
    for name, some in groupby(sorted(_across(record, dossier), key=lambda j: j.measure), key=lambda j: j.measure):
        rows = list(some)
        measures[name] = fmean(row.right for row in rows)
        misses |= {name: [row.line for row in rows if not row.right]} if measures[name] < 1 else {}
    return Score(dossier=dossier, measures=measures, misses=misses)


def _across(record: Record, dossier: Labelled) -> Iterator[Judged]:
    yield from judged(record, json.loads(dossier.gold.read_text(encoding="utf-8")), dossier.name)
