"""A record as tidy tables: one definition for CSV, XLSX, Parquet and the Python API."""

from typing import Any

from dragoman.present.tidy import claims, dossier, findings
from dragoman.present.tidy.codebook import codebook
from dragoman.present.tidy.column import Cell, Column, Table, Type, cells

TABLES: tuple[Table[Any], ...] = (*dossier.SOURCES, *claims.TABLES, *findings.TABLES, *dossier.ORIGIN)
CODEBOOK: Table[Any] = codebook(TABLES)

__all__ = ["CODEBOOK", "TABLES", "Cell", "Column", "Table", "Type", "cells"]
