"""The record: the one JSON document that a dossier becomes. See docs/reference/record.md."""

from collections.abc import Iterator
from typing import Any, Final, Literal

import msgspec

from dragoman.record.actor import Actor
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim
from dragoman.record.errors import RecordError
from dragoman.record.finding import Comparison, Deadlock, Finding, Origin, Reuse
from dragoman.record.judgement import Judged
from dragoman.record.report import Credit, Dropped, Format
from dragoman.record.value import Dated

FORMAT: Final = "dragoman.record/1"


class Dossier(Frozen, kw_only=True):
    """The name of a dossier and the date from which "Friday" is counted; null where no anchor is known."""

    name: str
    anchor: Dated | None


class ReportEntry(Frozen, kw_only=True):
    """A report as the record lists it: all but its text. `origin` is the id of an Origin.

    `read` is false for a report in a `language` that is not read: no claim is drawn from it. See Report.
    """

    id: str
    file: str
    outlet: str | None
    agencies: tuple[str, ...]
    title: str | None
    published: Dated | None
    words: int
    sha256: str
    excerpt: bool
    dropped: tuple[Dropped, ...]
    credits: tuple[Credit, ...]
    origin: str
    authors: tuple[str, ...] = ()
    rights: str | None = None
    format: Format = "text"
    language: str | None = None
    read: bool = True


class Skipped(Frozen, kw_only=True):
    """A file that was not read as a report, and why."""

    file: str
    reason: str


class Record(Frozen, kw_only=True):
    """All that dragoman holds of a dossier. The same reports, settings, judgements and version give the same bytes.

    `rejected`: ids of claims that people rejected: they are in no finding.
    """

    format: Literal["dragoman.record/1"] = FORMAT
    dossier: Dossier
    reports: tuple[ReportEntry, ...]
    skipped: tuple[Skipped, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    deadlocks: tuple[Deadlock, ...]
    comparisons: tuple[Comparison, ...] = ()
    judgements: tuple[Judged, ...] = ()
    rejected: tuple[str, ...] = ()

    @property
    def understood(self) -> tuple[ReportEntry, ...]:
        """The reports that claims are drawn from: all but those in a language that is not read."""
        return tuple(report for report in self.reports if report.read)


def encode(record: Record) -> bytes:
    """A record as UTF-8 JSON, one space of indent, with a final newline."""
    return b"".join(pieces(record))


def pieces(record: Record) -> Iterator[bytes]:
    """The same piece by piece, an entry each: a record of gigabytes is never held as bytes."""
    before = b"{"
    for name in record.__struct_fields__:
        value = getattr(record, name)
        yield b'%b\n "%b": ' % (before, name.encode())
        if isinstance(value, tuple) and value:
            yield b"["
            yield from (b"%b\n  %b" % (b"," if n else b"", _indented(one, 2)) for n, one in enumerate(value))
            yield b"\n ]"
        else:
            yield _indented(value, 1)
        before = b","
    yield b"\n}\n"


def _indented(value: object, depth: int) -> bytes:
    """A value as JSON, all its lines but the first so many spaces further in; no string holds a line break."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).replace(b"\n", b"\n" + b" " * depth)


def decode(data: bytes) -> Record:
    """The record in UTF-8 JSON. Raises RecordError, in one line, for anything else."""
    try:
        return msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"not a {FORMAT}: {error}"
        raise RecordError(message) from None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, made from these types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Record)}
