"""What a tidy table is made of (Wickham, "Tidy Data", 2014): a row a thing, a column a fact, one kind of value each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from dragoman.present.dates import whole_day
from dragoman.present.display import unbroken
from dragoman.present.sheets import BETWEEN
from dragoman.present.view import View
from dragoman.record.value import Dated, Quantity, When

Cell = str | int | float | bool | date | None
Type = Literal["text", "integer", "number", "truth", "day"]
R_contra = TypeVar("R_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[R_contra]):
    """A column. `about`: what it holds, in one sentence; a cell is null where the record does not say."""

    name: str
    type: Type
    about: str
    of: Callable[[R_contra, View], Cell]


@dataclass(frozen=True, slots=True)
class Table(Generic[R_contra]):
    """A table. `about`: what one row of it is."""

    name: str
    about: str
    rows: Callable[[View], Iterable[R_contra]]
    columns: tuple[Column[R_contra], ...]


def cells(table: Table[R_contra], view: View) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table: as many cells as it has columns, each of its column's type or null."""
    for row in table.rows(view):
        yield tuple(_cell(column.of(row, view)) for column in table.columns)


def _cell(value: Cell) -> Cell:
    return unbroken(value) if isinstance(value, str) else value


def text(name: str, about: str, of: Callable[[R_contra, View], str | None]) -> Column[R_contra]:
    """A column of words."""
    return Column(name=name, type="text", about=about, of=of)


def integer(name: str, about: str, of: Callable[[R_contra, View], int | None]) -> Column[R_contra]:
    """A column of whole numbers."""
    return Column(name=name, type="integer", about=about, of=of)


def real(name: str, about: str, of: Callable[[R_contra, View], float | None]) -> Column[R_contra]:
    """A column of numbers."""
    return Column(name=name, type="number", about=about, of=of)


def truth(name: str, about: str, of: Callable[[R_contra, View], bool]) -> Column[R_contra]:
    """A column of yes and no."""
    return Column(name=name, type="truth", about=about, of=of)


def _day(name: str, about: str, of: Callable[[R_contra, View], date | None]) -> Column[R_contra]:
    return Column(name=name, type="day", about=about, of=of)


def dated(name: str, what: str, of: Callable[[R_contra], Dated | When | None]) -> tuple[Column[R_contra], ...]:
    """A date as four columns: EDTF, its first and last day where those are whole days, and what it rests on."""
    edtf = _part(of, "edtf")
    whole = f"day of `{name}`, where it names a whole day"
    return (
        text(name, f"{what}, in EDTF (ISO 8601-2): a day, a month, an interval; vagueness is kept.", edtf),
        _day(f"{name}_first", f"The first {whole}.", lambda row, view: _ends(edtf(row, view))[0]),
        _day(f"{name}_last", f"The last {whole}.", lambda row, view: _ends(edtf(row, view))[1]),
        text(
            f"{name}_basis", f"What `{name}` rests on: given, metadata, text, inferred or assumed.", _part(of, "basis")
        ),
    )


def worded(name: str, what: str, of: Callable[[R_contra], When | None]) -> tuple[Column[R_contra], ...]:
    """The time of a claim: `dated`, and the report's words for it."""
    return (*dated(name, what, of), _words(name, of))


def quantity(name: str, what: str, of: Callable[[R_contra], Quantity | None]) -> tuple[Column[R_contra], ...]:
    """A number with bounds as five columns."""
    how = "exact, at_least, at_most, about, fewer_than, more_than or unspecified"
    return (
        real(f"{name}_low", f"{what}: at least this many; null where that is not known.", _part(of, "low")),
        real(f"{name}_high", f"{what}: at most this many; null where that is open.", _part(of, "high")),
        text(f"{name}_qualifier", f"How `{name}` is bounded: {how}.", _part(of, "qualifier")),
        text(f"{name}_unit", f"What `{name}` is counted in.", _part(of, "unit")),
        _words(name, of),
    )


def _words(name: str, of: Callable[[R_contra], When | Quantity | None]) -> Column[R_contra]:
    return text(f"{name}_text", f"The report's words for `{name}`.", _part(of, "text"))


def _part(of: Callable[[R_contra], object], name: str) -> Callable[[R_contra, View], Any]:
    """A field of what may be there."""
    return lambda row, _: getattr(of(row), name, None)


def named(actors: Iterable[str], view: View) -> str | None:
    """The names of actors in one cell; null for none."""
    return joined(view.actors[i].name if i in view.actors else i for i in actors)


def joined(some: Iterable[str]) -> str | None:
    """Several values in one cell; null for none."""
    return BETWEEN.join(some) or None


def _ends(edtf: str | None) -> tuple[date | None, date | None]:
    first, slash, last = (edtf or "").partition("/")
    return whole_day(first), whole_day(last if slash else first)
