"""`manifest.csv`: what a person says of the reports in a folder (`file,outlet,published,title,url`)."""

import csv
import unicodedata
from collections.abc import Iterator

from dragoman.ingest.draft import Stated, file_name, one_line
from dragoman.record.base import Frozen
from dragoman.record.record import Skipped

NAME = "manifest.csv"
COLUMNS = {  # the column as written, in lower case → what it states
    "file": "file", "filename": "file", "file name": "file", "name": "file",
    "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "published": "published", "date": "published",
    "title": "title", "headline": "title",
    "url": "url", "link": "url",
    "agency": "agencies", "agencies": "agencies",
}  # fmt: skip
LONGEST = 100_000  # characters of a cell; `csv` has a limit of its own, which any library of the process may lift
DELIMITERS = (",", ";", "\t", "|")


class Line(Frozen, frozen=True, kw_only=True):
    """A row as it stands: the file that it speaks of, as `key()` writes names, and what it states."""

    file: str
    stated: Stated


def manifest(text: str, *, name: str = NAME) -> Iterator[Line | Skipped]:
    """The rows of a manifest, and what of it cannot be used. Columns in any order; unknown ones are passed over."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines), skipinitialspace=True)
    columns: list[str] = []
    seen: set[str] = set()
    try:
        for cells in map(_bounded, reader):
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells)
                if "file" not in columns:
                    yield Skipped(file=name, reason="a manifest without a column `file`; read without it")
                    return
                continue
            yield from _row(dict(zip(columns, cells, strict=False)), seen, f"{name}, line {reader.line_num}")
    except csv.Error as error:
        yield Skipped(file=name, reason=f"line {reader.line_num} is no CSV ({error}); the manifest is read up to it")


def _bounded(cells: list[str]) -> list[str]:
    """The cells of a row. Raises csv.Error where one is too long to be one: a quotation mark was never closed."""
    if any(len(cell) > LONGEST for cell in cells):
        message = f"a cell of more than {LONGEST:,} characters"
        raise csv.Error(message)
    return cells


def key(name: str) -> str:
    """A file's name as it is compared: slashes forward, no leading "./", accents composed (macOS takes them apart)."""
    return unicodedata.normalize("NFC", file_name(name).strip().replace("\\", "/")).removeprefix("./")


def _row(cells: dict[str, str], seen: set[str], place: str) -> Iterator[Line | Skipped]:
    """One row, or why it is none."""
    file = key(cells.get("file", ""))
    if not file:
        yield Skipped(file=place, reason="names no file")
        return
    if file in seen:
        yield Skipped(file=place, reason=f"names {file} again; its first row is used")
        return
    seen.add(file)
    agencies = (one_line(part) for part in cells.get("agencies", "").replace(";", ",").split(","))
    stated = Stated(
        outlet=one_line(cells.get("outlet")),
        title=one_line(cells.get("title")),
        url=one_line(cells.get("url"), limit=2000),
        published=one_line(cells.get("published")),
        agencies=tuple(name for name in agencies if name),
    )
    yield Line(file=file, stated=stated)


def _columns(cells: list[str]) -> list[str]:
    """What each column states; one that states nothing known, or what an earlier one states, gets its number."""
    columns: list[str] = []
    for index, cell in enumerate(cells):
        name = COLUMNS.get(cell.strip().strip('"').lower(), "")
        columns.append(name if name and name not in columns else f"column {index + 1}")
    return columns


def _delimiter(lines: list[str]) -> str:
    """The delimiter of the first line with words: the one that cuts out most columns that are known."""
    header = next((line for line in lines if line.strip()), "")[:2000]
    known = {mark: sum(cell.strip(' "\r\n').lower() in COLUMNS for cell in header.split(mark)) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: known[mark])
