"""The tidy tables as one workbook (Office Open XML), by XlsxWriter: a sheet each, and a codebook.

Words are written as words whatever they begin with: nothing in a cell is ever a formula or a link.
"""

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from dragoman.present.display import unbroken
from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.tidy import CODEBOOK, TABLES, Cell, Table, cells
from dragoman.present.view import View
from dragoman.record.errors import DragomanError

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MADE = datetime(1980, 1, 1, tzinfo=UTC)  # a workbook says when it was made; the same record gives the same bytes
ROWS = 1_048_576 - 1  # of a sheet, beside its head
UNITS = 32_767  # of UTF-16 in a cell, the most that Excel takes
CUT = "… [cut]"
FIRST = date(1900, 3, 1)  # before it Excel's calendar has a day that never was
WIDTHS = {"text": 24, "integer": 9, "number": 9, "truth": 8, "day": 11}
WIDE, WIDEST = ("text", "quote", "content", "what", "about", "condition", "consequence", "reasons", "title"), 60


def _xlsx(material: Material) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": unbroken(material.record.dossier.name)[:255], "created": MADE})
        head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        for table in (CODEBOOK, *TABLES):
            _sheet(book.add_worksheet(table.name), table, material.view, head=head, day=day)
    return out.getvalue()


def _sheet(sheet: "Worksheet", table: Table[Any], view: View, *, head: "Format", day: "Format") -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, head)
        width = WIDEST if column.name in WIDE else max(WIDTHS[column.type], len(column.name) + 4)  # room for the arrow
        sheet.set_column(place, place, width)
    number = 0
    for number, row in enumerate(cells(table, view), start=1):
        if number > ROWS:
            message = f"the table {table.name} has more rows than a sheet holds: take csv or parquet"
            raise DragomanError(message)
        for place, cell in enumerate(row):
            _cell(sheet, number, place, cell, day=day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(number, 1), len(table.columns) - 1)


def _cell(sheet: "Worksheet", row: int, place: int, cell: Cell, *, day: "Format") -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, place, cell)
        case date() if cell >= FIRST:
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  a day
        case int() | float():
            sheet.write_number(row, place, cell)
        case _:
            sheet.write_string(row, place, _fitting(str(cell)))


def _fitting(text: str) -> str:
    """A text that a cell takes; one that is cut says so."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * UNITS:
        return text
    return units[: 2 * (UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT


XLSX = Exporter(
    name="xlsx", suffix=".xlsx", what="the same tables as sheets of one workbook, with a codebook",
    make=_xlsx, text=False,
)  # fmt: skip
