"""Bytes to drafts: each kind of file has its reader, which is loaded when the first of its kind comes."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from dragoman.ingest.decode import decode
from dragoman.ingest.draft import CHARACTERS, Draft, with_stated
from dragoman.ingest.feed import feed, looks_like_feed
from dragoman.ingest.kinds import BY_NAME, HEAD, MEGABYTE, Kind, kind_named, kind_of
from dragoman.ingest.page import declared_encoding, looks_like_page, page
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

Found = Iterator[Draft | Skipped]
Reader = Callable[[BinaryIO, str], Found]
EMPTY = "empty: no words in it"


def from_bytes(data: bytes, *, name: str, called: str = "") -> Found:
    """The drafts in bytes. `called`: a file name that may say their kind; without one, they are what they look like."""
    return from_stream(BytesIO(data), len(data), name=name, called=called)


def from_stream(stream: BinaryIO, size: int, *, name: str, called: str = "") -> Found:
    """The drafts in a file of `size` bytes, open at its beginning, or why there is none."""
    by_name = kind_named(called)
    try:
        kind = kind_of(stream.read(HEAD), by_name)
        stream.seek(0)
        largest = BY_NAME["json"] if by_name is None and kind.name == "text" else kind  # it may yet prove to be JSON
        if size > largest.megabytes * MEGABYTE:
            yield Skipped(file=name, reason=too_large(size, largest))
        elif kind.name in TEXTS:
            yield from _text(stream.read(), name, kind, known=by_name is not None)
        else:
            yield from _reader(kind)(stream, name)
    except IngestError as error:
        yield Skipped(file=name, reason=str(error))
    except RecursionError:
        yield Skipped(file=name, reason="its parts are nested too deeply")


TEXTS = frozenset({"text", "page", "json", "xml"})


def too_large(size: int, kind: Kind) -> str:
    """Why a file of so many bytes is not read."""
    limit = f"{kind.megabytes} MB that are read of a file of its kind (a report has {CHARACTERS:,} characters at most)"
    return f"{size / MEGABYTE:.1f} MB: more than the {limit}"


def _text(data: bytes, name: str, kind: Kind, *, known: bool) -> Found:
    """The drafts in a file that is text by itself. `known`: its name says which kind of text."""
    markup = kind.name in ("page", "xml") or not known
    text = decode(data, declared=declared_encoding(data) if markup else None)
    if not text.strip("\ufeff \t\r\n"):
        yield Skipped(file=name, reason=EMPTY)
    elif kind.name == "xml":
        from dragoman.ingest.formats.news import news  # noqa: PLC0415  loads lxml

        yield from news(text, name)
    elif kind.name == "json" or (not known and looks_like_feed(text)):
        yield from feed(text, name)
    elif kind.name == "page" or (not known and looks_like_page(text)):
        found = page(text)
        draft = Draft(place=name, file=name, text=found.text, format="html")
        yield with_stated(draft, found.stated, basis="metadata")
    else:
        yield Draft(place=name, file=name, text=text)


def _reader(kind: Kind) -> Reader:  # each loads a library that most dossiers never need
    """The reader of a kind of file."""
    if kind.name == "pdf":
        from dragoman.ingest.formats.pdf import pdf  # noqa: PLC0415

        return pdf
    if kind.name == "docx":
        from dragoman.ingest.formats.docx import docx  # noqa: PLC0415

        return docx
    if kind.name == "warc":
        from dragoman.ingest.formats.warc import warc  # noqa: PLC0415

        return warc
    from dragoman.ingest.formats.mail import mail, mbox  # noqa: PLC0415

    return mail if kind.name == "mail" else mbox
