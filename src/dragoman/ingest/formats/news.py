"""XML that brings news: feeds (RSS, Atom) and the news industry's own (NewsML-G2, NITF)."""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from dragoman.ingest.draft import Draft
from dragoman.ingest.formats.items import items
from dragoman.ingest.formats.newsml import newsml
from dragoman.ingest.formats.xml import local, parsed, undeclared
from dragoman.ingest.parts import bounded, part
from dragoman.record.errors import FetchError, IngestError
from dragoman.record.record import Skipped

FEEDS = frozenset({"rss", "feed", "RDF"})
NEWS = frozenset({"newsItem", "newsMessage", "packageItem", "nitf"})
MOST = 5_000  # items of a feed


def news(text: str, name: str) -> Iterator[Draft | Skipped]:
    """The reports in XML, and the items that are none. Raises IngestError for XML that brings no news."""
    root = parsed(text)
    kind = local(root)
    if kind in FEEDS:
        yield from bounded(_of_feed(text, name), name)
    elif kind in NEWS:
        yield from bounded(newsml(root, name), name)
    else:
        message = f"XML of a kind that is not read (its root is <{kind[:40]}>)"
        raise IngestError(message)


def _of_feed(text: str, name: str) -> Iterator[Draft | Skipped]:
    """The items of a feed, in its order. Those without a full text are told, and their links are not followed."""
    try:
        found = sorted(
            items(undeclared(text).encode("utf-8", "replace"), url=name, most=MOST), key=attrgetter("number")
        )
    except FetchError as error:
        raise IngestError(str(error)) from None
    if not found:
        yield Skipped(file=name, reason="a feed without items")
    for item in found:
        place = part(name, item.number)
        if item.draft is None:
            at = f"; the report is at {item.link}, which is not fetched" if item.link else ""
            yield Skipped(file=place, reason=f"a teaser of {item.words} words{at}")
        else:
            yield msgspec.structs.replace(item.draft, place=place, file=place)
