"""Changes as an Atom feed (RFC 4287), so that a reader of feeds tells what is new in a dossier."""

import re
from collections.abc import Sequence
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dragoman.record.base import Frozen

NAMESPACE = "http://www.w3.org/2005/Atom"
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0, 2.2


class News(Frozen, kw_only=True):
    """One thing that was new. `moment`: when it was noticed, RFC 3339; `kind`: of change; `reports`: who shows it."""

    moment: str
    kind: str
    text: str
    reports: str
    about: str


def atom(title: str, news: Sequence[News]) -> bytes:
    """The feed of a dossier's news, newest first, as UTF-8 XML. `news`: oldest first; may be empty."""
    feed = Element("feed", xmlns=NAMESPACE)
    _add(feed, "id", urn(title))
    _add(feed, "title", f"{title}: changes")
    _add(feed, "updated", news[-1].moment if news else "1970-01-01T00:00:00Z")
    _add(SubElement(feed, "author"), "name", "dragoman")
    for one in reversed(news):
        entry = SubElement(feed, "entry")
        _add(entry, "id", urn(title, one.moment, one.kind, one.about, one.text))
        _add(entry, "title", one.text)
        _add(entry, "updated", one.moment)
        SubElement(entry, "category", term=one.kind)
        _add(entry, "summary", f"{one.kind}: {one.text} [{one.reports}]")
    indent(feed, " ")
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = UNWRITABLE.sub("", words)


def urn(*parts: str) -> str:
    """A name for something that has no URL, the same each time."""
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
