"""News agencies that a report credits for its text: names made one, and the dateline's "(AGENCY)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.ingest.patterns import expand, lines_of
from dragoman.lexicon import lexicon, words
from dragoman.record.report import Credit, Dropped

HEAD = 6  # lines of a text among which its dateline stands
TAIL = 120  # characters at the end of a story among which its agency is named
SPLIT = re.compile(r"\s*(?:/|,|;|&|\band\b)\s*")
ACRONYM = re.compile(r"[A-Z]{2,6}")
WORDS = 6  # a name of more words is a sentence


def agency_names(text: str, *, known: bool = False) -> tuple[str, ...]:
    """The agencies in words such as "AP/Reuters" or "the Associated Press and AFP"; none where one of them is not one.

    An agency is one of the lexicon's, or its name ends like an agency's ("… Press Bureau"), or, unless `known`, it is
    an acronym.
    """
    parts = [part for part in SPLIT.split(text.strip(" \t\u00a0.")) if part]
    names = [_agency(part, known=known) for part in parts]
    return tuple(dict.fromkeys(name for name in names if name)) if all(names) else ()


def dateline_agencies(text: str) -> Iterator[Credit]:
    """The agencies of the dateline, at the head of the text: "PLACE, 12 Nov (AGENCY) —", "PLACE (AGENCY): "."""
    for line, _ in zip(lines_of(text), range(HEAD), strict=False):
        for form in _datelines():
            match = form.pattern.match(line.group()[:200])
            names = _in_dateline(match["agency"], known=form.known) if match else ()
            if match and names:
                start, end = line.start() + match.start("agency"), line.start() + match.end("agency")
                yield from (Credit(name=name, start=start, end=end, quote=text[start:end]) for name in names)
                return


def closing_agencies(text: str, dropped: Sequence[Dropped]) -> Iterator[Credit]:
    """The agencies that the story's last line ends in: "… he said. — Reuters". `dropped`: what is no story."""
    gone = {span.start for span in dropped}
    lines = [match for match in lines_of(text) if match.start() not in gone]
    if not lines:
        return
    start, end = lines[-1].span()
    end = min([span.start for span in dropped if start < span.start < end], default=end)
    line = text[start:end].rstrip()
    tail = max(0, len(line) - TAIL)
    for sign in _closings():
        match = sign.search(line[tail:])
        if match is None:
            continue
        for name in agency_names(match["agencies"]):
            first, last = start + tail + match.start("agencies"), start + tail + match.end("agencies")
            yield Credit(name=name, start=first, end=last, quote=text[first:last])


def _in_dateline(text: str, *, known: bool) -> tuple[str, ...]:
    """The agencies in a dateline's parentheses, where one capitalised word is enough for a name, unless `known`."""
    if names := agency_names(text, known=known):
        return names
    alone = not known and re.fullmatch(expand(r"{CAP}[\w’'-]{2,30}"), text)
    return (text,) if alone and text not in words("agencies", "never") else ()


def _agency(text: str, *, known: bool) -> str | None:
    """The name of one agency, or null."""
    name = re.sub(r"^[Tt]he ", "", text.strip())
    if found := _aliases().get(name):
        return found
    tokens = name.split()
    if not tokens or len(tokens) > WORDS or name in words("agencies", "never"):
        return None
    if ACRONYM.fullmatch(name):
        return None if known else name
    titled = all(token[0].isupper() or token in {"of", "de", "do", "da", "and"} for token in tokens)
    ends = any(name.endswith(f" {noun}") for noun in words("agencies", "nouns"))
    return name if titled and ends else None


@cache
def _closings() -> tuple[re.Pattern[str], ...]:
    """Ends of a last line that name an agency."""
    return tuple(re.compile(sign) for sign in lexicon("boilerplate")["closing"]["signs"])


@cache
def _aliases() -> dict[str, str]:
    """Every way in which an agency of the lexicon is written → its name."""
    table = lexicon("agencies")["agency"]
    return {alias: agency["name"] for agency in table for alias in (agency["name"], *agency["aliases"])}


class _Form(NamedTuple):
    """One form of a dateline. `known`: it is so loose that only an agency of the lexicon is taken from it."""

    pattern: re.Pattern[str]
    known: bool


@cache
def _datelines() -> tuple[_Form, ...]:
    """Forms of a dateline. After capitals, or a day, a colon or a full stop is enough; else a dash must follow."""
    day = (
        r"(?:(?:{WEEKDAY},? )?(?:{MONTH}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? {MONTH}\.?)(?:,? \d{4})?"
        r"|{WEEKDAY})"
    )
    agency = r" ?\((?P<agency>[^()]{2,50})\)"
    dash = r"\.? ?(?:[–—]|--?)(?=\s|{CAP}|[“\"‘'])"
    mark = r"(?:[.:](?=\s)|" + dash + ")"
    return (
        _Form(re.compile(r"\s*" + expand(f"{{CAPITALS}}{{REGION}}(?:,? {day})?{agency}{mark}")), known=False),
        _Form(re.compile(r"\s*" + expand(f"{{PLACE}}{{REGION}},? {day}{agency}{mark}")), known=False),
        _Form(re.compile(r"\s*" + expand(rf"{{PLACE}}{{REGION}}{agency}\. ?[–—-]")), known=False),
        _Form(re.compile(r"\s*" + expand(f"(?:{{PLACE}}{{REGION}})?{agency}{dash}")), known=True),
    )
