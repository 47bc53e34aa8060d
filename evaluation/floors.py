"""Floors below which no measure may fall (floors.json); they only rise (trafilatura: quality as a ratchet)."""

import json
from collections.abc import Iterator
from math import floor
from pathlib import Path

from evaluation.table import Table

FLOORS = Path(__file__).resolve().parent / "floors.json"
GUARDED = ("istanbul", "train", "dev", "more", "later", "blind", "fresh", "plover")
MARGIN = 0.01  # left below what was measured: another processor's rounding may turn a parse


def load() -> Table:
    """The floors by column and measure, shares of 1."""
    floors: Table = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def broken(floors: Table, means: Table) -> Iterator[str]:
    """One line for each floor that is broken. A column that was not measured breaks none."""
    for column, measures in floors.items():
        for name, least in measures.items() if column in means else ():
            if (value := means[column].get(name)) is None:
                yield f"{column} {name}: not measured, its floor is {least:.3f}"
            elif value < least:
                yield f"{column} {name}: {value:.3f} is below its floor {least:.3f}"


def raised(floors: Table, means: Table) -> Table:
    """Floors lifted to what was measured less the margin, to three digits; none is lowered, a full score is held."""
    new = {}
    for column in GUARDED:
        old, now = floors.get(column, {}), means.get(column, {})
        new[column] = {name: max(old.get(name, 0.0), _below(now.get(name, 0.0))) for name in {**old, **now}}
    return {column: {n: v for n, v in measures.items() if v} for column, measures in new.items() if measures}


def save(floors: Table) -> None:
    """Write the floors."""
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def _below(value: float) -> float:
    return 1.0 if value >= 1 else max(0.0, floor(1000 * (value - MARGIN)) / 1000)
