"""Word documents (.docx, ECMA-376): the paragraphs and tables of the document's own part, in order, as lines.

Read from the archive itself: python-docx passes over what stands in content controls and in insertions that are
tracked, which are in the text that a person sees. What is deleted, in notes, headers or comments is left out.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.ingest.draft import Draft
from dragoman.ingest.formats.xml import local, parsed
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

DOCUMENT = "word/document.xml"
LARGEST = 50_000_000  # bytes of the document's part, unpacked
PARTS = 10_000  # files in the archive
KINDS = (("xl/", "a spreadsheet"), ("ppt/", "a presentation"), ("content.xml", "an OpenDocument file"))
UNSEEN = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "sdtPr", "instrText", "delText"})
SPACES = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def docx(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The report in a Word document. Raises IngestError for another archive, one that is damaged, or a bomb."""
    text = "\n".join(_lines(parsed(_document(stream))))
    if text:
        yield Draft(place=name, file=name, text=text, format="docx")
    else:
        yield Skipped(file=name, reason="no text in it")


def _document(stream: BinaryIO) -> str:
    """The XML of the document's part."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if len(names) > PARTS or DOCUMENT not in names:
                raise IngestError(_what(names))
            with archive.open(DOCUMENT) as part:  # what it says of its size need not be so: it is counted
                data = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        message = f"a damaged archive ({type(error).__name__})"
        raise IngestError(message) from None
    if len(data) > LARGEST:
        message = f"more than {LARGEST // 1_000_000} MB when unpacked"
        raise IngestError(message)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, "replace")


def _what(names: list[str]) -> str:
    """What an archive is that is no Word document."""
    if len(names) > PARTS:
        return f"an archive of more than {PARTS:,} files"
    found = (what for sign, what in KINDS if any(name.startswith(sign) for name in names))
    return f"{next(found, 'a ZIP archive')}, not a Word document"


def _lines(root: etree._Element) -> Iterator[str]:
    """The words of each paragraph, a line each; a row of a table is one line, its cells apart by tabs."""
    body = next((child for child in root if local(child) == "body"), root)
    for element in _blocks(body):
        if local(element) == "tr":
            cells = (" ".join(_paragraphs(cell)) for cell in element if local(cell) == "tc")
            line = "\t".join(cells).strip()
        else:
            line = _words(element)
        yield from (" ".join(part.split(" ")).strip() for part in line.split("\n") if part.strip())


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and the rows of tables in an element, in order."""
    for child in element:
        if local(child) in ("p", "tr"):
            yield child
        elif local(child) not in UNSEEN:
            yield from _blocks(child)


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    """The words of the paragraphs of a cell, and of tables in it."""
    for block in _blocks(cell):
        held = _paragraphs(block) if local(block) == "tr" else [_words(block)]
        yield from (" ".join(words.split()) for words in held if words.strip())


def _words(element: etree._Element) -> str:
    """The words of a paragraph."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in SPACES and len(element) == 0:
        return SPACES[name]
    if name in UNSEEN:
        return ""
    text = "".join(map(_words, element))
    return f"\n{text}\n" if name == "p" else text  # a text box within a paragraph has paragraphs of its own
