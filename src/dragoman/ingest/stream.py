"""Streams of reports, larger than memory: JSON Lines by line, Parquet by row group, archives by record.

Loose files are taken folder by folder, as what their manifest says of them. Nothing is looked at twice: whether a text
came before is for whoever reads the stream.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.ingest.draft import Draft
from dragoman.ingest.feed import feed
from dragoman.ingest.files import NO_REPORTS, from_paths
from dragoman.ingest.gathered import Gathered, Left, Row, stated
from dragoman.record.errors import UsageError
from dragoman.record.extra import library
from dragoman.record.record import Skipped

LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
ARCHIVES = (".warc", ".warc.gz")
LONGEST = 10_000_000  # bytes of a line
AT_ONCE = 256  # rows


def stream(paths: Sequence[Path]) -> Iterator[Draft | Skipped]:
    """The drafts in files and folders, in order, and what could not be read. Raises UsageError for a path not there."""
    for path in paths:
        if not path.exists():
            message = f"there is no {path}"
            raise UsageError(message)
    for path in paths:
        if not path.is_dir():
            yield from _file(path, path.name)
            continue
        files = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
        large = [file for file in files if _large(file)]
        loose = [file for file in files if not _large(file) and file.name.lower() not in NO_REPORTS - {"manifest.csv"}]
        yield from _loose(loose)
        for file in large:
            yield from _file(file, file.relative_to(path).as_posix())


def _file(path: Path, name: str) -> Iterator[Draft | Skipped]:
    """What is in one file."""
    lower = path.name.lower()
    if lower.endswith(LINES):
        with path.open("rb") as file:
            yield from _lines(file, name)
    elif lower.endswith(ROWS):
        yield from _rows(path, name)
    else:
        for found in from_paths([path]):
            if not isinstance(found, Row):
                yield found.skipped if isinstance(found, Left) else found


def _lines(file: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The entries of JSON Lines."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        place = f"{name}#{number}"
        if len(line) == LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST)
            yield Skipped(file=place, reason=f"a line of more than {LONGEST // 1_000_000} MB")
        elif line.strip():
            yield from feed(line.decode("utf-8", "replace"), place)


def _rows(path: Path, name: str) -> Iterator[Draft | Skipped]:
    """The rows of a Parquet file: columns as the keys of an entry of JSON (text, id, url, outlet, date, title)."""
    parquet, arrow = library("pyarrow.parquet", extra="parquet"), library("pyarrow", extra="parquet")
    try:
        file = parquet.ParquetFile(path)
        number = 0
        for batch in file.iter_batches(batch_size=AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                told = {
                    key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()
                }  # days
                yield from feed(msgspec.json.encode(told).decode(), f"{name}#{number}")
    except (arrow.ArrowInvalid, OSError) as error:
        yield Skipped(file=name, reason=f"no Parquet that can be read: {str(error).splitlines()[0]}")


def _loose(files: Sequence[Path]) -> Iterator[Draft | Skipped]:
    """What is in files of a folder, as its manifests state it."""
    found = list(from_paths(files))
    yield from stated(
        Gathered(
            drafts=tuple(one for one in found if isinstance(one, Draft)),
            rows=tuple(one for one in found if isinstance(one, Row)),
            left=tuple(one for one in found if isinstance(one, Left)),
        )
    )


def _large(file: Path) -> bool:
    return file.name.lower().endswith((*LINES, *ROWS, *ARCHIVES))


def _hidden(file: Path) -> bool:
    return any(part.startswith(".") for part in file.parts)
