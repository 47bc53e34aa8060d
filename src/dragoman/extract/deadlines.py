"""Deadlines that count from the day of the commitment: "within ten days" of what was promised on Monday."""

from collections.abc import Mapping

from msgspec.structs import replace

from dragoman.extract.story import Reached
from dragoman.read.calendar import full_day
from dragoman.read.due import counted_from, lead_time
from dragoman.read.reading import Reading
from dragoman.record.claim import Commitment
from dragoman.record.value import When

OF_ANOTHER = ("of ", "after ", "from ", "following ")  # "within a month of the vote" does not count from the promise


def counted(
    reading: Reading, claim: Commitment, said: Mapping[str, When | None], reached: Mapping[int, Reached]
) -> Commitment:
    """The commitment, a deadline without a day counted from its own: the clause's, the statement's or the story's.

    Where the report tells none it counts from the report's, and is about that day (EDTF `~`). `said`: the times of the
    statements by their ids; `reached`: the story by the first tokens of its sentences.
    """
    if claim.due is None or claim.due.edtf:
        return claim
    first, last = claim.evidence[0].start, claim.evidence[-1].end
    told = next((t for t in reading.times_in(first, last) if lead_time(t) and t.text == claim.due.text), None)
    token = reading.token_at(told.start) if told else None
    if told is None or token is None or reading.report.text[told.end :].lstrip().startswith(OF_ANOTHER):
        return claim
    here = reached.get(token.sent.start)
    known = (claim.when, said.get(claim.attribution or ""), *((here.day, here.before) if here else ()))
    days = [day for when in known if when and when.edtf and (day := full_day(when.edtf))]
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    day = counted_from(told, days[0]) if days else counted_from(told, today) if today else None
    if day is None:
        return claim
    edtf = day.isoformat() if days else f"{day}~"
    return replace(claim, due=When(edtf=edtf, text=told.text, basis="inferred"))
