"""The files that commands read and write. `-` stands for standard input or output."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec

from dragoman.record.errors import RecordError, UsageError
from dragoman.record.record import Record, decode
from dragoman.record.source import STANDARD, source
from dragoman.record.url import Url

SQLITE = b"SQLite format 3\0"


class _Head(msgspec.Struct):
    """As much of a file as tells whether it is a record, of whatever version."""

    format: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where reports come from: files, folders and URLs, and what stood on standard input where `-` was among them."""

    named: tuple[Path | Url, ...]
    stdin: bytes | None


class PathOrUrl(click.ParamType[Path | Url]):
    """A path, or a URL of http or https."""

    name = "path or url"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path | Url:  # noqa: ARG002  click's signature
        """What the words name; that there is something is looked at later."""
        return source(value)


def sources(named: Sequence[Path | Url]) -> Sources:
    """The sources that a command was given; reads standard input where it is one of them."""
    stdin = sys.stdin.buffer.read() if STANDARD in named else None
    return Sources(named=tuple(one for one in named if one != STANDARD), stdin=stdin)


def load(path: Path) -> Record:
    """The record in a file. Raises UsageError where it cannot be opened, RecordError where it holds no record."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else path.read_bytes()
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise UsageError(message) from None
    try:
        return decode(data)
    except RecordError as error:
        message = f"{path}: {error}"
        raise RecordError(message) from None


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put data into a file at once or not at all; a reader never sees half of it. Raises UsageError where it cannot.

    `data`: whole or in pieces.
    """
    pieces = [data] if isinstance(data, bytes) else data
    if path == STANDARD:
        _print(pieces)
        return
    path = path.resolve()  # a link stays a link
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
            _fill(path, pieces)
        else:
            _fill(part, pieces)
            part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        message = f"cannot write {path}: {error.strerror}"
        raise UsageError(message) from None


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def _print(pieces: Iterable[bytes]) -> None:
    """Put data onto standard output. A reader who has heard enough (BrokenPipeError) is click's business."""
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would fail again at the end
        message = f"cannot write to standard output: {error.strerror}"
        raise UsageError(message) from None


def possible(path: Path) -> None:
    """Let pass only where a file can be written, whatever is there. Raises UsageError."""
    if path == STANDARD:
        return
    if path.is_dir():
        message = f"cannot write {path}: it is a folder"
        raise UsageError(message)
    if not path.exists() and not os.access(path.resolve().parent, os.W_OK):  # told before an hour of reading, not after
        message = f"cannot write {path}: no folder that can be written to"
        raise UsageError(message)


def spare(path: Path) -> None:
    """Let pass only what a record may be written to: nothing yet, a record, a device. Raises UsageError."""
    possible(path)
    if path != STANDARD and path.is_file() and not _is_record(path):
        message = f"{path} is there already and is no record: not overwritten"
        raise UsageError(message)


def replaceable(path: Path) -> None:
    """Let pass only where what is made of a record may be written: not over a record or a store. Raises UsageError."""
    possible(path)
    if path != STANDARD and path.is_file() and (_is_record(path) or _is_store(path)):
        message = f"{path} is a record or a store: not overwritten"
        raise UsageError(message)


def _is_record(path: Path) -> bool:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Head).format.startswith("dragoman.record/")
    except (msgspec.DecodeError, UnicodeDecodeError, OSError):
        return False


def _is_store(path: Path) -> bool:
    """Whether a file is a database of SQLite, by the words that it begins with."""
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False
