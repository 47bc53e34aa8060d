"""HTML pages: the article's text and what the page says of it, by trafilatura, with a plain fallback.

A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction", ACL 2021.
"""

import html
import logging
import re
import warnings
from functools import cache
from typing import Any

from dragoman.ingest.draft import Stated, one_line
from dragoman.ingest.metadata import metadata
from dragoman.record.base import Frozen

ENOUGH = 200  # characters of a found article; with less, a way that takes more is tried too
SOME = 50  # with less than these, the plain way is taken
TAGS = 30_000  # a page with more is given to the plain way alone, whose time grows with the page's length and no faster
LENGTH = 3_000_000  # the same, in characters
DEPTH = 200  # elements within elements; libxml2 gives up at 256 and loses what is deeper
ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]{3000,}"|'[^']{3000,}')""")  # pictures written into the page, mostly
LONG_TAG = re.compile(
    r"<(/?[a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{10000,}>?"
)  # libxml2's time grows with the square of attributes
UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "nav", "footer", "button", "iframe", "object")
BLOCK = re.compile(
    r"</?(?:p|div|br|hr|h[1-6]|li|ul|ol|tr|td|th|table|section|article|header|main|aside|blockquote|figure|figcaption"
    r"|pre|dl|dt|dd|title|body)\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
DOCTYPE = re.compile(r"\s*(?:<\?[^<>]*>\s*)?<!doctype[^<>\[]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE)
VOID = frozenset(
    {"br", "hr", "img", "meta", "link", "input", "source", "area", "base", "col", "embed", "wbr", "track", "p", "li"}
)
NAMED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])[^<>]*>")
TITLE = re.compile(r"<title[^<>]*>([^<]{1,1000})<", re.IGNORECASE)
DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2199-12-31"}
QUIET = logging.NullHandler()  # so that what the library logs of a broken page is not printed


class Page(Frozen, frozen=True, kw_only=True):
    """An article: its text, and what its page states of it."""

    text: str
    stated: Stated


def page(source: str) -> Page:
    """The article in an HTML page, however broken. The text is empty where there is none."""
    source = _without(source, "<!--", "-->").replace("\0", "")
    source = source[prolog.end() :] if (prolog := DOCTYPE.match(source)) else source
    source = LONG_TAG.sub(r"<\1>", ATTRIBUTE.sub('=""', source))
    stated = metadata(source)
    # Scripts are done with: in some, the patterns of the libraries below would search for minutes.
    source = _cut(source, ("script",))
    found = _found(source) if _tame(source) else []
    best = max(found, key=lambda document: len(document.text or ""), default=None)
    text = best.text if best is not None and len(best.text or "") >= SOME else plain(source)
    return Page(text=_clean(text), stated=_completed(stated, source, best))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first kilobytes."""
    head = data[:4096].decode("latin-1")
    match = re.search(r"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", head)
    return match[1] if match else None


def looks_like_page(text: str) -> bool:
    """Whether a text is an HTML page or a part of one."""
    head = text[:3000].lstrip("\ufeff \t\r\n")
    if re.match(r"<(?:!doctype html|html|head|body|\?xml)\b", head, re.IGNORECASE):
        return True
    return (
        re.match(r"<(?:p|div|article|section|main|h[1-6])\b[^<>]*>", head, re.IGNORECASE) is not None and "</" in text
    )


def _found(source: str) -> list[Any]:
    """What trafilatura finds, the precise way first, then one that takes more (layout tables, short pages)."""
    ways: tuple[dict[str, bool], ...] = ({"include_tables": False}, {"include_tables": True, "favor_recall": True})
    found: list[Any] = []
    for way in ways:
        one = _extracted(source, way)
        if one is not None:
            found.append(one)
        if found and len(found[-1].text or "") >= ENOUGH:
            break
    return found


def _extracted(source: str, way: dict[str, bool]) -> Any:  # noqa: ANN401  trafilatura has no types
    """Trafilatura's document, or null."""
    extract = _trafilatura()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return extract(
                source, include_comments=False, with_metadata=True, date_extraction_params=dict(DATES), **way
            )  # fmt: skip
        except Exception:  # noqa: BLE001  whatever the library trips over, a page must not stop the rest
            return None


@cache
def _trafilatura() -> Any:  # noqa: ANN401  trafilatura has no types
    """Trafilatura's extraction, loaded when the first page comes: most dossiers have none."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(QUIET)
    return bare_extraction


def _completed(stated: Stated, source: str, found: Any) -> Stated:  # noqa: ANN401  trafilatura has no types
    """What the page states, and else what trafilatura makes out; but not its date and authors, which may be a guess."""
    title = TITLE.search(source)
    return Stated(
        outlet=stated.outlet or one_line(getattr(found, "sitename", None)),
        title=stated.title
        or one_line(getattr(found, "title", None))
        or (one_line(html.unescape(title[1])) if title else None),
        published=stated.published,
        url=stated.url or one_line(getattr(found, "url", None)),
        agencies=stated.agencies,
        authors=stated.authors,
        rights=stated.rights,
    )


def _tame(source: str) -> bool:
    """Whether a page is of a size and depth that a tree of it is safe and quick to make."""
    if len(source) > LENGTH or source.count("<") > TAGS:
        return False
    depth = 0
    for match in NAMED.finditer(source):
        if match[2].lower() in VOID or match.group().endswith("/>"):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEPTH:
            return False
    return True


def plain(source: str) -> str:
    """The words between the tags of HTML, a line a block. Linear in the length of the page."""
    source = _cut(source, UNSEEN)
    if "</" in source or BLOCK.search(source):  # else it is hardly HTML, and its lines are its own
        source = source.replace("\n", " ")
    words = TAG.sub("", BLOCK.sub("\n", source))
    lines = (" ".join(line.split()) for line in html.unescape(words).split("\n"))
    return "\n".join(line for line in lines if line)


def _cut(source: str, names: tuple[str, ...]) -> str:
    """The source without some elements. Linear: an end tag once not found is not looked for again."""
    kept, position, open_ended = [], 0, set()
    opening = _opening(names)
    while match := opening.search(source, position):
        kept.append(source[position : match.start()])
        name, position = match[1].lower(), match.end()
        closing = None if name in open_ended else _closing(name).search(source, position)
        if closing:
            position = closing.end()
        else:
            open_ended.add(name)
    return " ".join([*kept, source[position:]])


@cache
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    """The start tag of one of several elements."""
    return re.compile(rf"<({'|'.join(names)})\b[^<>]*>?", re.IGNORECASE)


@cache
def _closing(name: str) -> re.Pattern[str]:
    """The end tag of an element."""
    return re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)


def _without(source: str, opening: str, closing: str) -> str:
    """The source without its comments; one that is never closed goes on to the end of its line."""
    kept, position = [], 0
    while (start := source.find(opening, position)) >= 0:
        kept.append(source[position:start])
        end = source.find(closing, start)
        if end < 0:
            line = source.find("\n", start)
            return "".join([*kept, source[line:] if line >= 0 else ""])
        position = end + len(closing)
    return "".join([*kept, source[position:]])


def _clean(text: str) -> str:
    """Text that can be stored as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()
