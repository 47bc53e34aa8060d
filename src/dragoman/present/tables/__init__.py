"""Tables of a record: a row for each thing, with its evidence, for a terminal or as JSON."""

from typing import Any

from dragoman.present.tables.across import DIFFERENCES, ORIGINS, TIMELINE
from dragoman.present.tables.row import Filters, Table
from dragoman.present.tables.said import STATEMENTS
from dragoman.present.tables.stand import COMMITMENTS, CONDITIONS, POSITIONS

TABLES: tuple[Table[Any], ...] = (
    DIFFERENCES, ORIGINS, POSITIONS, COMMITMENTS, CONDITIONS, TIMELINE, STATEMENTS,
)  # fmt: skip

__all__ = ["TABLES", "Filters", "Table"]
