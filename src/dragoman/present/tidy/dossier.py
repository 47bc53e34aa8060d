"""The tables of all that is no claim: reports, actors, reuse, origins, deadlocks, judgements, what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.present.tidy.column import Column, Table, dated, integer, joined, named, text, truth
from dragoman.present.view import View
from dragoman.record.actor import Actor
from dragoman.record.finding import Deadlock, Origin, Passage, Reason, Reuse
from dragoman.record.judgement import Judged
from dragoman.record.record import ReportEntry, Skipped
from dragoman.record.report import Credit, Dropped


@dataclass(frozen=True, slots=True)
class _Passed:
    """Words of a report that are no part of its story, or that tell where it comes from."""

    report: str
    kind: str
    why: str
    words: Dropped | Credit


@dataclass(frozen=True, slots=True)
class _Member:
    """A report of an origin."""

    origin: Origin
    report: str


@dataclass(frozen=True, slots=True)
class _Why:
    """Why reports are held to have one origin: a reason at a place among others, and words that show it."""

    origin: Origin
    place: int
    reason: Reason
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class _Lock:
    """A condition of a deadlock, both by their places."""

    number: int
    deadlock: Deadlock
    place: int
    claim: str


def _passed(view: View) -> Iterator[_Passed]:
    for report in view.record.reports:
        yield from (_Passed(report=report.id, kind="dropped", why=d.why, words=d) for d in report.dropped)
        yield from (_Passed(report=report.id, kind="credit", why=c.name, words=c) for c in report.credits)


def _members(view: View) -> Iterator[_Member]:
    return (_Member(origin=origin, report=report) for origin in view.record.origins for report in origin.reports)


def _reasons(view: View) -> Iterator[_Why]:
    for origin in view.record.origins:
        for place, reason in enumerate(origin.reasons):
            for passage in reason.evidence or (None,):
                yield _Why(origin=origin, place=place, reason=reason, passage=passage)


def _locks(view: View) -> Iterator[_Lock]:
    for number, deadlock in enumerate(view.record.deadlocks):
        for place, claim in enumerate(deadlock.conditions):
            yield _Lock(number=number, deadlock=deadlock, place=place, claim=claim)


PUBLISHED: tuple[Column[ReportEntry], ...] = dated("published", "When it was published", lambda r: r.published)
REPORTS: tuple[Column[ReportEntry], ...] = (
    text("id", "The report's id: a hash of its text.", lambda r, _: r.id),
    text("file", "The file that it was read from.", lambda r, _: r.file),
    text("outlet", "Who published it.", lambda r, _: r.outlet),
    text("title", "Its headline.", lambda r, _: r.title),
    *PUBLISHED,
    text("authors", "Who wrote it.", lambda r, _: joined(r.authors)),
    text("rights", "The copyright and terms of use that came with it, as worded.", lambda r, _: r.rights),
    text("agencies", "Agencies that it names as its sources.", lambda r, _: joined(r.agencies)),
    text("origin", "The id of the origin that it goes back to.", lambda r, _: r.origin),
    integer("words", "Its length in words.", lambda r, _: r.words),
    truth("excerpt", "Whether it begins or ends amid the story.", lambda r, _: r.excerpt),
    text("format", "What its text was taken out of: text, html, ninjs and so on.", lambda r, _: r.format),
    text("language", "Its language (ISO 639), where decided.", lambda r, _: r.language),
    truth("read", "Whether claims were drawn from it: no, where its language is not read.", lambda r, _: r.read),
    text("sha256", "The SHA-256 of its text as UTF-8, in hex.", lambda r, _: r.sha256),
)
ACTORS: tuple[Column[Actor], ...] = (
    text("id", "The actor's id.", lambda a, _: a.id),
    text("name", "The actor's name, or a description where there is no name.", lambda a, _: a.name),
    text("kind", "person, state, organisation, group or anonymous.", lambda a, _: a.kind),
    text("side", "The id of the state or organisation that the actor belongs to.", lambda a, _: a.side),
    text("side_name", "Its name.", lambda a, v: named([a.side], v) if a.side else None),
    text("roles", "The roles that reports give the actor.", lambda a, _: joined(a.roles)),
    text("aliases", "All forms of the name in the reports.", lambda a, _: joined(a.aliases)),
)
REUSE: tuple[Column[Reuse], ...] = (
    text("kind", "near_verbatim or paraphrase.", lambda r, _: r.kind),
    truth("quoted", "Whether they are alike only because both quote the same words.", lambda r, _: r.quoted),
    text("a_report", "The id of the one report.", lambda r, _: r.a.report),
    integer("a_start", "Where the passage begins there, in code points.", lambda r, _: r.a.start),
    integer("a_end", "Where it ends, exclusive.", lambda r, _: r.a.end),
    text("a_quote", "Its exact words.", lambda r, _: r.a.quote),
    text("b_report", "The id of the other report.", lambda r, _: r.b.report),
    integer("b_start", "Where the passage begins there, in code points.", lambda r, _: r.b.start),
    integer("b_end", "Where it ends, exclusive.", lambda r, _: r.b.end),
    text("b_quote", "Its exact words.", lambda r, _: r.b.quote),
)
ORIGINS: tuple[Column[_Member], ...] = (
    text("origin", "The origin's id.", lambda m, _: m.origin.id),
    text("report", "The id of a report that goes back to it.", lambda m, _: m.report),
    text("outlet", "The name of that report.", lambda m, v: v.outlet(m.report)),
)
REASONS: tuple[Column[_Why], ...] = (
    text("origin", "The origin's id.", lambda w, _: w.origin.id),
    integer("reason", "The place of the reason among those of the origin, from 0.", lambda w, _: w.place),
    text("kind", "reuse, credit, paraphrase or order.", lambda w, _: w.reason.kind),
    text("text", "The reason in words.", lambda w, _: w.reason.text),
    text("report", "The id of a report whose words show it.", lambda w, _: w.passage.report if w.passage else None),
    integer("start", "Where they begin, in code points.", lambda w, _: w.passage.start if w.passage else None),
    integer("end", "Where they end, exclusive.", lambda w, _: w.passage.end if w.passage else None),
    text("quote", "The exact words.", lambda w, _: w.passage.quote if w.passage else None),
)
DEADLOCKS: tuple[Column[_Lock], ...] = (
    integer("deadlock", "The number of the deadlock, from 0.", lambda d, _: d.number),
    text("text", "The deadlock in one sentence.", lambda d, _: d.deadlock.text),
    integer("place", "The place of the condition in it, from 0.", lambda d, _: d.place),
    text("claim", "The id of the condition.", lambda d, _: d.claim),
)
JUDGEMENTS: tuple[Column[Judged], ...] = (
    text("id", "The judgement's id.", lambda j, _: j.id),
    text("action", "confirm, reject, merge, split, reattribute, correct, comment or undo.", lambda j, _: j.action),
    text("who", "Who judged.", lambda j, _: j.who),
    text("when", "When: UTC, ISO 8601.", lambda j, _: j.when),
    text("state", "applied, disputed, superseded, undone or dangling.", lambda j, _: j.state),
    text("why", "Why it is not applied.", lambda j, _: j.why),
    text("claims", "The ids of the claims that it is about.", lambda j, _: joined(j.claims)),
    text("findings", "The ids of the findings that it is about.", lambda j, _: joined(j.findings)),
    text("field", "The field that is corrected.", lambda j, _: j.field),
    text("value", "What it is corrected to.", lambda j, _: j.value),
    text("was", "What it held.", lambda j, _: j.was),
    text("note", "What the judge noted.", lambda j, _: j.note),
    text("undoes", "The id of the judgement that is taken back.", lambda j, _: j.undoes),
)
PASSED: tuple[Column[_Passed], ...] = (
    text("report", "The report's id.", lambda p, _: p.report),
    text("kind", "dropped (no part of the story) or credit (where the report comes from).", lambda p, _: p.kind),
    text("why", "Why the words are dropped, or whom they credit.", lambda p, _: p.why),
    integer("start", "Where they begin, in code points.", lambda p, _: p.words.start),
    integer("end", "Where they end, exclusive.", lambda p, _: p.words.end),
    text("quote", "The exact words.", lambda p, _: p.words.quote),
)
SKIPPED: tuple[Column[Skipped], ...] = (
    text("file", "The file.", lambda s, _: s.file),
    text("reason", "Why it was not read as a report.", lambda s, _: s.reason),
)
SOURCES: tuple[Table[Any], ...] = (
    Table("reports", "A report that was read.", lambda v: v.record.reports, REPORTS),
    Table("actors", "A person, state, organisation, group or source across the dossier.", lambda v: v.record.actors,
          ACTORS),
)  # fmt: skip
ORIGIN: tuple[Table[Any], ...] = (
    Table("reuse", "Two passages of two reports that are alike.", lambda v: v.record.reuse, REUSE),
    Table("origins", "A report and the text that it goes back to.", _members, ORIGINS),
    Table("origin_reasons", "Words that show why reports are held to have one origin.", _reasons, REASONS),
    Table("deadlocks", "A condition of a deadlock.", _locks, DEADLOCKS),
    Table("judgements", "What a person judged.", lambda v: v.record.judgements, JUDGEMENTS),
    Table("passages_aside", "Words of a report that are not its story.", _passed, PASSED),
    Table("skipped", "A file that was not read.", lambda v: v.record.skipped, SKIPPED),
)
