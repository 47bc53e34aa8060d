"""Numbers in a text: digits and number words with their values, before anything is known of what they count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of
from dragoman.read.sought import Sought, sought

SPACE = "[ \u00a0\u202f\u2009]"
LONGEST = 15  # digits: beyond that a run of digits is a code, and a float would not hold it


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start`-`end`. `high` is null when open; `kind` tells how it is written.

    `kind`: `digits`, `words`, `vague` ("dozens"), `group` ("a pair"), `fraction` ("a third", "one in five"), `part`
    ("half a year", told in the smaller `unit`) or `range` ("20 to 30").
    """

    start: int
    end: int
    low: float
    high: float | None
    kind: str
    unit: str | None = None


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers within a span of a text, in order, years and dates too: what each is, its context tells."""
    stop = len(text) if end is None else end
    found = (n for m in _sought().within(text, start, stop) if (n := _number(m)))
    yield from (n for n in _ranges(text, found) if not _dashed(text, n))


def whole(value: float) -> int | float:
    """A value as an int where it is one: 1000 and not 1000.0."""
    return int(value) if value == int(value) else value


def _any(alternatives: Iterable[str]) -> str:
    """A regex for one of these words, the longest first, with any space for a space."""
    return any_of(alternatives, marks={" ": SPACE})


@cache
def _sought() -> Sought:
    """The regex of a number: one named group for each way to write it."""
    table = lexicon("numbers")
    values = table["values"]
    scale, joint = _any(table["scales"]), f"(?:{SPACE}|-)"
    tens = _any(w for w, v in values.items() if v >= 20)  # noqa: PLR2004  from twenty on another word may follow
    unit = _any(w for w, v in values.items() if v < 10)  # noqa: PLR2004  and it is one of these
    small = f"(?:{tens}(?:{joint}{unit})?|{_any(values)})"
    hundred = f"(?:(?:an?{SPACE}|{small}{joint})hundred(?:{SPACE}and{SPACE}{small})?|{small})"
    digits = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?"
    dozen = f"(?:an?|{small}|{digits}){joint}(?:dozen|score(?={SPACE}(?:of|or|more|were|had|years)\\b))"
    big = f"(?:half{SPACE}an?|{hundred}|an?){joint}{scale}(?:{SPACE}(?:and{SPACE})?{hundred})?"
    short = "(?:" + _any(table["suffixes"]) + r"(?![\w]))"
    written = f"{digits}(?:{joint}?{scale}\\b|{SPACE}?{short}|(?![\\w]))"
    listed = (word for key in ("values", "vague", "fractions", "groups") for word in table[key])
    return sought(
        r"(?<![\w#])(?<![^\W\d][-:/.,’'])(?<!\d[:/.,’'])(?:"
        f"{_broken_pattern(hundred)}"
        f"|(?P<vague>{_any(table['vague'])}\\b)"
        f"|(?P<fraction>{_any(table['fractions'])}(?={SPACE}of\\b))"
        f"|(?P<group>{_any(table['groups'])}(?={SPACE}(?:of|among|from|were|was|had|more|or)\\b|[,.;]))"
        f"|(?P<words>(?:{dozen}|{big}|{hundred})\\b)"
        f"|(?P<digits>{written})(?![:/]\\d|[.,]\\d))",
        (*listed, "a", "an", "half"),
        numbers=True,
    )


def _broken_pattern(count: str) -> str:
    """The groups of numbers with a fraction in them. `count`: the pattern of a number in words."""
    table, joint = lexicon("numbers"), f"(?:{SPACE}|-)"
    fraction, scale = _any(table["fractions"]), _any(table["scales"])
    some, large = _any([*table["fractions"], "half"]), _any([*table["scales"], *table["small"]])
    mixed = f"(?:{count}|\\d+){SPACE}and{SPACE}{fraction}(?:{SPACE}{scale}|(?={SPACE}(?!of\\b)))"
    scaled = f"{some}{joint}(?:of{SPACE})?an?{joint}{large}|an?{SPACE}half{joint}{large}"
    lasting = _any(lexicon("units")["duration"])
    more = f"an?{SPACE}{lasting}{SPACE}and{SPACE}a{SPACE}half\\b"
    part = f"{some}{SPACE}(?:of{SPACE})?an?{SPACE}{_any(table['parts'])}\\b|{more}"
    among = f"{count}{SPACE}(?:in|out{SPACE}of){SPACE}(?:every{SPACE})?{count}(?!{SPACE}{lasting}|-|{SPACE}{scale})\\b"
    return f"(?P<part>{part})|(?P<among>{among})|(?P<mixed>(?:{mixed}|{scaled})\\b)"


def _number(match: re.Match[str]) -> Number | None:
    """The number of a match, null for a run of digits too long to be a count."""
    kind, text = str(match.lastgroup), " ".join(match.group().lower().split())
    table = lexicon("numbers")
    if kind in ("part", "among", "mixed"):
        return _broken(match, kind, text)
    if kind in ("vague", "fraction", "group"):
        low = table[{"vague": "vague", "fraction": "fractions", "group": "groups"}[kind]][text]
    elif sum(c.isdigit() for c in text) > LONGEST:
        return None
    else:
        low = _value(text)
    high = None if kind == "vague" else whole(low)
    return Number(match.start(), match.end(), whole(low), high, kind)


def _broken(match: re.Match[str], kind: str, text: str) -> Number | None:
    """A number with a fraction in it: "two and a half", "half an hour", "one in five"."""
    table = lexicon("numbers")
    share = next((v for w, v in table["fractions"].items() if text.startswith(f"{w} of")), 0.5)
    unit = None
    if kind == "among":
        some, of = (_value(part) for part in re.split(r" in (?:every )?| out of (?:every )?", text, maxsplit=1))
        if not 0 < some < of:
            return None
        low, kind = round(some / of, 3), "fraction"
    elif kind == "part" and text.endswith("and a half"):
        low, unit = 1.5, lexicon("units")["duration"][text.split()[1]]
    elif kind == "part":
        row = table["parts"][text.rsplit(maxsplit=1)[-1]]
        low, unit = share * row["count"], row["unit"]
    elif " and " in text:
        count, _, rest = text.partition(" and ")
        scale = table["scales"].get(rest.split()[-1], 1)
        low = (_value(count) + next(v for w, v in table["fractions"].items() if rest.startswith(w))) * scale
    else:
        scale = re.split(r"[\s-]", text)[-1]
        low = share * {**table["scales"], **table["small"]}[scale]
    low = round(low, 3)
    return Number(match.start(), match.end(), whole(low), whole(low), "words" if kind == "mixed" else kind, unit)


@lru_cache(maxsize=4096)
def _value(text: str) -> float:
    """The value of digits and number words ("2.5 million", "three hundred and forty", "half a million")."""
    table = lexicon("numbers")
    total, current = 0.0, 0.0
    for word in re.findall(r"[\d.,]*\d|[a-z]+", text):
        if word[0].isdigit() or word[-1].isdigit():
            current += float(word.replace(",", "").lstrip("."))
        elif word == "half":
            current = 0.5
        elif word in table["values"]:
            current += table["values"][word]
        elif word in table["small"]:
            current = (current or 1) * table["small"][word]
        elif factor := table["scales"].get(word) or table["suffixes"].get(word):
            total, current = total + (current or 1) * factor, 0.0
    return round(total + current, 6)


def _ranges(text: str, found: Iterable[Number]) -> Iterator[Number]:
    """Numbers, with two joined ("20 to 30", "20-30", "between 20 and 30") as one."""
    last: Number | None = None
    for number in found:
        joined = _joined(text, last, number) if last else None
        if last and not joined:
            yield last
        last = joined or number
    if last:
        yield last


def _dashed(text: str, n: Number) -> bool:
    """Whether a dash ties a number to another with which it makes no range: a score, a date, a telephone number."""
    return bool(
        re.match(r"[-–]\d", text[n.end : n.end + 2]) or re.match(r"\d[-–]", text[max(0, n.start - 2) : n.start])
    )


def _joined(text: str, a: Number, b: Number) -> Number | None:
    """The range that two numbers make, if they make one."""
    between, before = text[a.end : b.start].lower(), text[max(0, a.start - 12) : a.start].lower()
    if a.kind not in ("digits", "words") or b.kind not in ("digits", "words") or a.high is None or b.high is None:
        return None
    pair = between.strip() == "and" and re.search(r"\bbetween\s+$", before)
    to = (
        between.strip() in ("to", "-", "–", "or")
        and len(between) <= len(" to ")
        and not re.search(r"\bfrom\s+$", before)
    )
    low = a.low
    if text[b.start : b.end].lower().endswith(tuple(lexicon("numbers")["scales"])) and a.low < 1000 <= b.low:  # noqa: PLR2004
        low = whole(a.low * (_value("one " + re.split(r"[\s-]", text[b.start : b.end].lower())[-1])))
    if not (pair or to) or low >= b.high or (between.strip() == "or" and b.high > low * 2):
        return None
    return Number(a.start, b.end, low, b.high, "range")
