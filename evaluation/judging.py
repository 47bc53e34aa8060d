"""What is judged of a record across its reports, and the characters by which it is found."""

from dataclasses import dataclass
from typing import Any

Cells = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that is right or wrong, by measure, and the line to show where it is wrong."""

    measure: str
    right: bool
    line: str


def cells(evidence: list[dict[str, Any]]) -> Cells:
    """The characters that labelled evidence covers, each as (document, offset in code points)."""
    return frozenset((e["doc"], i) for e in evidence for i in range(e["start"], e["end"]))
