"""JSON-LD on a page (schema.org): the article that the page is about, as its publisher describes it.

A page may describe several: related ones, a list's, those of a live blog. Only the page's own is of use: the only one,
or the one whose URL or headline is the page's. Where none of several is, JSON-LD says nothing.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.ingest.draft import Stated, one_line
from dragoman.ingest.formats.stated import agencies_in, authors_in, rights_of

Node = dict[str, Any]

SCRIPT = re.compile(r"<script\b[^<>]*application/ld\+json[^<>]*>", re.IGNORECASE)
CLOSING = re.compile(r"</script\b", re.IGNORECASE)
WRAPPED = ("//", "/*", "<![CDATA[", "]]>", "*/")  # what some wrap a script's words in
WRAPPINGS = 4  # one within another
COMMAS = re.compile(r'"(?:[^"\\]|\\.|\\\Z)*+(?:"|\Z)|,(?=\s*[}\]])', re.DOTALL)  # a string, or a comma too many
ARTICLES = ("Article", "Posting", "Report")  # how the schema.org types of reports end
NO_REPORTS = frozenset({"JobPosting", "UserComments"})
WITHIN = ("@graph", "mainEntity")  # where a description may hold others
LARGEST = 1_000_000  # characters of a script that is mended
MOST = 2_000  # descriptions of a page


def linked(source: str, *, urls: frozenset[str], titles: frozenset[str]) -> Stated:
    """What JSON-LD states of the report on a page.

    `urls`, `titles`: those that the page calls its own, as `plain_url` and `plain_title` write them.
    """
    nodes = list(_nodes(source))
    by_id = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    own = _own([node for node in nodes if _is_article(node.get("@type"))], urls, titles)
    publisher = _names(own.get("publisher"), by_id) or _names(own.get("sourceOrganization"), by_id)
    outlet = next(iter(publisher), None)
    authors = [name for name in _names(own.get("author"), by_id) if name != outlet and "://" not in name]
    agencies = agencies_in(*authors)
    return Stated(
        outlet=outlet, title=_line(own.get("headline")), published=_line(own.get("datePublished")),
        url=next(iter(_urls(own)), None), agencies=agencies,
        authors=authors_in(*(name for name in authors if not agencies_in(name))),
        rights=rights_of(_line(own.get("copyrightNotice")) or ""),
    )  # fmt: skip


def plain_url(url: str) -> str:
    """A URL as it is compared: without scheme, "www.", query, fragment and closing slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip().casefold())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def plain_title(title: str) -> str:
    """A title as it is compared: its letters and digits."""
    return "".join(char for char in html.unescape(title).casefold() if char.isalnum())


def _own(articles: list[Node], urls: frozenset[str], titles: frozenset[str]) -> Node:
    """The article that the page is about; nothing, where that is not known."""
    if len({(_line(one.get("headline")), next(iter(_urls(one)), None)) for one in articles}) <= 1:
        return articles[0] if articles else {}
    by_url = (one for one in articles if any(plain_url(url) in urls for url in _urls(one)))
    by_title = (one for one in articles if plain_title(_line(one.get("headline")) or "?") in titles)
    return next(by_url, None) or next(by_title, None) or {}


def _nodes(source: str) -> Iterator[Node]:
    """The descriptions in the scripts of a page, and those within them."""
    waiting = list(_scripts(source))[::-1]
    for _ in range(MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value[:MOST][::-1]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in WITHIN if key in value][::-1]


def _scripts(source: str) -> Iterator[Any]:
    """What the scripts say; those that are broken beyond mending say nothing."""
    end = 0
    for opening in SCRIPT.finditer(source):
        if opening.start() < end:  # inside the one before
            continue
        closing = CLOSING.search(source, opening.end())
        if closing is None:
            return
        end = closing.start()
        value = _value(source[opening.end() : end])
        if value is not None:
            yield value


def _value(text: str) -> Any:  # noqa: ANN401  JSON holds anything
    """The value in JSON, as most browsers' readers of JSON-LD take it: wrappings, commas too many, raw line breaks."""
    bare = text
    for _ in range(WRAPPINGS):
        bare = bare.strip(" \t\r\n;")
        for mark in WRAPPED:
            bare = bare.removeprefix(mark).removesuffix(mark)
    try:
        return msgspec.json.decode(bare)
    except (msgspec.DecodeError, RecursionError, ValueError):
        pass
    if not 0 < len(bare) <= LARGEST:
        return None
    plain = html.unescape(bare) if "&quot;" in bare[:200] else bare
    try:
        return json.loads(COMMAS.sub(lambda match: match.group() if match.group() != "," else "", plain), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(kind: object) -> bool:
    """Whether a schema.org type, or one of several, is a report's."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.endswith(ARTICLES) and one not in NO_REPORTS for one in kinds)


def _names(value: Any, by_id: Mapping[str, Node]) -> list[str]:  # noqa: ANN401  JSON holds anything
    """The names of people or organisations: words, objects with a name, objects that only say which other one."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:20]:
        known = by_id.get(str(one.get("@id")), one) if isinstance(one, dict) and "name" not in one else one
        name = known.get("name") if isinstance(known, dict) else known
        first = name[0] if isinstance(name, list) and name else name
        found += [line] if (line := _line(first)) else []
    return found


def _urls(node: Node) -> list[str]:
    """Where an article says that it stands."""
    page = node.get("mainEntityOfPage")
    values = (node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id"))
    return [line for line in (one_line(value, limit=2_000) for value in values) if line and "://" in line]


def _line(value: object) -> str | None:
    """A value as one line, its entities resolved, or null where it is no text."""
    return one_line(html.unescape(value)) if isinstance(value, str) else None
