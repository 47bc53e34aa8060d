"""URLs that a person has named, to drafts."""

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.ingest.draft import Draft, one_line
from dragoman.ingest.fetch import NET, Fetched, Net, fetch
from dragoman.ingest.readers import from_bytes
from dragoman.record.errors import FetchError
from dragoman.record.record import Skipped
from dragoman.record.url import LIMITS, Limits, Url

NO_TEXT = ("image/", "audio/", "video/", "font/", "application/zip")


def from_urls(urls: Sequence[Url], *, limits: Limits = LIMITS, net: Net = NET) -> Iterator[Draft | Skipped]:
    """The drafts at URLs, each URL once, and those that could not be had, with the reason."""
    for url in dict.fromkeys(urls):
        try:
            found = fetch(url, limits=limits, net=net)
        except FetchError as error:
            yield Skipped(file=one_line(url) or "a URL", reason=str(error))
        else:
            yield from from_fetched(found)


def from_fetched(found: Fetched) -> Iterator[Draft | Skipped]:
    """The drafts in what was fetched. They go by the URL, and keep the one that a page names as its own."""
    name = found.url
    if found.media.startswith(NO_TEXT):
        yield Skipped(file=name, reason=f"not a kind of page that is read ({found.media})")
        return
    for entry in from_bytes(found.content, name=name):
        keeps = isinstance(entry, Skipped) or entry.url
        yield entry if keeps else msgspec.structs.replace(entry, url=found.url)
