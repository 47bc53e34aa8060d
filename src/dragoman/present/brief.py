"""From a record to its brief: the sections in order, each from its own module."""

from collections.abc import Callable

from dragoman.lexicon.languages import UNKNOWN, language_name
from dragoman.present.agreed import agreed
from dragoman.present.blocks import blocks
from dragoman.present.dates import dated_in_words, in_words, span_in_words
from dragoman.present.differences import differences
from dragoman.present.display import capital, count, listed, shown
from dragoman.present.ground import ground
from dragoman.present.origins import origins
from dragoman.present.parts import Brief, Section, Source
from dragoman.present.skipped import unread
from dragoman.present.stances import stances
from dragoman.present.timeline import timeline
from dragoman.present.view import View
from dragoman.present.voices import voices
from dragoman.record.record import Record

SECTIONS: tuple[Callable[[View], Section], ...] = (
    agreed, stances, blocks, ground, differences, voices, timeline, origins,
)  # fmt: skip
LEGEND = (
    "“Quotation marks” hold a speaker’s own words, as a report quotes them; italics hold a report’s words. After each "
    "item stand the reports that say so; reports of one origin go back to one text."
)


def brief(record: Record) -> Brief:
    """The brief of a record: nothing in it that the record does not hold."""
    view = View(record)
    return Brief(
        title=shown(record.dossier.name) or "A negotiation", lead=_lead(view),
        sections=tuple(section(view) for section in SECTIONS),
        sources=tuple(
            Source(
                report=report.id, name=view.outlet(report.id), file=shown(report.file),
                date=dated_in_words(report.published),
            )
            for report in record.reports
        ),
    )  # fmt: skip


def _lead(view: View) -> tuple[str, ...]:
    record = view.record
    told = record.understood
    found = {report.origin for report in told}
    days = span_in_words([report.published.edtf for report in told if report.published])
    read = f"{count(len(told), 'report')} of {count(len(found), 'origin')}"
    first = f"{capital(read)}{f', published {days}' if days else ''}, {sum(r.words for r in told):,} words."
    anchor = record.dossier.anchor
    if anchor:
        second = f"Weekdays of reports without a date are counted from {in_words(anchor.edtf)} ({anchor.basis})."
    elif any(report.published is None for report in told):
        second = "No anchor is known: in reports without a date, weekdays are left as worded."
    else:
        second = ""
    left = unread(record)
    skipped = f"{capital(count(len(left), 'file was', 'files were'))} not read." if left else ""
    return tuple(line for line in (first, second, skipped, _foreign(record), _judged(record)) if line)


def _foreign(record: Record) -> str:
    """That there are reports in which nothing was read, because of their language."""
    kept = [report for report in record.reports if not report.read]
    languages = listed(sorted({language_name(report.language or UNKNOWN) for report in kept}))
    told = "report is in {}: kept, but nothing is read in it.", "reports are in {}: kept, but nothing is read in them."
    return capital(count(len(kept), *told)).format(languages) if kept else ""


def _judged(record: Record) -> str:
    """That people have judged what is told here, and where they disagree."""
    holding = [one for one in record.judgements if one.state in ("applied", "disputed") and one.action != "undo"]
    if not holding:
        return ""
    who = list(dict.fromkeys(one.who for one in holding))
    gone = f"; {count(len(record.rejected), 'claim')} rejected and left out" if record.rejected else ""
    disputed = sum(finding.disputed for finding in record.findings)
    open_ = f"; they disagree on {count(disputed, 'finding')}" if disputed else ""
    times = count(len(holding), "judgement")
    return f"{capital(times)} by {shown(listed(who))}{gone}{open_}."
