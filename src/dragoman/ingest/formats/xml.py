"""XML, with nothing in it that reaches out or blows up: no entities of its own, no DTD, no network, no huge trees.

OWASP, "XML External Entity Prevention Cheat Sheet".
"""

import html
import re
from collections.abc import Iterator

from lxml import etree

from dragoman.record.errors import IngestError

DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
OWN_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
LONG_TAG = re.compile(r"<[^<>]{50000}")  # libxml2's time grows with the square of an element's attributes
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
BLOCKS = frozenset(
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hedline", "lead", "li", "dt", "dd", "tr", "br",
        "hr", "pre", "blockquote", "bq", "block", "section", "article", "table", "ul", "ol", "dl", "note", "fn",
    }
)  # fmt: skip
UNSEEN = frozenset({"script", "style", "head", "media", "figure", "nav", "svg", "iframe", "docdata", "body.head"})
CELLS = frozenset({"td", "th"})


def harmless(text: str) -> str:
    """XML as text, without its declaration. Raises IngestError where it declares entities, or would take for ever."""
    source = undeclared(text)
    if LONG_TAG.search(source):
        message = "XML with a tag that no end can be seen of: refused"
        raise IngestError(message)
    if OWN_ENTITIES.search(source):
        message = "XML that declares entities of its own: refused"
        raise IngestError(message)
    return source


def parsed(text: str) -> etree._Element:
    """The root of an XML document. Raises IngestError where it is not well-formed, or not harmless."""
    source = harmless(text)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True,
        huge_tree=False, remove_comments=True, remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    known = NAMED.sub(lambda match: html.unescape(match.group()), source)  # "&nbsp;" is HTML's, and many write it
    try:
        root = etree.fromstring(known.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"not well-formed XML: {' '.join(str(error).split())[:200]}"
        raise IngestError(message) from None
    if root is None:
        message = "not well-formed XML: no element in it"
        raise IngestError(message)
    return root


def undeclared(text: str) -> str:
    """XML as text, without the declaration that says in which encoding it once was."""
    source = text.removeprefix("\ufeff")
    declared = DECLARATION.match(source)
    return source[declared.end() :] if declared else source


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """The elements at the end of a path of names, whatever their namespaces."""
    if element is None:
        return
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from children(child, *path[1:])


def first(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at the end of a path, or null."""
    return next(children(element, *path), None)


def words(element: etree._Element | None) -> str:
    """All the words in an element, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def lines(element: etree._Element) -> str:
    """The words of an element that holds XHTML or NITF, a line a block; a row of a table is one line."""
    found: list[list[str]] = [[]]
    _lines(element, found)
    told = (" ".join("".join(parts).split()) for parts in found)
    return "\n".join(line for line in told if line)


def _lines(element: etree._Element, found: list[list[str]]) -> None:
    """Add the words of an element to the last line, or to new ones; the parser lets no tree be deeper than 256."""
    name = local(element)
    if name and name not in UNSEEN:
        if name in BLOCKS:
            found.append([])
        found[-1].append(element.text or "")
        for child in element:
            _lines(child, found)
            found[-1].append(child.tail or "")
        if name in BLOCKS:
            found.append([])
        elif name in CELLS:
            found[-1].append("\t ")
