"""Meetings of several days: "three days of talks that closed on Wednesday" began on Monday."""

import re
from datetime import timedelta
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.read.calendar import full_day
from dragoman.read.reading import Reading
from dragoman.read.timex_words import any_of
from dragoman.record.claim import Meeting
from dragoman.record.value import When

BEHIND = 40  # characters before a meeting's words in which its length may stand
MOST = 10  # days; what lasts longer is a series of meetings
OPENED = re.compile(r"\b(?:beg[aiu]n\w*|start\w*|open\w*|launch\w*|kick\w* off|first day|day one)\b", re.IGNORECASE)


@cache
def _long() -> re.Pattern[str]:
    count = any_of(w for w, n in lexicon("times")["numbers"].items() if 1 < n <= MOST)
    return re.compile(
        rf"\b(?P<count>\d+|{count})(?: (?:\w+ )?days of|-day) (?P<what>(?:[\w-]+ ?){{1,3}})", re.IGNORECASE
    )


def lasting(reading: Reading, meeting: Meeting, when: When) -> When:
    """The days of a meeting held that is told to have lasted some and to have ended on one; else its time as it is."""
    last, text = full_day(when.edtf or ""), reading.report.text
    start, end = meeting.evidence[0].start, meeting.evidence[0].end
    found = _long().search(text, max(0, start - BEHIND), end)
    if last is None or found is None or "\n" in text[found.start() : start] or OPENED.search(text, start - BEHIND, end):
        return when
    if words("meetings", "nouns").isdisjoint(found["what"].lower().split()):
        return when
    said = found["count"].lower()
    count = int(said) if said.isascii() and said.isdigit() else lexicon("times")["numbers"].get(said, 0)
    if not 1 < count <= MOST:
        return when
    first = last - timedelta(days=count - 1)
    return When(edtf=f"{first}/{last}", text=when.text, basis="inferred")
