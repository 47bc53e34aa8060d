"""What kind of file it is: by its first bytes where they settle it, else by its name.

A PDF that is called `report.txt` is a PDF; a page that a server gave for `report.pdf` is a page.
"""

import re
import zlib
from typing import Literal

from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError

Name = Literal["text", "page", "json", "xml", "pdf", "docx", "warc", "mail", "mbox"]
MEGABYTE = 1_000_000
HEAD = 4_096  # bytes that are looked at
MANIFEST = ".csv"


class Kind(Frozen, frozen=True, kw_only=True):
    """A kind of file: what it is, what its name ends in, how many megabytes of it are read; `binary`: it is no text."""

    name: Name
    suffixes: tuple[str, ...]
    megabytes: int
    what: str
    binary: bool = False


KINDS = (
    Kind(name="text", suffixes=(".txt", ".md"), megabytes=5, what="a plain text"),
    Kind(name="page", suffixes=(".html", ".htm", ".xhtml"), megabytes=10, what="an HTML page"),
    Kind(name="json", suffixes=(".json", ".jsonl", ".ndjson", ".ninjs"), megabytes=100, what="JSON, or IPTC ninjs"),
    Kind(
        name="xml", suffixes=(".xml", ".rss", ".atom", ".newsml", ".nitf"), megabytes=50, what="NewsML-G2, NITF, a feed"
    ),
    Kind(name="pdf", suffixes=(".pdf",), megabytes=50, binary=True, what="a PDF document"),
    Kind(name="docx", suffixes=(".docx",), megabytes=50, binary=True, what="a Word document (.docx)"),
    Kind(name="warc", suffixes=(".warc", ".warc.gz"), megabytes=2_000, binary=True, what="a web archive (WARC)"),
    Kind(name="mail", suffixes=(".eml", ".mhtml", ".mht"), megabytes=50, what="a mail, or a page saved as one"),
    Kind(name="mbox", suffixes=(".mbox",), megabytes=200, what="a box of mails"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
READ = (
    "not a kind of file that is read "
    "(.txt, .md, .html, .json, .jsonl, .xml, .rss, .pdf, .docx, .eml, .mbox, .mhtml, .warc)"
)
ROOT = re.compile(rb"(?:\s++|<\?[^>]*+>|<!--(?>.*?-->)|<!DOCTYPE[^>\[]*+>)*+<(?:\w+:)?([A-Za-z]\w*)", re.DOTALL)
PAGES = frozenset({b"html", b"head", b"body"})
FEEDS = frozenset({b"rss", b"feed", b"RDF", b"newsItem", b"newsMessage", b"packageItem", b"nitf"})
MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}: ?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
SURELY_MAIL = re.compile(rb"^(?:Message-ID|MIME-Version|Received): ", re.IGNORECASE | re.MULTILINE)


def kind_named(name: str) -> Kind | None:
    """The kind that a file's name speaks of, or null."""
    lower = name.lower()
    return next((kind for kind in KINDS if lower.endswith(kind.suffixes)), None)


def kind_of(head: bytes, by_name: Kind | None) -> Kind:
    """The kind of a file of which the first bytes are known. `by_name`: the kind that its name speaks of.

    Raises IngestError where the bytes are not what the name says, and nothing else that is read.
    """
    found = _by_bytes(head)
    if found:
        return BY_NAME[found]
    if by_name is None or by_name.binary:
        looks = _looks(head)
        if by_name is not None and looks == "text":
            message = f"not {by_name.what}, whatever its name says"
            raise IngestError(message)
        return BY_NAME[looks]
    return BY_NAME[_markup(head) or by_name.name] if by_name.name in {"page", "xml"} else by_name


def _by_bytes(head: bytes) -> Name | None:
    """The kind of a file that is no text."""
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"WARC/") or _unpacked(head).startswith(b"WARC/"):
        return "warc"
    return "pdf" if head.lstrip(b"\r\n\t \0")[:5] == b"%PDF-" else None


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what is packed by gzip; none where nothing is."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""


def _looks(head: bytes) -> Name:
    """What a text looks like."""
    if found := _markup(head):
        return found
    if head.startswith(b"From ") and MAIL.match(head.split(b"\n", 1)[-1]):
        return "mbox"
    headers = MAIL.match(head)
    return "mail" if headers and SURELY_MAIL.search(headers.group()) else "text"


def _markup(head: bytes) -> Name | None:
    """Whether markup is a page's, or that of a feed or of news; null where it is neither, or none."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:14].lower() == b"<!doctype html":
        return "page"
    root = ROOT.match(head)
    if root is None:
        return None
    return "page" if root[1].lower() in PAGES else "xml" if root[1] in FEEDS else None
