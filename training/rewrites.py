"""The weights of lexicon/rewrites.toml, from the labelled dossiers: `python -m training.rewrites`.

Run with dragoman's environment. Logistic regression (Cox, 1958) with a ridge penalty, by Newton's method, over every
report that may be a rewrite of another (dragoman.reconcile.rewrites.retellings). What it prints first is how each
candidate fares with the weights of all other dossiers; then the table to paste. No chance is involved: no seed.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from dragoman.extract import extract
from dragoman.ingest import ingest
from dragoman.read import read
from dragoman.reconcile import reconcile
from dragoman.reconcile.lineage import compare, retold_from
from dragoman.reconcile.retold import FEATURES, Retold
from dragoman.reconcile.telling import tellings
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from training.folders import DOSSIERS, TRAIN, halves, reports_of

RIDGE = 1.0
STEPS = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that may be a rewrite, and whether it is."""

    dossier: str
    report: str
    how: Retold
    is_one: bool


def main() -> int:
    """Fit and print."""
    found = [one for half in TRAIN for name in halves()[half] for one in candidates(name, *_read(name))]
    for one, likely in sorted(zip(found, held_out(found), strict=True), key=lambda x: -x[1]):
        sys.stdout.write(f"{'+' if one.is_one else '-'} {likely:.3f} {one.dossier}/{one.report} {one.how}\n")
    for name, weight in zip((*FEATURES, "constant"), fit(found), strict=True):
        sys.stdout.write(f"{name} = {weight:.3f}\n")
    return 0


def _read(name: str) -> tuple[list[Report], list[Extraction]]:
    readings = list(read(ingest([reports_of(name)]).reports))
    return [r.report for r in readings], [extract(r) for r in readings]


def candidates(name: str, reports: Sequence[Report], extractions: Sequence[Extraction]) -> Iterator[Candidate]:
    """The candidates of a dossier, by the origins of its gold; of whatever day, since there are few of one."""
    gold = json.loads((DOSSIERS / name / "gold.json").read_text(encoding="utf-8"))
    origin = {d["doc"]: d["origin"] for d in gold["documents"]}
    record = reconcile(reports, extractions, name=name)
    of = {claim.id: claim for claim in record.claims}
    told = tellings([of[c] for c in finding.claims] for finding in record.findings)
    known = [replace(r, published=None) for r in sorted(reports, key=lambda r: (r.file, r.id))]
    docs = [next(doc for doc in origin if r.file.startswith(doc)) for r in known]
    for one in retold_from(known, extractions, compare(known, extractions), told):
        mine, source = docs[one.mine], docs[one.source]
        yield Candidate(name, mine, one.how, origin[mine] == origin[source])


def held_out(found: Sequence[Candidate]) -> list[float]:
    """How likely each is by the weights of the other dossiers."""
    weights = {n: fit([c for c in found if c.dossier != n]) for n in dict.fromkeys(c.dossier for c in found)}
    return [float(1 / (1 + np.exp(-_row(c) @ weights[c.dossier]))) for c in found]


def fit(found: Sequence[Candidate]) -> np.ndarray:
    """The weights of FEATURES, and the constant, which goes unpunished. The penalty sees features of one scale."""
    rows = np.array([_row(c) for c in found])
    scale = np.append(rows[:, :-1].std(axis=0), 1.0)
    rows = rows / scale
    goal = np.array([float(c.is_one) for c in found])
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[-1, -1] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - goal) + ridge @ weights
        weights -= np.linalg.solve((rows.T * (likely * (1 - likely))) @ rows + ridge, slope)
    return weights / scale


def _row(one: Candidate) -> np.ndarray:
    return np.array([*(getattr(one.how, name) for name in FEATURES), 1.0])


if __name__ == "__main__":
    sys.exit(main())
