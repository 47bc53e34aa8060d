"""What can be searched: the paragraphs of a report, and the claims read in it."""

import re
import unicodedata
from collections.abc import Iterator

from dragoman.record.base import Frozen
from dragoman.record.claim import kind_of
from dragoman.record.extraction import Extraction

LONGEST = 100_000  # characters: PostgreSQL indexes a megabyte at once, at most
WORD = re.compile(r"\w+")
LINE = re.compile(rf"[^\r\n]{{1,{LONGEST}}}")


class Passage(Frozen, kw_only=True):
    """Words that can be found: a row of the table, without the dossier. `plain`: as `plain()` makes it of `body`."""

    report: str
    kind: str
    claim: str | None
    start: int
    body: str
    plain: str


def of_text(report: str, text: str) -> Iterator[Passage]:
    """The paragraphs of a report."""
    for line in LINE.finditer(text):
        if words := plain(line.group()):
            body = _clean(line.group())
            yield Passage(report=report, kind="report", claim=None, start=line.start(), body=body, plain=words)


def of_claims(extraction: Extraction) -> Iterator[Passage]:
    """The claims of a report."""
    for claim in extraction.claims:
        start, body = min((e.start for e in claim.evidence), default=0), _clean(claim.text)[:LONGEST]
        kind = kind_of(claim)
        yield Passage(report=extraction.report, kind=kind, claim=claim.id, start=start, body=body, plain=plain(body))


def plain(text: str) -> str:
    """The words of a text in lower case: what is a letter and what is a mark depends on a database's locale."""
    return " ".join(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _clean(text: str) -> str:
    """Text that PostgreSQL can hold: it knows no NUL."""
    return text.replace("\0", " ")
