"""News agencies that a report credits for its text: names made one, and the dateline's "(AGENCY)"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.lexicon import lexicon, words
from dragoman.record.report import Credit

from dragoman.ingest.patterns import LINE, expand

HEAD = 6  # lines of a text among which its dateline stands
SPLIT = re.compile(r"\s*(?:/|,|;|&|\band\b)\s*")
ACRONYM = re.compile(r"[A-Z]{2,6}")
WORDS = 6  # a name of more words is a sentence


def agency_names(text: str, *, known: bool = False) -> tuple[str, ...]:
    """The agencies in words such as "AP/Reuters" or "the Associated Press and AFP"; none where one of them is not one.

    An agency is one of the lexicon's, or its name ends like an agency's ("… Press Bureau"), or, unless `known`, it is an acronym.
    """
    parts = [part for part in SPLIT.split(text.strip(" \t\u00a0.")) if part]
    names = [_agency(part, known=known) for part in parts]
    return tuple(dict.fromkeys(name for name in names if name)) if all(names) else ()


def dateline_agencies(text: str) -> Iterator[Credit]:
    """The agencies of the dateline, at the head of the text: "PLACE, 12 Nov (AGENCY) —", "(AGENCY) —", "PLACE (AGENCY): "."""
    for line, _ in zip(LINE.finditer(text), range(HEAD), strict=False):
        for form in _datelines():
            match = form.pattern.match(line.group()[:200])
            names = _in_dateline(match["agency"], known=form.known) if match else ()
            if match and names:
                start, end = line.start() + match.start("agency"), line.start() + match.end("agency")
                yield from (Credit(name=name, start=start, end=end, quote=text[start:end]) for name in names)
                return


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
    """Forms of a dateline. After a place in capitals, or a day, a colon or a full stop is enough; else a dash must follow."""
    small = "de|la|of|el|al|upon|on|the|del|do|da|dos|am|sur"
    place = rf"(?:{{CAP}}[\w’'.-]*|{small})(?:[ /](?:{{CAP}}[\w’'.-]*|{small})){{0,5}}"
    capitals = r"(?=[^\W\da-z]{2})[^\W\da-z][^a-z(),]{1,40}?"
    region = r"(?:, {CAP}[\w’'. -]{1,30}?){0,2}"
    day = (
        r"(?:(?:{WEEKDAY},? )?(?:{MONTH}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)?(?: of)? {MONTH}\.?(?:,? \d{4})?)"
        r"|{WEEKDAY})"
    )
    agency = r" ?\((?P<agency>[^()]{2,50})\)"
    dash = r"\.? ?(?:[–—]|--?)(?=\s|{CAP}|[“\"‘'])"
    mark = r"(?:[.:](?=\s)|" + dash + ")"
    return (
        _Form(re.compile(r"\s*" + expand(f"{capitals}{region}(?:,? {day})?{agency}{mark}")), known=False),
        _Form(re.compile(r"\s*" + expand(f"{place}{region},? {day}{agency}{mark}")), known=False),
        _Form(re.compile(r"\s*" + expand(rf"{place}{region}{agency}\. ?[–—-]")), known=False),
        _Form(re.compile(r"\s*" + expand(f"(?:{place}{region})?{agency}{dash}")), known=True),
    )
