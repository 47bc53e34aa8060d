"""What is due, and meetings to come, as iCalendar (RFC 5545), by icalendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from dragoman.present.agreed import AHEAD
from dragoman.present.dates import start_of
from dragoman.present.display import capital, shown
from dragoman.present.ledger import BINDING, ledger
from dragoman.present.meeting import meeting_words
from dragoman.present.tables.row import names, unit_id
from dragoman.present.telling import best
from dragoman.present.view import View
from dragoman.record.claim import Meeting
from dragoman.record.record import Record

STAMP = datetime(1970, 1, 1, tzinfo=UTC)  # RFC 5545 wants a time of making; the same record gives the same bytes


def calendar(record: Record) -> bytes:
    """The calendar of a dossier: a day for each binding commitment's due date and for each meeting ahead."""
    view = View(record)
    made = Calendar()
    made.add("prodid", "-//dragoman//dossier//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", shown(record.dossier.name))
    for event in (*_dues(view), *_meetings(view)):
        made.add_component(event)
    return bytes(made.to_ical())


def _dues(view: View) -> Iterator[Event]:
    for entry in ledger(view):
        days = _days(entry.due)
        if days and entry.strength in BINDING:
            words = "".join(run.text for run in entry.sentence)
            yield _event(
                f"Due: {words}", days, entry.id, f"{entry.status}; {', '.join(entry.reports)}; “{shown(entry.worded)}”"
            )


def _meetings(view: View) -> Iterator[Event]:
    for unit in view.units(Meeting):
        claim = best(unit, "when", "venue", "parties", "mediators")
        days = _days((claim.when.edtf if claim.when else None) or "")
        if days and claim.status in AHEAD:
            told = ", ".join(names(unit.reports, view))
            yield _event(f"{capital(meeting_words(claim, view))} ({claim.status})", days, unit_id(unit), told)


def _event(summary: str, days: tuple[date, date], key: str, description: str) -> Event:
    event = Event()
    event.add("uid", f"{key}@dragoman")
    event.add("dtstamp", STAMP)
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))  # RFC 5545, 3.6.1: the day after the last
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    return event


def _days(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of a date that has both to the day; of "by a day" that day twice; null for others."""
    first, slash, last = edtf.partition("/")
    ends = [start_of(end)[:10] for end in ((first, last) if slash else (first, first))]
    known = [end for end in ends if end and "-00" not in end]
    if not known or (len(known) == 1 and all(ends)):
        return None
    try:
        days = [date.fromisoformat(end) for end in known]
    except ValueError:
        return None
    return days[0], days[-1]
