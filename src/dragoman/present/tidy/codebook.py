"""The codebook: what every column of every table holds, as a table itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.present.tidy.column import Column, Table, text


@dataclass(frozen=True, slots=True)
class _Entry:
    """A column of a table."""

    table: Table[Any]
    column: Column[Any]


COLUMNS: tuple[Column[_Entry], ...] = (
    text("table", "The table.", lambda e, _: e.table.name),
    text("row", "What one row of it is.", lambda e, _: e.table.about),
    text("column", "The column.", lambda e, _: e.column.name),
    text("type", "text, integer, number, truth or day.", lambda e, _: e.column.type),
    text("about", "What it holds; a cell is empty where the record does not say.", lambda e, _: e.column.about),
)


def codebook(tables: Sequence[Table[Any]]) -> Table[Any]:
    """The codebook of some tables."""
    entries = [_Entry(table=table, column=column) for table in tables for column in table.columns]
    return Table("codebook", "A column of a table.", lambda _: entries, COLUMNS)
