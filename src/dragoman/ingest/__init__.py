"""From files to Reports: texts, pages, feeds, a folder of them with its manifest, or standard input."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from dragoman.ingest.draft import Draft
from dragoman.ingest.files import from_paths, from_stdin
from dragoman.ingest.gathered import Gathered, Ingested, Left, Row, settled
from dragoman.record.record import Skipped
from dragoman.record.url import LIMITS, Limits, Url


def ingest(named: Sequence[Path | Url], *, stdin: bytes | None = None, limits: Limits = LIMITS) -> Ingested:
    """The reports in files and folders, at URLs, and in `stdin` where it is given. No text is altered after this.

    A report that cannot be read is among the skipped with its reason. Raises UsageError for a path that is not there.
    """
    return settled(gather(named, stdin=stdin, limits=limits))


def gather(named: Sequence[Path | Url], *, stdin: bytes | None = None, limits: Limits = LIMITS) -> Gathered:
    """What files, folders, URLs and `stdin` hold, to be settled. Raises UsageError for a path that is not there."""
    paths = [one for one in named if isinstance(one, Path)]
    urls = [one for one in named if isinstance(one, Url)]
    standard = from_stdin(stdin) if stdin is not None else ()
    found = list(chain(from_paths(paths), standard, _from_urls(urls, limits)))
    return Gathered(
        drafts=tuple(entry for entry in found if isinstance(entry, Draft)),
        rows=tuple(entry for entry in found if isinstance(entry, Row)),
        left=tuple(entry for entry in found if isinstance(entry, Left)),
    )


def _from_urls(urls: Sequence[Url], limits: Limits) -> Iterator[Draft | Left]:
    """The drafts at URLs. An address is to them what a path is to a file."""
    if not urls:
        return
    from dragoman.ingest.urls import from_urls  # noqa: PLC0415  most dossiers have none: no HTTP client is loaded

    for entry in from_urls(urls, limits=limits):
        if isinstance(entry, Skipped):
            yield Left(source=entry.file, skipped=entry)
        else:
            yield msgspec.structs.replace(entry, real=entry.place.rsplit("#", 1)[0])
