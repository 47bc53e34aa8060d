"""What a page states of itself in so many words: JSON-LD (schema.org), meta tags (Open Graph, Dublin Core), time.

Only what is stated is taken: a page is not searched for something that looks like a date.
"""

import html
import re
from itertools import islice

from dragoman.ingest.days import day_of
from dragoman.ingest.draft import Stated, one_line
from dragoman.ingest.formats.stated import authors_in, rights_of
from dragoman.ingest.linked import linked, plain_title, plain_url

META = re.compile(r"<meta\b([^<>]{1,5000})>", re.IGNORECASE)
LINK = re.compile(r"<link\b([^<>]{1,5000})>", re.IGNORECASE)
LINKS = 500  # that are looked at
HEADINGS = re.compile(
    r"<(?:h1|title)\b[^<>]*>([^<]{1,1000}(?:<(?!/h1|/title)[^<>]*>[^<]{0,1000}){0,20})<", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]*>")
TIME = re.compile(r"<time\b([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
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
AUTHORS = ("author", "byl", "dc.creator", "parsely-author", "sailthru.author")
RIGHTS = ("dc.rights", "dcterms.rights", "copyright")


def metadata(source: str) -> Stated:
    """What an HTML page states: JSON-LD goes before meta tags, and these before the page's one `time` element."""
    tags = _tags(source)
    titles = [tags.get(name, "") for name in TITLE] + [TAG.sub("", found[1]) for found in HEADINGS.finditer(source)]
    urls = [tags.get(name, "") for name in URL] + [_canonical(source)]
    own = linked(
        source, urls=frozenset(map(plain_url, filter(None, urls))),
        titles=frozenset(map(plain_title, filter(None, titles))),
    )  # fmt: skip
    return Stated(
        outlet=own.outlet or _first(tags, OUTLET),
        title=own.title or _first(tags, TITLE),
        published=own.published or _first(tags, PUBLISHED) or _only_time(source),
        url=own.url or _first(tags, URL),
        agencies=own.agencies,
        authors=own.authors or authors_in(*filter(_is_name, (tags.get(name, "") for name in AUTHORS))),
        rights=own.rights or rights_of(_first(tags, RIGHTS) or ""),
    )


def _canonical(source: str) -> str:
    """The URL that a page calls its own; empty where it calls none so."""
    links = (_attributes(tag[1]) for tag in islice(LINK.finditer(source), LINKS))
    return next((link.get("href", "") for link in links if link.get("rel", "").lower() == "canonical"), "")


def _is_name(value: str) -> bool:
    """Whether a value may be a name: some put the address of a profile there."""
    return "://" not in value


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
