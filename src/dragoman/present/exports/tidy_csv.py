"""The tidy tables as CSV (RFC 4180), a file a table, and a codebook."""

from datetime import date
from typing import Any

from dragoman.present.exports.exporter import Exporter, File, Material
from dragoman.present.sheets import Sheet, csv_of
from dragoman.present.tidy import CODEBOOK, TABLES, Cell, Table, cells


def _csv(material: Material) -> tuple[File, ...]:
    return tuple(_file(table, material) for table in (CODEBOOK, *TABLES))


def _file(table: Table[Any], material: Material) -> File:
    rows = tuple(tuple(map(_words, row)) for row in cells(table, material.view))
    sheet = Sheet(title=table.name, columns=tuple(column.name for column in table.columns), rows=rows)
    return File(f"{table.name}.csv", csv_of(sheet))


def _words(cell: Cell) -> str:
    """A cell as every reader of CSV takes it: `true`, a day as ISO 8601, nothing for null."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


CSV = Exporter(
    name="csv", suffix=".csv", what="tidy tables, a file each, with a codebook; into a folder or a .zip",
    make=_csv, text=False, several=True,
)  # fmt: skip
