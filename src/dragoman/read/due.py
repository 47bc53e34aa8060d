"""By when something is due: the deadline that a claim's own words tell, its last day as EDTF."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.lexicon import words
from dragoman.read.calendar import full_day, shift
from dragoman.read.marks import Time
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.timex_tense import FUTURE, direction
from dragoman.read.when import VERBAL, root_of, shared_words, timed, up_to_verb
from dragoman.record.value import When

MONTH = re.compile(r"(\d{4})-(0\d|1[0-2])")
YEAR = re.compile(r"\d{4}")
PERIOD = re.compile(r"P(?P<clock>T)?(?P<count>\d+)(?P<letter>[DWMYHS])")
DATED = 2  # rank of a time to come that is no deadline by its words
DAY = 24  # hours


def due_of(reading: Reading, start: int, end: int, *, head: Token | None = None) -> When | None:
    """By when what the words start..end tell is due: a deadline, its `edtf` the last day itself, else a time to come.

    Deadlines come first, then times after the anchor, then the day from which something holds, then what is counted
    from another event; in each the nearest to `head`. But a time of the head's own goes before one of another word
    ("rises on 1 May, beside a plan for homes by 2039"). `edtf` is null where the words cannot be resolved ("within 30
    days").
    """
    head = head if head is not None else root_of(reading, start, end)
    if head is None:
        return None
    inside = [(t, token) for t, token in timed(reading, head.sent) if t.start < end and start < t.end]
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    ranked = []
    for time, token in inside:
        rank, edtf = _due(time, token, str(today or ""))
        if rank is not None and shared_words(reading, token, head):
            ranked.append(((_others(token, head), rank, abs(token.i - head.i)), time, edtf))
    if not ranked:
        return None
    ranked.sort(key=lambda each: each[0])
    _, time, edtf = next((each for each in ranked if each[2]), ranked[0])
    return When(edtf=edtf, text=time.text, basis=time.basis)


def _others(token: Token, head: Token) -> bool:
    """Whether a time hangs on a noun below the verb that a claim is headed by, where the verb may have its own."""
    path = up_to_verb(token)
    thing = any(t.pos_ in {"NOUN", "PROPN"} and t.i < token.i for t in path[1:-1])
    return head.pos_ in VERBAL and thing


def _due(time: Time, token: Token, today: str) -> tuple[int | None, str | None]:
    """How plainly a time is a due one (0 most), and the EDTF of its last day; null for one that is none."""
    edtf = time.edtf or ""
    if edtf.startswith("../") or (not edtf and _opens_a_deadline(time.text)):
        return 0, edtf.removeprefix("../").split("T")[0] or None
    if time.kind == "duration":
        return (1, None) if lead_time(time) else (None, None)
    if time.kind == "set" or not edtf or not today:
        return None, None
    if edtf.endswith("/.."):
        rank, day = 3, _opening(edtf.removesuffix("/..").split("T")[0], time.text)
    elif time.kind == "relative":
        rank, day = 4, "" if ".." in edtf else edtf
    else:
        counted = "/" in edtf and any(word in words("times", "counted") for word in time.text.lower().split())
        rank, day = DATED, edtf.split("/")[-1] if counted else edtf
    running = rank == DATED and not edtf.startswith(today) and today.startswith(edtf[:7])
    ahead = day > today or (running and direction(token).way == FUTURE)
    return (rank, day if "/" in day else day.split("T")[0]) if ahead else (None, None)


def _opening(first: str, text: str) -> str:
    """The day from which something holds: "from April" is the first of it, "from the end of April" the last."""
    month = MONTH.fullmatch(first)
    if month is None:
        return f"{first}-01-01" if YEAR.fullmatch(first) else first
    last = monthrange(int(month[1]), int(month[2]))[1] if " end of " in text.lower() else 1
    return f"{first}-{last:02}"


def lead_time(time: Time) -> bool:
    """Whether a duration is one that somebody has for something: "within ten days"."""
    return time.kind == "duration" and time.text.lower().startswith(tuple(words("times", "within")))


def counted_from(time: Time, day: date) -> date | None:
    """The last day of a duration that somebody has from a day on; null where it is told without a number."""
    told = PERIOD.fullmatch(time.edtf or "")
    if told is None:
        return None
    count = int(told["count"])
    return day + timedelta(days=count // DAY if told["letter"] == "H" else 0) if told["clock"] else shift(
        day, count, told["letter"])  # fmt: skip


def _opens_a_deadline(text: str) -> bool:
    said = text.lower()
    every = words("times", "prefixes", "until") | words("times", "prefixes", "before")
    return any(said.startswith(f"{word} ") for word in every)
