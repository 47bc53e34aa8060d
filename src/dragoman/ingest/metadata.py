"""What a page states of itself in so many words: JSON-LD (schema.org), meta tags (Open Graph, Dublin Core), time.

Only what is stated is taken: a page is not searched for something that looks like a date.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.ingest.days import day_of
from dragoman.ingest.draft import Stated, one_line

SCRIPT = re.compile(r"<script\b[^<>]*application/ld\+json[^<>]*>", re.IGNORECASE)
META = re.compile(r"<meta\b([^<>]{1,5000})>", re.IGNORECASE)
TIME = re.compile(r"<time\b([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
ARTICLES = ("Article", "Posting", "Report")  # how the schema.org types of reports end
NAMES = ("name", "property", "itemprop")  # the attributes that say what a meta tag is about
# What a meta tag is about, in lower case, the surer first.
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dc.date.created", "date",
)  # fmt: skip
OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
TITLE = ("og:title", "dc.title", "twitter:title")
URL = ("og:url",)


def metadata(source: str) -> Stated:
    """What an HTML page states: JSON-LD goes before meta tags, and these before the page's one `time` element."""
    linked = next(_articles(source), {})
    tags = _tags(source)
    publisher = linked.get("publisher")
    outlet = publisher.get("name") if isinstance(publisher, dict) else publisher
    return Stated(
        outlet=_line(outlet) or _first(tags, OUTLET),
        title=_line(linked.get("headline")) or _first(tags, TITLE),
        published=_line(linked.get("datePublished")) or _first(tags, PUBLISHED) or _only_time(source),
        url=_line(linked.get("url")) or _first(tags, URL),
    )


def _articles(source: str) -> Iterator[dict[str, Any]]:
    """The reports among the JSON-LD objects of a page."""
    end = 0
    for opening in SCRIPT.finditer(source):
        if opening.start() < end:  # inside the one before
            continue
        end = source.find("</", opening.end())
        if end < 0:
            return
        try:
            value = msgspec.json.decode(source[opening.end() : end].strip())
        except (msgspec.DecodeError, RecursionError, ValueError):
            continue
        listed = value if isinstance(value, list) else [value]
        graphs = [v.get("@graph") for v in listed if isinstance(v, dict)]
        for graph in (listed, *(g for g in graphs if isinstance(g, list))):
            yield from (v for v in graph if isinstance(v, dict) and _is_article(v.get("@type")))


def _is_article(kind: object) -> bool:
    """Whether a schema.org type, or one of several, is a report's."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.endswith(ARTICLES) for one in kinds)


def _tags(source: str) -> dict[str, str]:
    """What the meta tags say, by what they are about; of two about the same, the first."""
    found: dict[str, str] = {}
    for tag in META.finditer(source):
        attributes = _attributes(tag[1])
        for name in NAMES:
            if name in attributes and attributes.get("content"):
                found.setdefault(attributes[name].strip().lower(), attributes["content"])
    return found


def _only_time(source: str) -> str | None:
    """The day of the `time` elements: that of publication where one is marked so, else theirs where they all agree."""
    days: set[str] = set()
    for tag in TIME.finditer(source):
        attributes = _attributes(tag[1])
        day = day_of(attributes.get("datetime", "")[:60])
        if day and attributes.get("itemprop", "").lower() == "datepublished":
            return day
        if day:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _attributes(tag: str) -> dict[str, str]:
    """The attributes in a tag."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(tag):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    """What the first of several tags says."""
    return next((line for line in (_line(tags.get(name)) for name in names) if line), None)


def _line(value: object) -> str | None:
    """A value as one line, its entities resolved, or null where it is no text."""
    return one_line(html.unescape(value)) if isinstance(value, str) else None
