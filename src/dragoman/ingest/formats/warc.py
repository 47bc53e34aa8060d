"""Web archives (WARC 1.0 and 1.1, ISO 28500, plain or packed): the HTML pages that were answered. By FastWARC.

A record that cannot be read is told and passed over. What is no page (pictures, scripts, redirects) is passed over.
"""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, one_line, with_stated
from dragoman.ingest.page import declared_encoding, page
from dragoman.ingest.parts import bounded, part
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

PAGES = ("text/html", "application/xhtml+xml")
LARGEST = 10_000_000  # bytes of a page, unpacked
HEADERS = 100_000  # bytes before it
MOST = 20_000  # responses of an archive
WORDS = 40  # a page with fewer has no article
FINE = 200


def warc(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The reports in a web archive. Each is named by the place of its answer among the archive's answers."""
    return bounded(_pages(stream, name), name)


def _pages(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The pages, and what of the archive could not be read."""
    count = pages = 0
    for record in _responses(stream):
        if isinstance(record, IngestError):
            yield Skipped(file=name, reason=f"{record}; {count} answers were read before")
            return
        count += 1
        if count > MOST:
            yield Skipped(file=name, reason=f"more than {MOST:,} answers: the rest is left out")
            return
        for entry in _page(record, part(name, count)):
            pages += 1
            yield entry
    if not pages:
        yield Skipped(file=name, reason=f"no HTML pages in it ({count} answers of other kinds)")


def _responses(stream: BinaryIO) -> Iterator[WarcRecord | IngestError]:
    """The records of answers; where the archive is damaged, those before, and what is wrong."""
    try:
        yield from ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False, strict_mode=False)
    except Exception as error:  # noqa: BLE001  whatever the library trips over, what came before is kept
        yield IngestError(f"a damaged archive ({one_line(str(error), limit=160) or type(error).__name__})")


def _page(record: WarcRecord, place: str) -> Iterator[Draft | Skipped]:
    """The page in an answer, or why it is none that can be read; nothing for an answer of another kind.

    The answer is taken apart in a record of its own: an error in it would else end the archive.
    """
    try:
        url = one_line(record.headers.get("WARC-Target-URI") or "", limit=2_000)
        own = WarcRecord()
        own.init_headers(WarcRecordType.response)
        own.set_bytes_content(record.reader.read(LARGEST + HEADERS))
        own.is_http = True
        own.parse_http(auto_decode="all", strict_mode=False)
        kind = (own.http_content_type or "").casefold()
        if kind not in PAGES or own.http_headers.status_code != FINE:
            return
        data, charset = own.reader.read(LARGEST + 1), own.http_charset
    except Exception as error:  # noqa: BLE001  whatever the library trips over, one record must not stop the rest
        yield Skipped(
            file=place, reason=f"a damaged record ({one_line(str(error), limit=160) or type(error).__name__})"
        )
        return
    try:
        yield _article(data, place, url=url, charset=charset)
    except IngestError as error:
        yield Skipped(file=place, reason=str(error))


def _article(data: bytes, place: str, *, url: str | None, charset: str | None) -> Draft | Skipped:
    """The article on a page. Raises IngestError for a page that is too large, or no text."""
    at = f" at {url}" if url else ""
    if len(data) > LARGEST:
        message = f"the page{at} is larger than {LARGEST // 1_000_000} MB"
        raise IngestError(message)
    if _is_front(url):
        return Skipped(file=place, reason=f"the page{at} is a site's front page")
    found = page(decode(data, declared=charset or declared_encoding(data)))
    if (count := len(found.text.split())) < WORDS:
        return Skipped(file=place, reason=f"no article on the page{at} ({count} words)")
    draft = Draft(place=place, file=place, text=found.text, url=url, format="html")
    return with_stated(draft, found.stated, basis="metadata")


def _is_front(url: str | None) -> bool:
    """Whether a URL is a site's own, with no path."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query
