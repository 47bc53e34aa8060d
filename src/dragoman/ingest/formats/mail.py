"""Mails (.eml), boxes of them (.mbox) and pages that a browser saved as one (.mhtml), with what is attached.

Parsed under the policy `compat32`: the newer policies of Python's `email` parse headers in time that grows with the
square of their length, and raise on some that are malformed. IETF RFC 5322, 2045, 4155, 2557.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import BinaryIO

from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, with_stated
from dragoman.ingest.formats.headers import is_page, stated_by, url_of
from dragoman.ingest.formats.wrapped import unwrapped
from dragoman.ingest.kinds import READ, kind_named
from dragoman.ingest.page import declared_encoding, page
from dragoman.ingest.parts import bounded, part
from dragoman.ingest.readers import from_bytes
from dragoman.lexicon import lexicon
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped

MESSAGES = 5_000  # of a box
PARTS = 200  # of a mail
DEPTH = 5  # mails within mails, parts within parts
FEW = 20  # words; a plain text with fewer is not what the mail says, where its page says more
ENVELOPE = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,300}\r?\n")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
LONG_HEADER = re.compile(  # the time that `email` takes for one grows with the square of its parameters
    rb"^(content-(?:type|disposition):(?:[^\r\n]|\r?\n[ \t]){0,2000}+)(?:[^\r\n]|\r?\n[ \t])*+",
    re.IGNORECASE | re.MULTILINE,
)
ASIDE = (
    "image/",
    "audio/",
    "video/",
    "text/calendar",
    "text/vcard",
    "text/css",
    "application/pgp",
    "application/pkcs7",
)


class _Parts(Frozen, frozen=True, kw_only=True):
    """What a mail consists of: its plain texts, its pages, and what is attached."""

    plain: tuple[Message, ...] = ()
    pages: tuple[Message, ...] = ()
    attached: tuple[Message, ...] = ()

    def __add__(self, other: "_Parts") -> "_Parts":
        """Both."""
        return _Parts(
            plain=self.plain + other.plain, pages=self.pages + other.pages, attached=self.attached + other.attached
        )


def mail(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The reports in a mail: what it says itself, and what is attached, where it is of a kind that is read."""
    return bounded(_mail(_message(stream.read()), name, 0), name)


def mbox(stream: BinaryIO, name: str) -> Iterator[Draft | Skipped]:
    """The reports in a box of mails."""
    return bounded(_box(stream.read(), name), name)


def _box(data: bytes, name: str) -> Iterator[Draft | Skipped]:
    """The reports in the mails of a box, by the place of the mail."""
    lines = list(ENVELOPE.finditer(data))
    if not lines:
        yield Skipped(file=name, reason="no mails in it")
        return
    ends = (*(line.start() for line in lines[1:]), len(data))
    for number, (line, end) in enumerate(zip(lines, ends, strict=True), start=1):
        if number > MESSAGES:
            yield Skipped(file=name, reason=f"more than {MESSAGES:,} mails: the rest is left out")
            return
        try:
            message = _message(ESCAPED.sub(rb"\1", data[line.end() : end]))
        except IngestError as error:
            yield Skipped(file=part(name, number), reason=str(error))
        else:
            yield from _mail(message, part(name, number), 0)


def _message(data: bytes) -> Message:
    """A mail, taken apart. Raises IngestError where its parts lie in one another without end."""
    try:
        return message_from_bytes(LONG_HEADER.sub(rb"\1", data))
    except RecursionError:
        message = "its parts are nested too deeply"
        raise IngestError(message) from None


def _mail(message: Message, place: str, depth: int) -> Iterator[Draft | Skipped]:
    """The reports in a mail."""
    parts = _parts(message, 0)
    own = _own(message, parts, place)
    inner: list[Draft | Skipped] = []
    for number, held in enumerate(parts.attached[:PARTS], start=1):
        inner += _attached(held, part(place, number), depth)
    read = any(isinstance(entry, Draft) for entry in inner)
    count = len(own.text.split()) if isinstance(own, Draft) else 0
    if not read or count >= lexicon("formats")["mail"]["cover"]:
        yield own
    elif count:
        yield Skipped(file=place, reason=f"{count} words that come with what is attached")
    yield from inner


def _parts(message: Message, depth: int) -> _Parts:
    """What a mail, or a part of one, consists of. Of alternatives, all: one is chosen when they are read."""
    kind = message.get_content_type()
    if kind == "message/rfc822":
        return _Parts(attached=(message,))
    if message.is_multipart():
        inner = message.get_payload()
        held = [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) and depth < DEPTH else []
        return sum((_parts(one, depth + 1) for one in held[:PARTS]), _Parts())
    if message.get_content_disposition() == "attachment" or message.get_filename():
        return _Parts(attached=(message,))
    if kind == "text/html":
        return _Parts(pages=(message,))
    return _Parts(plain=(message,)) if kind == "text/plain" else _Parts()


def _own(message: Message, parts: _Parts, place: str) -> Draft | Skipped:
    """What a mail says itself: its plain text, or its page where that says more."""
    try:
        plain = "\n".join(filter(None, (_plain(one) for one in parts.plain)))
        if parts.pages and (is_page(message) or len(plain.split()) < FEW):
            found = page(_text(parts.pages[0]))
            if is_page(message):
                draft = Draft(place=place, file=place, text=found.text, url=url_of(message), format="html")
                return with_stated(draft, found.stated, basis="metadata")
            plain = max(plain, found.text, key=lambda text: len(text.split()))
    except IngestError as error:
        return Skipped(file=place, reason=str(error))
    if not plain:
        return Skipped(file=place, reason="no text in it")
    return with_stated(Draft(place=place, file=place, text=plain, format="email"), stated_by(message), basis="metadata")


def _plain(held: Message) -> str:
    """A plain text, its lines made paragraphs again."""
    flowed = str(held.get_param("format") or "").casefold() == "flowed"
    return unwrapped(_text(held), flowed=flowed, delsp=str(held.get_param("delsp") or "").casefold() == "yes")


def _text(held: Message) -> str:
    """The text in a part. Raises IngestError where it is none."""
    data = _bytes(held)
    return decode(data, declared=held.get_content_charset() or declared_encoding(data))


def _bytes(held: Message) -> bytes:
    """The bytes in a part; none where they are packed in a way that nobody knows."""
    data = held.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _attached(held: Message, place: str, depth: int) -> Iterator[Draft | Skipped]:
    """The reports in what is attached, or why there is none; of pictures and the like, nothing."""
    if held.get_content_type() == "message/rfc822":
        inner = held.get_payload()
        if depth < DEPTH and isinstance(inner, list) and inner and isinstance(inner[0], Message):
            yield from _mail(inner[0], place, depth + 1)
        return
    called = " ".join(str(held.get_filename() or "").split())
    kind = kind_named(called)
    if kind is None or kind.name in ("warc", "mbox", "mail"):
        if not held.get_content_type().startswith(ASIDE):
            yield Skipped(file=place, reason=f"attached {called[:80]!r}: {READ}")
        return
    yield from from_bytes(_bytes(held), name=place, called=called)
