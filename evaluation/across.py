"""What the scorer does not measure of a record across its reports: what is joined, origins of rewrites, deadlocks.

Labels: the `origin` of each document of a gold; deadlocks.json, condition ids of the gold by dossier.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.record.record import Record
from evaluation.joining import joining
from evaluation.judging import Cells, Judged, cells

DEADLOCKS = Path(__file__).resolve().parent / "deadlocks.json"


def judged(record: Record, gold: Mapping[str, Any], name: str) -> Iterator[Judged]:
    """All that is measured of one record. Nothing where its gold has no such labels."""
    documents = gold["documents"] if isinstance(gold.get("documents"), list) else []
    doc_of = {r.id: d["doc"] for r in record.reports for d in documents if r.file.startswith(d["doc"])}
    yield from joining(record, gold, doc_of)
    yield from _origins(record, gold, {d["doc"]: d["origin"] for d in documents if d.get("origin")}, doc_of)
    yield from _deadlocks(record, gold, labels().get(name, []), doc_of)


@cache
def labels() -> dict[str, list[list[str]]]:
    """The deadlocks by dossier."""
    found: dict[str, list[list[str]]] = json.loads(DEADLOCKS.read_text(encoding="utf-8"))
    return found


def _origins(
    record: Record, gold: Mapping[str, Any], origin: Mapping[str, str], doc_of: Mapping[str, str]
) -> Iterator[Judged]:
    """Pairs of reports: those of one text found, told apart by whether they share words; the others kept apart."""
    verbatim = {frozenset(r["docs"]) for r in gold.get("text_reuse") or [] if r["kind"] == "near_verbatim"}
    mine = {doc_of[r]: o.id for o in record.origins for r in o.reports if doc_of.get(r) in origin}
    for a, b in combinations(sorted(mine), 2):
        joined, one = mine[a] == mine[b], origin[a] == origin[b]
        measure = "origins_apart" if not one else "origins_reprint" if {a, b} in verbatim else "origins_rewrite"
        yield Judged(measure, joined == one, f"{a} + {b}: {'joined' if joined else 'kept apart'}")


def _deadlocks(
    record: Record, gold: Mapping[str, Any], wanted: list[list[str]], doc_of: Mapping[str, str]
) -> Iterator[Judged]:
    """Deadlocks whose conditions are each touched by one of a deadlock of the record, in any report's telling."""
    terms = {c["id"]: cells(c["evidence"]) for c in gold.get("conditions") or []}
    made = [[_told(record, claim, doc_of) for claim in lock.conditions] for lock in record.deadlocks]
    sets = [[terms[c] for c in some if c in terms] for some in wanted]
    for some, terms_ in zip(wanted, sets, strict=True):
        yield Judged("deadlocks", any(_covers(lock, terms_) for lock in made), " + ".join(some))
    for lock, told in zip(record.deadlocks, made, strict=True):
        yield Judged("deadlocks_precision", any(_covers(told, terms_) for terms_ in sets), lock.text)


def _covers(lock: list[Cells], wanted: list[Cells]) -> bool:
    return bool(wanted) and all(any(not claim.isdisjoint(one) for claim in lock) for one in wanted)


def _told(record: Record, claim: str, doc_of: Mapping[str, str]) -> Cells:
    """The characters of a condition in every report that tells it."""
    joined = next((f.claims for f in record.findings if claim in f.claims), (claim,))
    spans = ((c.report, e) for c in record.claims if c.id in joined for e in c.evidence)
    return frozenset((doc_of[r], i) for r, e in spans if r in doc_of for i in range(e.start, e.end))
