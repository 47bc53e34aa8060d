"""Changes as an Atom feed (RFC 4287): since an earlier record, or of all that the dossier has told, report by report.

An entry is dated by the latest report that shows it, to the day: the record does not know when it was noticed.
"""

from msgspec.structs import replace

from dragoman.present.atom import News, atom
from dragoman.present.changes import Change, changes
from dragoman.present.dates import whole_day
from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.ledger import latest
from dragoman.present.view import View
from dragoman.record.record import Record

NO_DAY = "1970-01-01"
ENTRIES = 500  # of the feed, the newest


def _atom(material: Material) -> bytes:
    before = material.before or _nothing(material.record)
    found = reversed(changes(before, material.record))  # of one day the weightiest are told last, so stand first
    news = sorted((_news(one, material.view) for one in found), key=lambda one: one.moment)
    return atom(material.record.dossier.name, news[-ENTRIES:])


def _nothing(record: Record) -> Record:
    """The record before any report had come."""
    return replace(
        record, reports=(), skipped=(), actors=(), claims=(), findings=(), reuse=(), origins=(), deadlocks=(),
        comparisons=(), judgements=(), rejected=(),
    )  # fmt: skip


def _news(change: Change, view: View) -> News:
    dated = (r.published for cite in change.evidence if (r := view.reports.get(cite.report)))
    days = [day.isoformat() for one in dated if one and (day := whole_day(one.edtf.partition("/")[0]))]
    last = latest(view) if change.kind == "overdue" else max(days, default="")  # time alone makes a thing overdue
    moment = f"{last if whole_day(last) else NO_DAY}T00:00:00Z"
    return News(moment=moment, kind=change.kind, text=change.text, reports=change.reports, about=change.id)


ATOM = Exporter(
    name="atom", suffix=".atom", what="changes as a feed: since the record of --before, else all that was ever new",
    make=_atom, takes=("before",),
)  # fmt: skip
