"""Days from which something goes on: "turned away since Monday", "since 3 May, when a tug sank", "from 29 May on"."""

import re

from dragoman.extract.together import date_of_clause
from dragoman.lexicon import words
from dragoman.read.calendar import full_day
from dragoman.read.marks import Time
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Incident
from dragoman.record.value import When

POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def since(reading: Reading, head: Token, claim: Claim) -> When | None:
    """As in "have been turned away since Monday": from that day to the report's; "has been held since Monday": then."""
    perfect = any(c.lower_ in ("has", "have", "had") for c in head.children if c.dep_ == "aux")
    today = reading.anchor
    if not perfect or today is None or not full_day(today.edtf):
        return None
    for time in reading.times_in(head.sent.start_char, head.sent.end_char):
        first = full_day((time.edtf or "").removesuffix("/.."))
        if first and POSSESSIVE.match(reading.report.text, time.end) and _near(reading, time, head):
            return When(edtf=first.isoformat(), text=time.text, basis="inferred")  # "since Monday's raid"
        if (
            first
            and (time.edtf or "").endswith("/..")
            and first.isoformat() < today.edtf
            and _near(reading, time, head)
        ):
            begun = isinstance(claim, Incident) and _lasts(head)
            edtf = first.isoformat() if begun else f"{first}/{full_day(today.edtf)}"
            return When(edtf=edtf, text=time.text, basis="inferred")
    return None


def _lasts(verb: Token) -> bool:
    """Whether a verb tells of one thing that goes on: "has been camping", "has been held"; not of one after another."""
    return verb.tag_ == "VBG" or verb.lemma_.lower() in words("incidents", "lasting", "verbs")


def day_of_clause(reading: Reading, head: Token) -> When | None:
    """As in "since 3 May, when a tug sank": the day that the clause hangs on."""
    above = date_of_clause(head) or head
    for time in reading.times_in(head.sent.start_char, head.sent.end_char):
        day = full_day((time.edtf or "").removesuffix("/..").removeprefix("../"))
        if day and time.start <= above.idx < time.end:
            return When(edtf=day.isoformat(), text=time.text, basis=time.basis)
    return None


def first_day(reading: Reading, head: Token) -> When | None:
    """As in "convenes from 29 May on": the first day."""
    for time in reading.times_in(head.sent.start_char, head.sent.end_char):
        first = full_day((time.edtf or "").removesuffix("/.."))
        if first and (time.edtf or "").endswith("/..") and _near(reading, time, head):
            return When(edtf=first.isoformat(), text=time.text, basis=time.basis)
    return None


def _near(reading: Reading, time: Time, head: Token) -> bool:
    token = reading.token_at(time.start)
    return token is not None and head in (token, *token.ancestors)
