"""A Draft becomes a Report: what the text itself says of its origin, its title, its day; and twins become one."""

import unicodedata
from collections.abc import Iterable

from dragoman.ingest.agencies import closing_agencies, dateline_agencies
from dragoman.ingest.days import opening_day
from dragoman.ingest.draft import CHARACTERS, Draft
from dragoman.ingest.language import language_of
from dragoman.ingest.lines import marked_lines
from dragoman.ingest.shape import shape
from dragoman.lexicon.languages import is_read
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped
from dragoman.record.report import Report, report_id, text_hash
from dragoman.record.value import Dated


class Merged(Frozen, frozen=True, kw_only=True):
    """Reports, each text once, by file name and then id, and those left out because another has the same text."""

    reports: tuple[Report, ...]
    twins: tuple[Skipped, ...]


def built(draft: Draft) -> Report:
    """The report of a draft. Raises IngestError for a text that is empty, or too long to be a report's."""
    text = draft.text
    if len(text) > CHARACTERS:
        message = f"{len(text):,} characters: more than the {CHARACTERS:,} that a report may have"
        raise IngestError(message)
    if not any(unicodedata.category(char)[0] not in "CZ" for char in text):
        message = "empty: no words in it"
        raise IngestError(message)
    marked = tuple(marked_lines(text))
    dropped = tuple(line.dropped for line in marked)
    named = (*dateline_agencies(text), *closing_agencies(text, dropped))
    found = shape(text, dropped)
    language = language_of(text)
    agencies = (*draft.agencies, *(c.name for c in named), *(name for line in marked for name in line.agencies))
    credited = sorted((*named, *(c for line in marked for c in line.credits)), key=lambda c: (c.start, c.end, c.name))
    return Report(
        id=report_id(text), file=draft.file, text=text, sha256=text_hash(text), words=len(text.split()),
        outlet=draft.outlet, agencies=tuple(dict.fromkeys(agencies)), title=draft.title or found.title,
        published=draft.published or _own_day(text), url=draft.url, excerpt=found.excerpt, dropped=dropped,
        credits=tuple(credited), authors=draft.authors, rights=draft.rights, format=draft.format, language=language,
        read=is_read(language),
    )  # fmt: skip


def merged(reports: Iterable[Report]) -> Merged:
    """Each text once: the report of which most is known, then the first by file name."""
    by_id: dict[str, list[Report]] = {}
    for report in reports:
        by_id.setdefault(report.id, []).append(report)
    kept, twins = [], []
    for same in by_id.values():
        best, *others = sorted(same, key=lambda report: (-known(report), report.file))
        kept.append(best)
        twins += [Skipped(file=other.file, reason=f"the same text as {best.file}") for other in others]
    return Merged(reports=tuple(sorted(kept, key=lambda report: (report.file, report.id))), twins=tuple(twins))


def known(found: Report | Draft) -> int:
    """How much is known of a report besides its text."""
    return sum(map(bool, (found.outlet, found.title, found.published, found.url, found.agencies)))


def _own_day(text: str) -> Dated | None:
    """The day that the head of the text gives."""
    day = opening_day(text)
    return Dated(edtf=day, basis="text") if day else None
