"""A table of a record with typed columns, as plain rows, for pandas or for polars.

Which tables there are and what stands in them is defined once, in `dragoman.present.tidy`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from dragoman.api.notebook import table_html
from dragoman.present import tidy
from dragoman.record.extra import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl

    from dragoman.present.tidy import Cell, Type
    from dragoman.present.view import View

PANDAS = {"text": "string", "integer": "Int64", "number": "Float64", "truth": "boolean", "day": "datetime64[s]"}
POLARS = {"text": "String", "integer": "Int64", "number": "Float64", "truth": "Boolean", "day": "Date"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `type`: text, integer, number, truth or day; `about`: what it holds, in one sentence."""

    name: str
    type: "Type"
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `about`: what one row is; `rows`: a cell for each column, null where the record does not say."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: "tuple[tuple[Cell, ...], ...]"

    @classmethod
    def of(cls, found: tidy.Table[Any], view: "View") -> Self:
        """The table of a record."""
        columns = tuple(Column(name=one.name, type=one.type, about=one.about) for one in found.columns)
        return cls(name=found.name, about=found.about, columns=columns, rows=tuple(tidy.cells(found, view)))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def dicts(self) -> "Iterator[dict[str, Cell]]":
        """Each row by the names of the columns."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas DataFrame; its columns can hold nulls. Raises MissingError where pandas is not there."""
        pandas: Any = library("pandas", extra="pandas")
        cells = self._by_column()
        return pandas.DataFrame(
            {c.name: pandas.Series(list(cells[n]), dtype=PANDAS[c.type]) for n, c in enumerate(self.columns)}
        )

    def to_polars(self) -> "pl.DataFrame":
        """A polars DataFrame. Raises MissingError where polars is not there."""
        polars: Any = library("polars", extra="polars")
        schema = {column.name: getattr(polars, POLARS[column.type]) for column in self.columns}
        frame: pl.DataFrame = polars.DataFrame(list(self.rows), schema=schema, orient="row")
        return frame

    def _by_column(self) -> "list[tuple[Cell, ...]]":
        return list(zip(*self.rows, strict=True)) or [()] * len(self.columns)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return table_html(self.name, self.about, tuple(column.name for column in self.columns), self.rows)


def tables() -> tuple[tidy.Table[Any], ...]:
    """What tables there are."""
    return tidy.TABLES
