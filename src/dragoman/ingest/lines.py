"""Lines of a text that are not its story, by the rules of lexicon/boilerplate.toml, and what they say of its origin."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.ingest.agencies import agency_names
from dragoman.ingest.patterns import expand, lines_of
from dragoman.lexicon import lexicon
from dragoman.record.base import Frozen
from dragoman.record.report import Credit, Dropped

LONGEST = 700  # characters; a longer line is story, or nothing that a rule knows
EDGE = 8  # lines from the first or the last that a rule of the edges looks at
WORDS = 20  # most words of a line, where the rule says nothing else
NAME_WORDS = 9  # most words of an outlet's name
CAPTION_SENTENCES = 2  # a caption has no more; a longer paragraph is story, whatever credit it ends in
CAPTION_WORDS = 45
SENTENCE = re.compile(r"[.!?][”\"’)\]]*(?=\s|$)")
QUOTES = re.compile(r"[“”\"«»]")


class Marked(Frozen, frozen=True, kw_only=True):
    """A line that is not story, with what it credits."""

    dropped: Dropped
    credits: tuple[Credit, ...] = ()
    agencies: tuple[str, ...] = ()


class _Line(NamedTuple):
    """A line of a text: where it stands, its words without space around them, and where among the lines it is."""

    start: int
    text: str
    offset: int  # of the words, in the text
    words: str
    first: bool
    edge: bool


class _Rule(NamedTuple):
    """A rule of the lexicon."""

    why: str
    patterns: tuple[re.Pattern[str], ...]
    max_words: int
    where: str
    quotes: bool
    known: bool


def marked_lines(text: str) -> Iterator[Marked]:
    """The lines of a text that are not its story, in order."""
    for line in _lines(text):
        if len(line.words) > LONGEST:
            continue
        count, quoted = len(line.words.split()), QUOTES.search(line.words) is not None
        for rule in _rules():
            if count > rule.max_words or (quoted and not rule.quotes) or not _stands(line, rule):
                continue
            if marked := _mark(line, rule):
                yield marked
                break


def _lines(text: str) -> Iterator[_Line]:
    """The lines with words in them."""
    found = list(lines_of(text))
    for index, match in enumerate(found):
        line = match.group()
        edge = index < EDGE or index >= len(found) - EDGE
        yield _Line(
            start=match.start(), text=line, words=line.strip(), first=index == 0, edge=edge,
            offset=match.start() + len(line) - len(line.lstrip()),
        )  # fmt: skip


def _stands(line: _Line, rule: _Rule) -> bool:
    """Whether the line stands where the rule looks."""
    return line.edge if rule.where == "edge" else not (rule.where == "body" and line.first)


def _mark(line: _Line, rule: _Rule) -> Marked | None:
    """The line as the rule marks it, or null where it does not fit, or where what it credits is no name."""
    for pattern in rule.patterns:
        match = pattern.fullmatch(line.words)
        if match is None:
            continue
        named = {key: words for key, words in match.groupdict().items() if words}
        agencies = agency_names(named["agencies"], known=rule.known) if "agencies" in named else ()
        outlets = _outlet(named["name"]) if "name" in named else ()
        if ("agencies" in named and not agencies) or ("name" in named and not outlets):
            continue
        end = line.offset + len(line.words)
        credited = (Credit(name=name, start=line.offset, end=end, quote=line.words) for name in (*agencies, *outlets))
        return Marked(dropped=_dropped(line, match, rule), credits=tuple(credited), agencies=agencies)
    return None


def _dropped(line: _Line, match: re.Match[str], rule: _Rule) -> Dropped:
    """The whole line; or, where a long story paragraph only ends in a picture credit, that credit alone."""
    told = match.groupdict().get("told") or ""
    if len(SENTENCE.findall(told)) <= CAPTION_SENTENCES and len(told.split()) <= CAPTION_WORDS:
        return Dropped(start=line.start, end=line.start + len(line.text), quote=line.text, why=rule.why)
    credit = line.words[len(told) :]
    start = line.offset + len(line.words) - len(credit.lstrip())
    return Dropped(start=start, end=start + len(credit.lstrip()), quote=credit.lstrip(), why="picture credit")


def _outlet(words: str) -> tuple[str, ...]:
    """The name of an outlet in the words after "appeared in"; none where they are no name."""
    name = words.strip().strip(".,;:*_“”\"'’‘()[]").strip()
    tokens = name.split()
    capital = any(token[0].isupper() or token[0].isdigit() for token in tokens)
    return (name,) if tokens and len(tokens) <= NAME_WORDS and capital else ()


@cache
def _rules() -> tuple[_Rule, ...]:
    """The rules, in the order of the lexicon: the first that fits says why."""
    return tuple(
        _Rule(
            why=row["why"],
            patterns=tuple(re.compile(expand(pattern)) for pattern in row["patterns"]),
            max_words=row.get("max_words", WORDS),
            where=row.get("where", "anywhere"),
            quotes=row.get("quotes", False),
            known=row.get("known", False),
        )
        for row in lexicon("boilerplate")["line"]
    )
