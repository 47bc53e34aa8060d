"""What is due, and meetings to come, as iCalendar (RFC 5545)."""

from dragoman.present.exports.exporter import Exporter, Material


def _ics(material: Material) -> bytes:
    from dragoman.present.calendar import calendar

    return calendar(material.record)


ICS = Exporter(name="ics", suffix=".ics", what="what is due and meetings to come, as a calendar (iCalendar)", make=_ics)
