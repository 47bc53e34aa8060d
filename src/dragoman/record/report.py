"""A report as stored, and exact evidence in it.

Offsets are Unicode code points of the report's text as stored, end exclusive, always
`report.text[start:end] == quote` (W3C Web Annotation: TextPositionSelector and TextQuoteSelector in one).
"""

import hashlib
from typing import Literal

from dragoman.record.base import Frozen
from dragoman.record.errors import EvidenceError
from dragoman.record.value import Dated

Format = Literal[
    "text", "html", "json", "rss", "atom", "ninjs", "newsml-g2", "nitf", "pdf", "docx", "email",
]  # fmt: skip


class Span(Frozen, kw_only=True):
    """Words of a report: `start` and `end` in code points, and the words themselves."""

    start: int
    end: int
    quote: str


class Evidence(Frozen, kw_only=True):
    """A span with the role that it plays in a claim (`source`, `cue`, `content`, `channel`, `toll`, …)."""

    role: str
    start: int
    end: int
    quote: str


class Dropped(Frozen, kw_only=True):
    """Words of a report that are not its story (a photo credit, a newsletter call) and why they are passed over."""

    start: int
    end: int
    quote: str
    why: str


class Credit(Frozen, kw_only=True):
    """What a report says of its own origin ("originally appeared in …"): the credited `name` and the words."""

    name: str
    start: int
    end: int
    quote: str


class Report(Frozen, kw_only=True):
    """One press report. `text` is never altered after ingest; `id` hashes it.

    `words` counts whitespace-separated words; `excerpt` tells that the text begins or ends amid the story.
    `format`: what the text was taken out of; `rights`: the copyright and terms of use that come with it, as worded.
    `language`: its code (ISO 639), `und` for one that could not be named, null where undecided. Where it is none that
    is read, `read` is false: the report is kept, and nothing is read in it.
    """

    id: str
    file: str
    text: str
    sha256: str
    words: int
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    title: str | None = None
    published: Dated | None = None
    url: str | None = None
    excerpt: bool = False
    dropped: tuple[Dropped, ...] = ()
    credits: tuple[Credit, ...] = ()
    authors: tuple[str, ...] = ()
    rights: str | None = None
    format: Format = "text"
    language: str | None = None
    read: bool = True


def text_hash(text: str) -> str:
    """SHA-256, in hex, of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(text: str) -> str:
    """The id of the report with this text: the same text is the same report."""
    return f"r-{text_hash(text)[:10]}"


def evidence(report: Report, start: int, end: int, *, role: str) -> Evidence:
    """The only maker of Evidence: cuts the words out of the report. Raises EvidenceError for an empty or outer span."""
    if not 0 <= start < end <= len(report.text):
        message = f"no words at {start}-{end} of report {report.id}, which has {len(report.text)} characters"
        raise EvidenceError(message)
    return Evidence(role=role, start=start, end=end, quote=report.text[start:end])
