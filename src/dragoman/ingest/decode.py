"""Bytes to text: UTF-8 first, then what a byte order mark or a declaration says, then a guess. No binary data."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.record.errors import IngestError

MAGIC = {  # the first bytes of files that are often given for text, and what they are
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a media file",
    b"MZ\x90": "a Windows program",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich text document",
    b"SQLite format 3": "a database",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"%!PS": "a PostScript document",
}
MARKS = (  # byte order marks; the longer first, because one begins with the other
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIGH = re.compile(rb"[\x80-\xff]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CONTROL_SHARE = 0.02  # of all characters, and two more: above that it is no text
WESTERN_SHARE = 0.3  # most high bytes in an English text in a Western encoding: accents, dashes, quotation marks
CHARSETS = re.compile(r"(?:iso8859|cp\d|koi8|mac|gb|big5|euc|shift_jis|utf-(?:8|16|32)|latin|tis|hz)")  # Python's names
WESTERN_LEAST = 8  # high bytes from which on there is enough to guess another encoding by
SAMPLE = 100_000  # bytes that the guess looks at


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in bytes, nothing stripped, no newline changed. `declared`: the encoding that the document names.

    Raises IngestError where the bytes are no text. A UTF-8 file with a few damaged bytes keeps the rest: each damage
    is a U+FFFD.
    """
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            message = f"not text but {what}"
            raise IngestError(message)
    text = _decoded(data, declared)
    controls = len(CONTROLS.findall(text))
    if "\0" in text or controls > 2 + CONTROL_SHARE * len(text):
        message = "not text: binary data"
        raise IngestError(message)
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    """The text by the first way that leads to one."""
    try:
        if not _wide(data):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    for name in (marked, _wide(data), declared if marked is None else None):
        if text := _as(data, name):
            return text
    if 2 * _damage(data) <= len(MULTIBYTE.findall(data)):
        return data.decode("utf-8", "replace")
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text, every other byte is zero."""
    sample = data[:2000]
    half = len(sample) // 2
    if half == 0 or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    if min(zeros) == 0 and max(zeros) > half * 0.7:
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return None


def _as(data: bytes, name: str | None) -> str | None:
    """The text in a named encoding, or null where it is unknown, no encoding of text, or does not fit."""
    if not name:
        return None
    try:
        if not CHARSETS.match(codecs.lookup(name).name):  # no "unicode_escape", no "punycode": they are no charsets
            return None
        text = str(data, name)
        text.encode("utf-8")  # no lone surrogate, which some encodings let through
    except (LookupError, ValueError):
        return None
    return text


def _damage(data: bytes) -> int:
    """How many high bytes are no part of a well-formed UTF-8 sequence."""
    return len(HIGH.findall(MULTIBYTE.sub(b"", data)))


def _guessed(data: bytes) -> str:
    """Windows-1252 (and with it Latin-1) for text with few high bytes, as English has; else the best guess."""
    few = len(HIGH.findall(data)) <= max(WESTERN_LEAST, WESTERN_SHARE * len(data))
    guess = None if few else from_bytes(data[:SAMPLE]).best()
    for name in ("cp1252" if few else None, guess.encoding if guess else None, "latin-1" if few else None):
        if text := _as(data, name):
            return text
    message = "not text: binary data, or in no known encoding"
    raise IngestError(message)
