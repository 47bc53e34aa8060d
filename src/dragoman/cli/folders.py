"""The forms of several files that commands write: into a folder, or as one zip."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from dragoman.cli.files import replaceable, write
from dragoman.present.exports import File
from dragoman.present.exports.exporter import zipped
from dragoman.record.errors import UsageError
from dragoman.record.source import STANDARD

ZIP = ".zip"
PART = ".dragoman-part"  # the folder in the folder where files are made before they take their places


def zips(path: Path) -> bool:
    """Whether several files go there as one zip: to standard output, and where the name says so."""
    return path == STANDARD or path.suffix.lower() == ZIP


def possible_folder(path: Path) -> None:
    """Let pass only where several files may go: nothing yet, a folder, a zip. Raises UsageError."""
    if zips(path) or not path.exists():
        replaceable(path)
    elif not path.is_dir():
        message = f"cannot write {path}: a folder is needed, or a name that ends in {ZIP}"
        raise UsageError(message)


def write_all(path: Path, files: Sequence[File]) -> None:
    """Put files into a folder that holds no others, or into one zip. All are made before the first takes its place.

    Raises UsageError where that cannot be done; then what was there before is there still.
    """
    if zips(path):
        write(path, zipped(files))
        return
    try:
        _write(path, files)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise UsageError(message) from None


def _write(path: Path, files: Sequence[File]) -> None:
    new, part = not path.exists(), path / PART
    own = {PART, *(file.name for file in files)}
    other = [] if new else sorted(one.name for one in path.iterdir() if one.name not in own)
    if other:
        message = f"{path} is a folder with something else in it, such as {other[0]}: not written to"
        raise UsageError(message)
    shutil.rmtree(part, ignore_errors=True)  # what a run that was killed has left
    try:
        part.mkdir(parents=True)
        for file in files:
            (part / file.name).write_bytes(file.data)
        for file in files:
            (part / file.name).replace(path / file.name)
        part.rmdir()
    except OSError:
        shutil.rmtree(path if new else part, ignore_errors=True)
        raise
