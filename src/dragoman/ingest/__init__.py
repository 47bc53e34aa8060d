"""From files to Reports: texts, pages, feeds, a folder of them with its manifest, or standard input."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath

import msgspec

from dragoman.ingest.build import built, merged
from dragoman.ingest.draft import Draft
from dragoman.ingest.files import from_paths, from_stdin
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped
from dragoman.record.report import Report
from dragoman.record.url import LIMITS, Limits, Url


class Ingested(Frozen, frozen=True, kw_only=True):
    """The reports, by file name, and what was not read, with the reason."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def ingest(named: Sequence[Path | Url], *, stdin: bytes | None = None, limits: Limits = LIMITS) -> Ingested:
    """The reports in files and folders, at URLs, and in `stdin` where it is given. No text is altered after this.

    A report that cannot be read is among the skipped with its reason. Raises UsageError for a path that is not there.
    """
    paths = [one for one in named if isinstance(one, Path)]
    urls = [one for one in named if isinstance(one, Url)]
    standard = from_stdin(stdin) if stdin is not None else ()
    found = list(chain(from_paths(paths), standard, _from_urls(urls, limits)))
    skipped = [entry for entry in found if isinstance(entry, Skipped)]
    reports = []
    for draft in _named([entry for entry in found if isinstance(entry, Draft)]):
        try:
            reports.append(built(draft))
        except IngestError as error:
            skipped.append(Skipped(file=draft.file, reason=str(error)))
        skipped += [Skipped(file=draft.file, reason=note) for note in draft.notes]
    one_each = merged(reports)
    skipped += one_each.twins
    return Ingested(reports=one_each.reports, skipped=tuple(sorted(skipped, key=lambda s: (s.file, s.reason))))


def _from_urls(urls: Sequence[Url], limits: Limits) -> Iterator[Draft | Skipped]:
    """The drafts at URLs."""
    if urls:
        from dragoman.ingest.urls import from_urls  # noqa: PLC0415  most dossiers have none: no HTTP client is loaded

        yield from from_urls(urls, limits=limits)


def _named(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, none going by the name of another: those of one name go by their places."""
    names = [draft.file for draft in drafts]
    for longer in (_place, _folder_and_place, _path):
        taken = Counter(names)
        names = [longer(draft) if taken[name] > 1 else name for draft, name in zip(drafts, names, strict=True)]
    yield from (msgspec.structs.replace(draft, file=name) for draft, name in zip(drafts, names, strict=True))


def _place(draft: Draft) -> str:
    return draft.place


def _folder_and_place(draft: Draft) -> str:
    return f"{PurePath(draft.folder).name}/{draft.place}" if draft.folder else draft.place


def _path(draft: Draft) -> str:
    return f"{draft.folder}/{draft.place}" if draft.folder else draft.place
