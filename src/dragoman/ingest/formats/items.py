"""The items of an RSS or Atom feed, by feedparser: drafts where the feed has their full text, else links.

A feed that is watched has the links of teasers fetched; in one that comes as a file, a teaser is none of its reports.
"""

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser

from dragoman.ingest.draft import Draft, Stated, one_line, with_stated
from dragoman.ingest.formats.stated import authors_in, rights_of
from dragoman.ingest.page import looks_like_page, page
from dragoman.record.base import Frozen
from dragoman.record.errors import FetchError
from dragoman.record.report import Format

FULL = 120  # words; an item with fewer has a teaser, and the report is at its link
ENTITIES = 100_000  # bytes that are searched for declarations of entities, which come before all else
MOST = 500  # items looked at in one visit


class Item(Frozen, frozen=True, kw_only=True):
    """One item. `key`: by what it is known from visit to visit; `draft`: its full text, where the feed has it.

    `number`: its place in the feed, from 1; `words`: how many the feed has of it.
    """

    key: str
    number: int
    words: int
    link: str | None
    stated: Stated
    draft: Draft | None


def items(data: bytes, *, url: str, most: int = MOST) -> Iterator[Item]:
    """The items of the feed in some bytes, oldest first. Raises FetchError where they are no feed, or might do harm."""
    if b"<!ENTITY" in data[:ENTITIES]:
        message = f"{url}: a feed that declares entities of its own: refused"
        raise FetchError(message)
    try:
        found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # noqa: BLE001  whatever the library trips over, one feed must not stop the rest
        message = f"{url}: a feed too badly formed to be read"
        raise FetchError(message) from None
    if not found.get("version") and not found.entries:
        message = f"{url}: no RSS or Atom feed there"
        raise FetchError(message)
    outlet = one_line(found.feed.get("title"))
    dated = sorted(enumerate(found.entries[:most]), key=lambda pair: (_moment(pair[1]), -pair[0]))
    form: Format = "atom" if str(found.get("version")).startswith("atom") else "rss"
    rights = rights_of(str(found.feed.get("rights") or ""))
    for number, entry in dated:
        item = _item(entry, number + 1, url, Stated(outlet=outlet, rights=rights), form)
        if item is not None:
            yield item


def _item(entry: Any, number: int, url: str, of_feed: Stated, form: Format) -> Item | None:  # noqa: ANN401  no types
    """An entry as an item; null where it has neither a link nor a text."""
    link = one_line(entry.get("link"), limit=2_000)
    text = _text(entry)
    key = one_line(entry.get("id"), limit=2_000) or link or one_line(text[:200])
    if key is None:
        return None
    moment = _moment(entry)
    day = datetime.fromtimestamp(moment, tz=UTC).date().isoformat() if moment else None
    stated = Stated(
        outlet=of_feed.outlet, title=one_line(entry.get("title")), published=day, url=link,
        authors=authors_in(str(entry.get("author") or "")),
        rights=rights_of(str(entry.get("rights") or "")) or of_feed.rights,
    )  # fmt: skip
    count = len(text.split())
    name = link or f"{url}#{key}"
    draft = Draft(place=name, file=name, text=text, format=form) if count >= FULL else None
    full = with_stated(draft, stated, basis="metadata") if draft else None
    return Item(key=key, number=number, words=count, link=link, stated=stated, draft=full) if link or full else None


def _text(entry: Any) -> str:  # noqa: ANN401  feedparser has no types
    """The longest text that an entry has, as plain words."""
    values = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    longest: str = max((value for value in values if isinstance(value, str)), key=len, default="")
    return page(longest).text if looks_like_page(longest) or "</" in longest else longest.strip()


def _moment(entry: Any) -> float:  # noqa: ANN401  feedparser has no types
    """When an entry came out, in seconds since 1970, UTC; 0 where it does not say."""
    # `dict.get`, since the library's own takes one for the other, with a warning
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    try:
        return float(max(calendar.timegm(stamp), 0)) if stamp else 0.0
    except (ValueError, OverflowError):
        return 0.0
