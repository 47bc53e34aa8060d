"""What an exporter is: a form's name, what it is for, and a function from what is at hand to bytes or files."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dragoman.present.view import View
from dragoman.record.record import Record

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


@dataclass(frozen=True)
class Material:
    """What an export is made of.

    `texts`: the text of each report by its id, as far as it is at hand (a record file holds none). `before`: an
    earlier record of the dossier, for what tells changes.
    """

    record: Record
    texts: Mapping[str, str] = field(default_factory=dict)
    before: Record | None = None

    @cached_property
    def view(self) -> View:
        """The record, looked up."""
        return View(self.record)


@dataclass(frozen=True, slots=True)
class File:
    """One file of a form that has several: its name, in no folder, and what it holds."""

    name: str
    data: bytes


Made = bytes | tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A form. `name`: as `--to` takes it; `suffix`: of its file, with the dot; `what`: one line for the reference.

    `make` gives the same for the same material, byte for byte: one file, or several, which go into a folder or a zip.
    It raises MissingError where a library that it needs is not installed.
    `text`: whether it can be read on a terminal; `several`: whether it makes several files. `takes`: what more than
    the record it makes something of.
    """

    name: str
    suffix: str
    what: str
    make: Callable[[Material], Made]
    text: bool = True
    several: bool = False
    takes: tuple[Literal["texts", "before"], ...] = ()


def zipped(files: Sequence[File]) -> bytes:
    """Files as one zip, the same bytes each time: no time of day, nobody's rights."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for file in files:
            made.writestr(ZipInfo(file.name, EPOCH), file.data, ZIP_DEFLATED)
    return out.getvalue()
