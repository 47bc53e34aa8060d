"""What the workspace shows of a record: the ledger, the calendar, the graph, lanes, the map, sheets."""

import csv
import io
from datetime import date

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from dragoman.present.calendar import calendar
from dragoman.present.graph import graph, links
from dragoman.present.lanes import lanes, rows, spoken
from dragoman.present.ledger import last_day, ledger
from dragoman.present.map import drawn
from dragoman.present.sheets import csv_of, html_of, markdown_of, sheet
from dragoman.present.view import View
from dragoman.record.base import Frozen
from dragoman.record.finding import Finding
from dragoman.record.record import Record
from dragoman.record.value import Place
from tests.present.build import NINE, OPENING, OPENING_POST, empty, field, record


@pytest.fixture
def view() -> View:
    return View(record())


def changed(**fields: object) -> Record:
    """The record with the agreement on the crossing changed."""
    full = record()
    claims = tuple(replace(c, **fields) if c.id == OPENING.id else c for c in full.claims)
    return replace(full, claims=claims)


@pytest.mark.parametrize(("today", "status"), [("", "open"), ("2031-05-20", "open"), ("2031-05-21", "overdue")])
def test_what_is_due_is_overdue_after_its_day(view: View, today: str, status: str) -> None:
    (entry,) = ledger(view, today=today)
    assert (entry.status, entry.due, entry.worded, entry.origins) == (status, "2031-05-20", "by 20 May", 1)


def test_what_one_report_says_was_not_agreed_is_contradicted() -> None:
    (entry,) = ledger(View(changed(strength="not_agreed")))
    assert entry.status == "contradicted"


def test_what_a_later_report_tells_as_done_is_kept() -> None:
    full = record()
    history = field("history", "agree", ("met", OPENING_POST))
    found = tuple(_with(f, history) if OPENING.id in f.claims else f for f in full.findings)
    (entry,) = ledger(View(replace(full, findings=found)), today="2032-01-01")
    assert entry.status == "kept"


def _with(finding: Finding, more: object) -> Finding:
    return replace(finding, fields=(*finding.fields, more))


@pytest.mark.parametrize(
    ("edtf", "last"),
    [("2031-05-20", "2031-05-20"), ("2031-05", "2031-05-99"), ("../2031-05-20", "2031-05-20"), ("2031-05-01/..", "")],
)
def test_the_last_day_of_a_date(edtf: str, last: str) -> None:
    assert last_day(edtf) == last


def test_the_calendar_is_one_and_the_same_each_time(view: View) -> None:
    made = calendar(view.record)
    events = list(Calendar.from_ical(made).walk("VEVENT"))
    days = {str(e["summary"]).split(":")[0]: (e.decoded("dtstart"), e.decoded("dtend")) for e in events}
    assert (date(2031, 5, 20), date(2031, 5, 21)) in days.values()
    assert (date(2031, 5, 12), date(2031, 5, 13)) in days.values()
    assert len({str(e["uid"]) for e in events}) == len(events) == 2
    assert calendar(record()) == made
    assert list(Calendar.from_ical(calendar(empty())).walk("VEVENT")) == []


def test_a_deadlock_is_a_cycle_of_the_graph(view: View) -> None:
    found = graph(view)
    assert [arrow.locked for arrow in found.arrows] == [True, True]
    assert found.left == 0
    assert all(box.x >= 0 and box.x + box.width <= found.width for box in found.boxes)
    assert all(box.y >= 0 and box.y + box.height <= found.height for box in found.boxes)
    assert [link.locked for link in links(view)] == [True, True]
    assert (graph(View(empty())).boxes, links(View(empty()))) == ((), ())


def test_lanes_hold_what_has_a_whole_day(view: View) -> None:
    every, said = rows(view), spoken(view)
    drawing = lanes(every, said)
    assert drawing is not None
    assert {"meeting", "incident"} <= {dot.lane for dot in drawing.dots}
    assert all(0 <= dot.x <= drawing.width and 0 <= dot.y <= drawing.height for dot in drawing.dots)
    near = lanes(every, said, since="2031-05-12", until="2031-05-12")
    assert near is not None
    assert {dot.day for dot in near.dots} == {"2031-05-12"}
    assert lanes((), {}) is None


def test_only_what_has_coordinates_is_drawn() -> None:
    full = record()
    claims = tuple(replace(c, where=Place(name="Tolm", lat=50, lon=10)) if c.id == NINE.id else c for c in full.claims)
    made = drawn(View(replace(full, claims=claims)))
    (place,) = made.places
    assert (place.name, place.incidents, place.meetings) == ("Tolm", 1, 0)
    assert 0 <= place.x <= made.width
    assert 0 <= place.y <= made.height
    nowhere = drawn(View(full))
    assert (nowhere.places, [spot.place for spot in nowhere.unplaced]) == ((), ["Tolm"])


class Row(Frozen, kw_only=True):
    """A row with words and a number."""

    words: str
    number: float


@pytest.mark.parametrize("words", ["=cmd()", "+1+cmd()", "-cmd", "@x", "\t=x", "  =x", "|x", "\r=x"])
def test_no_cell_is_a_formula(words: str) -> None:
    made = csv_of(sheet("t", [Row(words=words, number=-1.5)])).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(made, newline=""))
    assert head == ["words", "number"]
    assert row == [f"'{words}", "-1.5"]


def test_no_cell_is_markup() -> None:
    made = sheet("<b>", [Row(words="<script>x</script> | [a](b)", number=1)])
    assert "<script" not in html_of(made)
    assert r"\<script\>" in markdown_of(made)
    assert r"\|" in markdown_of(made)
