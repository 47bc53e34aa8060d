"""Whether what several reports tell is joined, as the scorer asks of incidents: statements, meetings and others.

Labels: the `key` of a gold item, the `cluster` of a statement: the same for one thing in all reports; where
it has none, its id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from dragoman.record.claim import kind_of
from dragoman.record.record import Record
from evaluation.judging import Cells, Judged, cells

KINDS = {"statement": "statements", "meeting": "meetings", "commitment": "agreements", "condition": "conditions"}


@dataclass(frozen=True, slots=True)
class _Known:
    """A claim whose thing is known: the characters' gold item with the most overlap. `thing`: its key."""

    report: str
    thing: str
    findings: frozenset[str]
    words: str


def joining(record: Record, gold: Mapping[str, Any], doc_of: Mapping[str, str]) -> Iterator[Judged]:
    """Pairs of claims of two reports: those of one thing found in one finding, and those so joined that are of one."""
    for kind, section in KINDS.items():
        for a, b in combinations(_known(record, kind, gold.get(section) or [], doc_of), 2):
            one, joined = a.thing == b.thing, bool(a.findings & b.findings)
            line = f"{a.words} + {b.words}: {a.thing}, {b.thing}"
            if a.report != b.report and one:
                yield Judged(f"joined_{kind}s", joined, line)
            if a.report != b.report and joined:
                yield Judged(f"joined_{kind}s_precision", one, line)


def _known(record: Record, kind: str, items: list[dict[str, Any]], doc_of: Mapping[str, str]) -> list[_Known]:
    """The claims of a kind that touch a gold item. Of one gold item in one report each may be such a claim."""
    wanted = [(item.get("key") or item.get("cluster") or item["id"], cells(item["evidence"])) for item in items]
    within: dict[str, set[str]] = {}
    for finding in record.findings:
        for told in finding.claims:
            within.setdefault(told, set()).add(finding.id)
    found = []
    for claim in record.claims:
        if kind_of(claim) != kind or claim.report not in doc_of:
            continue
        mine = frozenset((doc_of[claim.report], i) for e in claim.evidence for i in range(e.start, e.end))
        near = max(wanted, key=lambda w: _overlap(mine, w[1]), default=None)
        if near is not None and not mine.isdisjoint(near[1]):
            found.append(_Known(claim.report, near[0], frozenset(within.get(claim.id, ())), claim.text[:100]))
    return found


def _overlap(a: Cells, b: Cells) -> float:
    return len(a & b) / (len(a | b) or 1)
