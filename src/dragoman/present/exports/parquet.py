"""The tidy tables as Apache Parquet, a file a table, by pyarrow (the extra `parquet`)."""

import io
from typing import Any

from dragoman.present.exports.exporter import Exporter, File, Material
from dragoman.present.tidy import TABLES, Table, cells
from dragoman.record.extra import library

TYPES = {"text": "string", "integer": "int64", "number": "float64", "truth": "bool_", "day": "date32"}
ABOUT = b"description"  # of a column and of a table, in the file's own metadata


def _parquet(material: Material) -> tuple[File, ...]:
    arrow, parquet = library("pyarrow", extra="parquet"), library("pyarrow.parquet", extra="parquet")
    made = []
    for table in TABLES:
        out = io.BytesIO()
        parquet.write_table(_table(arrow, table, material), out)
        made.append(File(f"{table.name}.parquet", out.getvalue()))
    return tuple(made)


def _table(arrow: Any, table: Table[Any], material: Material) -> Any:  # noqa: ANN401  pyarrow may not be installed
    fields = [
        arrow.field(c.name, getattr(arrow, TYPES[c.type])(), metadata={ABOUT: c.about.encode()}) for c in table.columns
    ]
    rows = list(cells(table, material.view))
    schema = arrow.schema(fields, metadata={ABOUT: table.about.encode()})
    columns = [arrow.array([row[n] for row in rows], type=field.type) for n, field in enumerate(fields)]
    return arrow.Table.from_arrays(columns, schema=schema)


PARQUET = Exporter(
    name="parquet", suffix=".parquet", what="the same tables as Parquet, a file each; into a folder or a .zip",
    make=_parquet, text=False, several=True,
)  # fmt: skip
