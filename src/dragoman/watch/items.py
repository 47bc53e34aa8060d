"""The items of an RSS or Atom feed, by feedparser, as drafts or as links to be fetched."""

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser

from dragoman.ingest.draft import Draft, Stated, one_line, with_stated
from dragoman.ingest.page import looks_like_page, page
from dragoman.record.base import Frozen
from dragoman.record.errors import FetchError

FULL = 120  # words; an item with fewer has a teaser, and the report is at its link
MOST = 500  # items looked at in one visit


class Item(Frozen, frozen=True, kw_only=True):
    """One item. `key`: by what it is known from visit to visit; `draft`: its full text, where the feed has it."""

    key: str
    link: str | None
    stated: Stated
    draft: Draft | None


def items(data: bytes, *, url: str) -> Iterator[Item]:
    """The items of the feed in some bytes, oldest first. Raises FetchError where they are no feed."""
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        message = f"{url}: no RSS or Atom feed there"
        raise FetchError(message)
    outlet = one_line(found.feed.get("title"))
    dated = sorted(enumerate(found.entries[:MOST]), key=lambda pair: (_moment(pair[1]), -pair[0]))
    for _, entry in dated:
        item = _item(entry, url, outlet)
        if item is not None:
            yield item


def _item(entry: Any, url: str, outlet: str | None) -> Item | None:  # noqa: ANN401  feedparser has no types
    """An entry as an item; null where it has neither a link nor a text."""
    link = one_line(entry.get("link"), limit=2_000)
    key = one_line(entry.get("id"), limit=2_000) or link
    if key is None:
        return None
    moment = _moment(entry)
    day = datetime.fromtimestamp(moment, tz=UTC).date().isoformat() if moment else None
    stated = Stated(outlet=outlet, title=one_line(entry.get("title")), published=day, url=link)
    text = _text(entry)
    full = len(text.split()) >= FULL
    name = link or f"{url}#{key}"
    draft = with_stated(Draft(place=name, file=name, text=text), stated, basis="metadata") if full else None
    return Item(key=key, link=link, stated=stated, draft=draft) if link or draft else None


def _text(entry: Any) -> str:  # noqa: ANN401  feedparser has no types
    """The longest text that an entry has, as plain words."""
    values = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    longest: str = max((value for value in values if isinstance(value, str)), key=len, default="")
    return page(longest).text if looks_like_page(longest) or "</" in longest else longest.strip()


def _moment(entry: Any) -> float:  # noqa: ANN401  feedparser has no types
    """When an entry came out, in seconds since 1970, UTC; 0 where it does not say."""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return float(max(calendar.timegm(stamp), 0)) if stamp else 0.0
    except (ValueError, OverflowError):
        return 0.0
