"""The tidy tables as CSV, XLSX and Parquet, read back by others' libraries."""

import csv
import io
import math
import sys
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pyarrow import parquet

from dragoman.present.exports import EXPORTERS, Material
from dragoman.present.exports.xlsx import CUT, UNITS
from dragoman.present.tidy import CODEBOOK, TABLES, Cell, cells
from dragoman.record.errors import MissingError
from tests.dossiers import sample_record
from tests.present.build import OPENING, record
from tests.present.exports.hostile import HOSTILE, hostile

EACH = pytest.mark.parametrize("table", [table.name for table in TABLES])


def material(found: str) -> Material:
    """The sample, the hand-made record, or that with hostile words of some sort."""
    if found == "sample":
        return Material(sample_record())
    return Material(record() if found == "record" else hostile(HOSTILE[found]))


@cache
def files(form: str, found: str) -> dict[str, bytes]:
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == form)
    made = exporter.make(material(found))
    return {exporter.name: made} if isinstance(made, bytes) else {file.name: file.data for file in made}


def expected(name: str, found: str) -> list[tuple[Cell, ...]]:
    return list(cells(next(t for t in TABLES if t.name == name), material(found).view))


@cache
def book(found: str) -> Workbook:
    return load_workbook(io.BytesIO(files("xlsx", found)["xlsx"]))


def sheet(name: str, found: str) -> Worksheet:
    made: Worksheet = book(found)[name]
    return made


def rows_of(data: bytes) -> list[list[str]]:
    limit = csv.field_size_limit(sys.maxsize)  # of all that the process reads
    try:
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    finally:
        csv.field_size_limit(limit)


@EACH
def test_csv_has_every_row(table: str) -> None:
    head, *rows = rows_of(files("csv", "sample")[f"{table}.csv"])
    assert head == [column.name for t in TABLES if t.name == table for column in t.columns]
    assert len(rows) == len(expected(table, "sample"))


def test_csv_has_a_codebook_that_tells_of_each_column() -> None:
    _, *rows = rows_of(files("csv", "sample")["codebook.csv"])
    assert [(row[0], row[2]) for row in rows] == [(t.name, column.name) for t in TABLES for column in t.columns]


def test_csv_cells_are_what_readers_of_csv_take() -> None:
    head, *rows = rows_of(files("csv", "record")["commitments.csv"])
    found = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == OPENING.id)
    assert (found["due_first"], found["rejected"], found["when"]) == ("2031-05-20", "false", "")


@pytest.mark.parametrize("words", ["formula", "command"])
def test_no_cell_is_a_formula(words: str) -> None:
    head, *rows = rows_of(files("csv", words)["claims.csv"])
    assert {row[head.index("text")] for row in rows} == {f"'{HOSTILE[words]}"}
    found = sheet("claims", words)
    texts = [cell for row in found.iter_rows(min_row=2) for cell in row if cell.value == HOSTILE[words]]
    assert texts
    assert {cell.data_type for cell in texts} == {"s"}
    assert not any(cell.hyperlink for cell in texts)


@EACH
def test_a_sheet_holds_typed_cells_under_a_frozen_head(table: str) -> None:
    for found in ("record", "sample"):
        made = sheet(table, found)
        head, *rows = [[cell.value for cell in row] for row in made.iter_rows()]
        assert made.freeze_panes == "A2"
        assert head == [column.name for t in TABLES if t.name == table for column in t.columns]
        held = [tuple(_plain(cell) for cell in row) for row in rows]
        wanted = [tuple(_written(cell) for cell in row) for row in expected(table, found)]
        assert [row for row in held if any(cell is not None for cell in row)] == wanted


def _plain(cell: Any) -> Cell:  # noqa: ANN401  whatever openpyxl gives
    return cell.date() if isinstance(cell, datetime) else cell


def _written(cell: Cell) -> Cell:
    """A cell as a workbook gives it back: an empty one is none."""
    return cell if cell != "" else None


def test_all_tables_are_sheets() -> None:
    assert book("sample").sheetnames == [table.name for table in (CODEBOOK, *TABLES)]


def test_a_cell_that_is_cut_says_so() -> None:
    held = [cell.value for cell in sheet("claims", "unbroken")["D"]][1]
    assert isinstance(held, str)
    assert held.endswith(CUT)
    assert math.isclose(len(held), UNITS, abs_tol=len(CUT))


@EACH
def test_parquet_gives_back_every_cell(table: str) -> None:
    for found in ("record", "sample", "control"):
        held = parquet.read_table(io.BytesIO(files("parquet", found)[f"{table}.parquet"]))
        assert list(zip(*(column.to_pylist() for column in held.columns), strict=True)) == expected(table, found)
        assert all(field.metadata[b"description"].endswith(b".") for field in held.schema)


def test_parquet_has_days_and_numbers() -> None:
    held = parquet.read_table(io.BytesIO(files("parquet", "record")["commitments.parquet"])).to_pylist()
    found = next(row for row in held if row["id"] == OPENING.id)
    assert (found["due_first"], found["rejected"], found["quantity_low"]) == (date(2031, 5, 20), False, None)


def test_without_pyarrow_parquet_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingError, match=r'^pyarrow is not installed: pip install "dragoman\[parquet\]"$'):
        next(exporter for exporter in EXPORTERS if exporter.name == "parquet").make(material("record"))
