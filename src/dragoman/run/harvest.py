"""A harvest: what is read in a stream, written batch by batch, so that it can be broken off and gone on with.

A folder holds it: `manifest.jsonl` with a line a finished batch, and for each batch a file of reports and one of claims
(Parquet). A batch counts when its line is written, which comes last; what was written without it is written again,
the same. So a kill loses nothing that counts, and doubles nothing.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from dragoman import version
from dragoman.ingest.build import built
from dragoman.ingest.draft import Draft
from dragoman.lexicon.languages import UNKNOWN, why_unread
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError, UsageError
from dragoman.record.extraction import Extraction
from dragoman.record.record import Skipped
from dragoman.record.report import Report
from dragoman.run import Outcome, Runner, Unread
from dragoman.run.parquet import Found, found_in, write
from dragoman.settings import Settings

FORMAT = "dragoman.claims/1"
MANIFEST = "manifest.jsonl"
BATCH = 256  # reports of a batch
Read = Callable[[Collection[Report]], Iterator[Outcome]]
Sink = Callable[
    [Sequence[Found]], None
]  # takes what was found in a batch, over what it took before of the same reports


class Head(Frozen, kw_only=True):
    """The first line of a manifest: what the harvest was read by."""

    format: str
    version: str
    settings: str


class Batch(Frozen, kw_only=True):
    """A line of a manifest: what came of a batch. `reports`, `claims`: how many were read, and found in them.

    `aside`: what could not be read, with the reason; it is not tried again. `keys`: by what all that is known again.
    """

    number: int
    reports: int
    claims: int
    aside: tuple[Skipped, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """What came in a stream, and by what it is known again: a report's id, or where what is none stood."""

    key: str
    found: Report | Skipped


def harvest(
    stream: Iterable[Draft | Skipped], folder: Path, read: Read, *, settings: Settings, sinks: Sequence[Sink] = ()
) -> Iterator[Batch]:
    """Read what of a stream is not in a folder yet, and tell of each batch when it is written for good.

    Raises UsageError where the folder holds something else, or was read by another version or other settings.
    """
    done = _begun(folder, settings)
    seen = {key for batch in done for key in batch.keys}
    rest = _items(stream, seen)
    number = len(done)
    while some := list(islice(rest, BATCH)):
        batch = _read(number, some, folder, read, sinks)
        _append(folder / MANIFEST, batch)
        yield batch
        number += 1


def batches(folder: Path) -> list[Batch]:
    """The finished batches of a harvest. Raises UsageError for a folder that holds none."""
    lines = _lines(folder / MANIFEST)
    try:
        head = msgspec.json.decode(lines[0], type=Head)
        found = [msgspec.json.decode(line, type=Batch) for line in lines[1:]]
    except (IndexError, msgspec.DecodeError):
        head, found = None, []
    if head is None or head.format != FORMAT:
        message = f"{folder} holds no claims that dragoman wrote"
        raise UsageError(message)
    return found


def remembered(folder: Path, other: Runner) -> Runner:
    """A Runner that gives what a harvest has found, and lets another read the rest.

    Raises UsageError, when it runs, where the harvest was read by another version or with other settings.
    """

    def reading(reports: Collection[Report], settings: Settings) -> Iterator[Outcome]:
        wanted = {report.id: report for report in reports}
        numbers = [batch.number for batch in _begun(folder, settings) if not wanted.keys().isdisjoint(batch.keys)]
        found = {one.report.id: one for number in numbers for one in found_in(folder, number)}
        known = {key: one for key, one in found.items() if key in wanted and _alike(one.report, wanted[key])}
        rest = other([report for report in reports if report.id not in known], settings)
        for report in reports:
            yield known[report.id].extraction if report.id in known else next(rest)

    return reading


def _alike(one: Report, other: Report) -> bool:
    """Whether all that reading looks at is the same: the name of the file is no part of it."""
    return msgspec.structs.replace(one, file=other.file) == other


def _begun(folder: Path, settings: Settings) -> list[Batch]:
    """The finished batches of a folder, which is begun where it is not there."""
    issues = hashlib.sha256(msgspec.msgpack.encode((settings.anchor, settings.issues))).hexdigest()[:16]
    head = Head(format=FORMAT, version=version.of_reading(), settings=issues)
    path = folder / MANIFEST
    if not path.exists():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"{folder} is there already and holds no claims: not written to"
            raise UsageError(message)
        folder.mkdir(parents=True, exist_ok=True)
        _append(path, head)
        return []
    done = batches(folder)
    if msgspec.json.decode(_lines(path)[0], type=Head) != head:
        message = f"{folder} was begun by another version of dragoman or with other settings: choose another folder"
        raise UsageError(message)
    return done


def _items(stream: Iterable[Draft | Skipped], seen: set[str]) -> Iterator[_Item]:
    """What was not seen yet of a stream, each text once; what is in no language that is read, as skipped."""
    for one in stream:
        item = _item(one)
        if item.key not in seen:
            seen.add(item.key)
            yield item


def _item(one: Draft | Skipped) -> _Item:
    try:
        report: Report | Skipped = built(one) if isinstance(one, Draft) else one
    except IngestError as error:
        report = Skipped(file=one.file, reason=str(error))
    if isinstance(report, Skipped):
        return _Item(f"{report.file}: {report.reason}", report)
    if not report.read:
        return _Item(report.id, Skipped(file=report.file, reason=why_unread(report.language or UNKNOWN)))
    return _Item(report.id, report)


def _read(number: int, some: Sequence[_Item], folder: Path, read: Read, sinks: Sequence[Sink]) -> Batch:
    """Read a batch and write what was found."""
    reports = [item.found for item in some if isinstance(item.found, Report)]
    outcomes = list(read(reports))
    found = [Found(r, o) for r, o in zip(reports, outcomes, strict=True) if isinstance(o, Extraction)]
    write(folder, number, found)
    for sink in sinks:
        sink(found)
    unread = (
        Skipped(file=r.file, reason=o.reason) for r, o in zip(reports, outcomes, strict=True) if isinstance(o, Unread)
    )
    return Batch(
        number=number, reports=len(found), claims=sum(len(one.extraction.claims) for one in found),
        aside=(*(item.found for item in some if isinstance(item.found, Skipped)), *unread),
        keys=tuple(item.key for item in some),
    )  # fmt: skip


def _lines(path: Path) -> list[bytes]:
    """The whole lines of a manifest: the last may have been cut off by a kill."""
    data = path.read_bytes() if path.exists() else b""
    return data[: data.rfind(b"\n") + 1].splitlines()


def _append(path: Path, line: Head | Batch) -> None:
    """Add a line for good, after the last whole one."""
    with path.open("r+b" if path.exists() else "x+b") as file:
        data = file.read()
        file.seek(data.rfind(b"\n") + 1)
        file.truncate()
        file.write(msgspec.json.encode(line) + b"\n")
        file.flush()
        os.fsync(file.fileno())
