"""Paths to drafts: which files are read, as what, and what their folder's manifest says of them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, file_name
from dragoman.ingest.feed import OWN
from dragoman.ingest.gathered import Left, Row, target
from dragoman.ingest.kinds import BY_NAME, MEGABYTE, READ, kind_named
from dragoman.ingest.manifest import NAME, key, manifest
from dragoman.ingest.readers import from_bytes, from_stream, too_large
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError, UsageError
from dragoman.record.record import Skipped

NO_REPORTS = frozenset(
    {
        NAME,
        "thumbs.db",
        "desktop.ini",
        "license",
        "license.txt",
        "licence",
        "notice",
        "readme",
        "readme.md",
        "readme.txt",
    }
)


class _Batch(Frozen, frozen=True, kw_only=True):
    """A folder and the files in it that were asked for; `named`: one by one, so that none is passed over silently."""

    folder: Path
    files: tuple[str, ...]
    named: bool


def from_paths(paths: Sequence[Path]) -> Iterator[Draft | Row | Left]:
    """What is in files and folders: drafts, rows of manifests, and what could not be read.

    Raises UsageError for a path that is not there.
    """
    seen: set[str] = set()
    for batch in _batches(paths):
        files = []
        for file in batch.files:
            real = os.path.realpath(batch.folder / file)  # pathlib's own would stumble over a link to itself
            if real not in seen:
                seen.add(real)
                files.append(file)
        yield from _in_folder(batch.folder, tuple(files), named=batch.named)


def from_stdin(data: bytes) -> Iterator[Draft | Left]:
    """The drafts in standard input, which is what it looks like, else one text."""
    for entry in from_bytes(data, name="stdin"):
        yield Left(source="", skipped=entry) if isinstance(entry, Skipped) else entry


def _batches(paths: Sequence[Path]) -> Iterator[_Batch]:
    """Folders as they come, with what is in them; files that were named, by folder."""
    named: dict[Path, list[str]] = {}
    for path in paths:
        if not _exists(path):
            message = f"there is no {path}"
            raise UsageError(message)
        if path.is_dir():
            yield _Batch(folder=path, files=tuple(_walked(path)), named=False)
        else:
            named.setdefault(path.parent, []).append(path.name)
    for folder, files in named.items():
        yield _Batch(folder=folder, files=tuple(sorted(files)), named=True)


def _exists(path: Path) -> bool:
    """Whether there is something at a path; at a name that no file can have, there is not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _walked(folder: Path) -> Iterator[str]:
    """The files in a folder and the folders in it, by name; no hidden ones, and links to folders are not followed."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield (Path(root) / name).relative_to(folder).as_posix()


def _in_folder(folder: Path, files: tuple[str, ...], *, named: bool) -> Iterator[Draft | Row | Left]:
    """What is in files of a folder, its manifests first."""
    base = os.path.realpath(folder)
    rows: set[str] = set()
    for file in (file for file in files if _plain_name(file) == NAME):
        for found in _rows(Path(base), file):
            rows.update([found.target] if isinstance(found, Row) else [])
            yield found
    for file in files:
        aside = _plain_name(file) in NO_REPORTS and not named and target(base, file) not in rows
        if aside or _plain_name(file) == NAME:
            continue
        real = file_name(os.path.realpath(folder / file))
        for entry in _read(folder / file, file_name(file)):
            if isinstance(entry, Draft):
                yield msgspec.structs.replace(
                    entry, folder=file_name(folder.as_posix()), at=f"{file_name(base)}/{file_name(file)}", real=real
                )
            elif entry.reason != OWN or named:  # a folder's record may lie in it: reading it again changes nothing
                yield Left(source=real, skipped=entry)


def _plain_name(file: str) -> str:
    """A file's name without its folders, in lower case."""
    return Path(file).name.lower()


def _rows(folder: Path, file: str) -> Iterator[Row | Left]:
    """The rows of a manifest, and what of it cannot be used."""
    source = file_name(os.path.realpath(folder / file))
    try:
        text = _manifest(folder / file)
    except IngestError as error:
        yield Left(source=source, skipped=Skipped(file=file_name(file), reason=f"{error}; read without it"))
        return
    for row in manifest(text, name=file_name(file)):
        if isinstance(row, Skipped):
            yield Left(source=source, skipped=row)
            continue
        name = (Path(file).parent / row.file).as_posix()
        yield Row(
            manifest=source, target=target(folder.as_posix(), name), file=key(name), stated=row.stated,
            there=_exists(folder / name),
        )  # fmt: skip


def _read(path: Path, name: str) -> Iterator[Draft | Skipped]:
    """The drafts in one file, or why there is none."""
    if kind_named(path.name) is None:
        yield Skipped(file=name, reason=READ)
        return
    try:
        with _opened(path) as stream:
            yield from from_stream(stream, path.stat().st_size, name=name, called=path.name)
    except IngestError as error:
        yield Skipped(file=name, reason=str(error))
    except OSError as error:
        yield Skipped(file=name, reason=_cannot(error))


def _manifest(path: Path) -> str:
    """The text of a manifest. Raises IngestError where it is too large, cannot be read, or is no text."""
    kind, size = BY_NAME["text"], 0
    try:
        with _opened(path) as stream:
            size = path.stat().st_size
            data = stream.read(kind.megabytes * MEGABYTE + 1)
    except OSError as error:
        raise IngestError(_cannot(error)) from None
    if len(data) > kind.megabytes * MEGABYTE:
        raise IngestError(too_large(size, kind))
    return decode(data)


def _opened(path: Path) -> BinaryIO:
    """A file, to be read. Raises IngestError where it is none (a pipe that would be waited for, a device)."""
    if not path.is_file():
        message = "not a regular file"
        raise IngestError(message)
    return path.open("rb")


def _cannot(error: OSError) -> str:
    """Why a file could not be read."""
    return f"cannot be read ({error.strerror or type(error).__name__})"
