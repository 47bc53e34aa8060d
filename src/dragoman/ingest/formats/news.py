"""XML that brings news: feeds (RSS, Atom) and the news industry's own (NewsML-G2, NITF)."""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from dragoman.ingest.draft import Draft
from dragoman.ingest.formats.items import items
from dragoman.ingest.formats.newsml import newsml
from dragoman.ingest.formats.xml import harmless, local, parsed, undeclared
from dragoman.ingest.kinds import HEAD, ROOT
from dragoman.ingest.parts import bounded, part
from dragoman.record.errors import FetchError, IngestError
from dragoman.record.record import Skipped

FEEDS = frozenset({b"rss", b"feed", b"RDF"})
NEWS = frozenset({"newsItem", "newsMessage", "packageItem", "nitf"})
MOST = 5_000  # items of a feed
LARGEST = 20_000_000  # characters of a feed


def news(text: str, name: str) -> Iterator[Draft | Skipped]:
    """The reports in XML, and the items that are none. Raises IngestError for XML that brings no news."""
    root = ROOT.match(undeclared(text)[:HEAD].encode("utf-8", "replace"))
    if root and root[1] in FEEDS:
        return bounded(_of_feed(harmless(text), name), name)
    tree = parsed(text)
    kind = local(tree)
    if kind not in NEWS:
        message = f"XML of a kind that is not read (its root is <{kind[:40]}>)"
        raise IngestError(message)
    return bounded(newsml(tree, name), name)


def _of_feed(source: str, name: str) -> Iterator[Draft | Skipped]:
    """The items of a feed, in its order, however badly formed: many are.

    Those without a full text are told, and their links are not followed.
    """
    if len(source) > LARGEST:
        message = f"a feed of more than {LARGEST // 1_000_000} million characters"
        raise IngestError(message)
    try:
        found = sorted(items(source.encode("utf-8", "replace"), url=name, most=MOST), key=attrgetter("number"))
    except FetchError as error:
        raise IngestError(str(error).removeprefix(f"{name}: ")) from None
    if not found:
        yield Skipped(file=name, reason="a feed without items")
    for item in found:
        place = part(name, item.number)
        if item.draft is None:
            at = f"; the report is at {item.link}, which is not fetched" if item.link else ""
            yield Skipped(file=place, reason=f"a teaser of {item.words} words{at}")
        else:
            yield msgspec.structs.replace(item.draft, place=place, file=place)
