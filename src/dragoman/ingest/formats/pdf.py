"""PDF documents: the text that is printed in them, its lines made paragraphs again.

By PDFium, the reader that browsers ship. The text that comes out is the report's text from then on: offsets, hashes and
`dragoman verify` refer to it. Nothing is recognised in pictures: a scanned page has no text.
"""

from collections.abc import Iterator
from threading import Lock
from typing import BinaryIO

import pypdfium2

from dragoman.ingest.draft import CHARACTERS, Draft
from dragoman.ingest.formats.printed import Line, paragraphs
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

PAGES = 1_000
HYPHEN = "\ufffe"  # PDFium's sign for a hyphen that ends a line
PASSWORD = 4  # its code of an error
_ALONE = Lock()  # PDFium may be used by one thread at a time


def pdf(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The report in a PDF document. Raises IngestError where it is damaged or locked."""
    with _ALONE:
        lines, pages = _read(stream.read())
    text = paragraphs(lines)
    if text:
        yield Draft(place=name, file=name, text=text, format="pdf")
    else:
        scanned = f"{pages} page{'s' * (pages != 1)} without text: scanned, perhaps; nothing is recognised in pictures"
        yield Skipped(file=name, reason=scanned if pages else "no pages in it")


def _read(data: bytes) -> tuple[list[Line], int]:
    """The lines of a document, and the number of its pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        message = "a PDF document that asks for a password" if locked else "a damaged PDF document"
        raise IngestError(message) from None
    try:
        pages = len(document)
        if pages > PAGES:
            message = f"{pages:,} pages: more than the {PAGES:,} that are read of a document"
            raise IngestError(message)
        return list(_lines(document, pages)), pages
    finally:
        document.close()


def _lines(document: pypdfium2.PdfDocument, pages: int) -> Iterator[Line]:
    """The lines of all pages, until there are more than a report may have."""
    count = 0
    for number in range(pages):
        try:
            page = document[number]
            text = page.get_textpage()
            try:
                for line in _of_page(text, number, page.get_height()):
                    count += len(line.text)
                    yield line
            finally:
                text.close()
                page.close()
        except pypdfium2.PdfiumError:  # one page is damaged: the others are read
            continue
        if count > CHARACTERS:
            return


def _of_page(text: pypdfium2.PdfTextPage, number: int, height: float) -> Iterator[Line]:
    """The lines of a page, in the order in which they were set."""
    count = text.count_chars()
    words = text.get_text_range() if count else ""
    if len(words) != count:  # characters beyond the first 65,536 of Unicode are counted otherwise
        codes = (pypdfium2.raw.FPDFText_GetUnicode(text, at) for at in range(count))
        words = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)  # noqa: PLR2004
    start = 0
    for end in (*_ends(words), count):
        line = words[start:end]
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        if first < last:
            yield _line(text, words[first:last], first, number, height)
        start = end


def _ends(words: str) -> Iterator[int]:
    """Where lines end: after a line feed, or a hyphen that PDFium knows to be at an end."""
    yield from (at + 1 for at, char in enumerate(words) if char in f"\n{HYPHEN}")


def _line(text: pypdfium2.PdfTextPage, words: str, first: int, number: int, height: float) -> Line:
    """A line with its place on the page, in points."""
    opening = len(words.split(None, 1)[0])
    left, bottom, right, top = text.get_charbox(first, loose=True)
    word = text.get_charbox(first + opening - 1, loose=True)[2] - left
    if len(words) > 1:
        right = text.get_charbox(first + len(words) - 1, loose=True)[2]
    hyphen = words.endswith(HYPHEN) or (words.endswith("-") and words[-2:-1].isalnum())
    return Line(
        text=words[:-1] if hyphen else words, hyphen=hyphen, page=number, height=height,
        left=left, right=right, top=top, bottom=bottom, word=word,
    )  # fmt: skip
