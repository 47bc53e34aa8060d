"""A record in the forms that others work with, as bytes."""

from collections.abc import Mapping
from pathlib import Path

from dragoman.present.exports import EXPORTERS, Material
from dragoman.present.exports.exporter import zipped
from dragoman.record.errors import UsageError
from dragoman.record.record import Record


def exported(
    record: Record, form: str, path: str | Path | None, *, texts: Mapping[str, str], before: Record | None
) -> bytes:
    """A record in a form (docs/exports.md), also written to `path` where there is one; several files as one zip.

    Raises UsageError for no such form and for a path that cannot be written, MissingError where a library is missing.
    """
    exporter = next((one for one in EXPORTERS if one.name == form), None)
    if exporter is None:
        message = f"there is no form {form!r}: it is one of {', '.join(one.name for one in EXPORTERS)}"
        raise UsageError(message)
    made = exporter.make(Material(record=record, texts=texts, before=before))
    data = made if isinstance(made, bytes) else zipped(made)
    if path is not None:
        written(Path(path), data)
    return data


def written(path: Path, data: bytes) -> None:
    """Write a file. Raises UsageError where that cannot be done."""
    try:
        path.write_bytes(data)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise UsageError(message) from None
