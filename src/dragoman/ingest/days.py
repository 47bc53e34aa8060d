"""Days of publication: from a manifest, a feed, a page, or the head of the text. What is ambiguous is unknown."""

import re
from datetime import UTC, date, datetime
from functools import cache

from dragoman.ingest.patterns import expand
from dragoman.lexicon import lexicon

HEAD = 5  # lines of a text that may hold its day
FORMS = (  # ISO 8601 (basic and extended), and year first with slashes; a time may follow
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ,].{0,40})?", re.ASCII),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?: .{0,40})?", re.ASCII),
    re.compile(r"(?P<y>(?:19|20|21)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{6}Z?)?", re.ASCII),
)
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?:[ ,T].{0,40})?", re.ASCII)
SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", re.ASCII)  # since 1970, or with three digits more, milliseconds
YEARS = range(1800, 2200)


def day_of(words: str) -> str | None:
    """The day (EDTF, `2031-05-03`) that words state in full, or null: "03/04/2031" may be two days, and is none.

    Understood: ISO 8601, RFC 2822, "3 May 2031" and "May 3, 2031" with or without weekday and time, seconds since 1970,
    and numeric days where only one reading gives a month.
    """
    text = " ".join(words.split())
    for form in FORMS:
        if match := form.fullmatch(text):
            return _iso(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := NUMERIC.fullmatch(text):
        return _numeric(int(match["a"]), int(match["b"]), int(match["y"]))
    if SECONDS.fullmatch(text):
        return _since_1970(float(text))
    match = _worded().fullmatch(text)
    return _of_words(match.group()) if match else None


def opening_day(text: str) -> str | None:
    """The day that a text gives itself at its head: in its dateline, or in a line that says when it was published."""
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:HEAD]
    found = (pattern.match(line) for line in lines for pattern in _openings())
    days = (_of_words(match["day"]) for match in found if match)
    return next((day for day in days if day), None)


@cache
def _worded() -> re.Pattern[str]:
    """A full date in words, with whatever time stands around it."""
    return re.compile(expand("{DAY}"))


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    """How a text opens with its day: "Published 3 May 2031", a line of its own, a dateline "PLACE, 3 May 2031 —"."""
    published = lexicon("boilerplate")["days"]["published"]
    end = r"\)?(?: ?\([^()]{2,40}\))? ?(?:[–—]|--?(?= )|:(?= )|\.(?: [–—-]|(?= {CAP}))|/)"
    forms = (
        f"{published}(?P<day>{{DAY}})(?![\\w/-])",
        r"(?P<day>{DAY})$",
        r"{CAPITALS}{REGION},? \(?(?P<day>{DATE})" + end,
        r"{PLACE}{REGION}(?:,| \() ?(?P<day>{DATE})" + end,
        r"(?:By|BY) [^.!?]{3,80}[,|–—-] ?(?P<day>{DATE})$",
    )
    return tuple(re.compile(expand(form)) for form in forms)


def _of_words(words: str) -> str | None:
    """The day in words that hold a full date."""
    if iso := re.search(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)", words, re.ASCII):
        return _iso(int(iso[1]), int(iso[2]), int(iso[3]))
    month = re.search(expand(r"(?<![A-Za-z]){MONTH}(?![a-z])"), words)
    year = re.search(r"(?<![\d+-])\d{4}(?![\d:])", words, re.ASCII)
    if not month or not year:
        return None
    # The day stands beside the month: before it ("3rd of May 2031") or after it ("May 3, 2031").
    before = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]$", words[: month.start()], re.ASCII)
    after = re.match(r"\.? (\d{1,2})(?:st|nd|rd|th)?,? \d{4}", words[month.end() :], re.ASCII)
    day = after or before
    names: list[str] = lexicon("boilerplate")["days"]["months"]
    return _iso(int(year.group()), names.index(month.group()[:3].lower()) + 1, int(day[1])) if day else None


def _numeric(first: int, second: int, year: int) -> str | None:
    """The day of `first/second/year` where one of the two cannot be a month, or both are the same number."""
    months = range(1, 13)
    if first in months and second in months and first != second:
        return None
    return _iso(year, first, second) if first in months else _iso(year, second, first)


def _since_1970(seconds: float) -> str | None:
    """The day (UTC) of a Unix time in seconds, or in milliseconds."""
    value = seconds / 1000 if seconds >= 1e11 else seconds  # noqa: PLR2004  1e11 seconds are the year 5138
    return datetime.fromtimestamp(value, tz=UTC).date().isoformat()


def _iso(year: int, month: int, day: int) -> str | None:
    """A day of the calendar, or null where there is no such day."""
    try:
        return date(year, month, day).isoformat() if year in YEARS else None
    except ValueError:
        return None
