"""What a number counts: the noun, the sign or the measure that stands with it."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of
from dragoman.read.numbers import SPACE, Number
from dragoman.read.parse import Span, Token
from dragoman.read.sums import currency

MILLION = 1_000_000
PAIR = 2  # "two-state", "two-party" tell a kind
REACH = 6  # tokens between a number and the noun that it counts, at most


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its `name` in the record (null where none is worded), the span of number and unit, and its head token."""

    name: str | None
    kind: str
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """Regexes of the units that need no parse."""

    percent: re.Pattern[str]
    sign: re.Pattern[str]
    rate: re.Pattern[str]
    phrase: re.Pattern[str]
    hyphen: re.Pattern[str]


@cache
def _patterns() -> Patterns:
    """The regexes, from the lexicon."""
    units = lexicon("units")

    def either(words: list[str]) -> str:
        return f"({any_of(words, marks={' ': SPACE})})"

    return Patterns(
        percent=re.compile(rf"(?:{SPACE}|-)?{either(list(units['percent']))}(?![\w])", re.IGNORECASE),
        sign=re.compile(rf"{either(list(units['money']))}{SPACE}?$"),
        rate=re.compile(rf"{SPACE}(?:an?|per){SPACE}{either(units['rates']['words'])}\b", re.IGNORECASE),
        phrase=re.compile(rf"{SPACE}(?:[\w-]+{SPACE}){{0,2}}?{either(units['phrases']['words'])}\b", re.IGNORECASE),
        hyphen=re.compile(r"[-‑]([^\W\d]+)(?:[-‑](plus|strong|long|old))?"),
    )


def unit_of(text: str, number: Number, span: Span) -> Unit:
    """The unit of a number. `span`: its tokens."""
    at, start, stop = span[-1].i, number.start, number.end
    patterns = _patterns()
    if match := patterns.percent.match(text, stop):
        return Unit(lexicon("units")["percent"][_plain(match[1])], "percent", start, match.end(), at)
    if match := patterns.sign.search(text[max(0, start - 4) : start]):
        begin, end = max(0, start - 4) + match.start(1), _rate(text, stop)
        return Unit(lexicon("units")["money"][match[1]], "money", begin, end, at)
    if number.unit or number.kind == "fraction":
        return Unit(number.unit, "duration", start, stop, at) if number.unit else _share(number, span)
    if match := patterns.hyphen.match(text, stop):
        found = _hyphened(match, number, at)
        if found:
            return found
    if match := patterns.phrase.match(text, stop):
        head = span.doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        return Unit(_plain(match[1]), "count", start, match.end(), head.root.i if head is not None else at)
    return _noun(text, number, span)


def _plain(words: str) -> str:
    """Words in lower case with plain spaces."""
    return " ".join(words.lower().split())


def _rate(text: str, end: int) -> int:
    """The end of a unit with its rate ("six hours a day")."""
    match = _patterns().rate.match(text, end)
    return match.end() if match else end


def _hyphened(match: re.Match[str], number: Number, at: int) -> Unit | None:
    """The unit of "30-day" or "14-billion-dollar"; none for "twenty-odd"."""
    word = match[1].lower()
    if word in ("odd", "plus", "ish", "strong"):
        return None
    duration = lexicon("units")["duration"].get(word)
    if match[2] == "old":
        return Unit(word, "age", number.start, match.end(), at)
    if duration:
        return Unit(duration, "duration", number.start, match.end(), at)
    if number.low >= MILLION:  # "a 14-billion-dollar debt"
        return Unit(f"{word.removesuffix('s')}s", "money", number.start, match.end(1), at)
    if word in lexicon("numbers")["made_of"]["words"] and number.low > PAIR:
        return Unit(word, "count", number.start, match.end(1), at)
    kind = "distance" if word in lexicon("units")["distance"]["words"] else "compound"
    return Unit(word, kind, number.start, match.end(1), at)


def _share(number: Number, span: Span) -> Unit:
    """The unit of "a third of the seats"."""
    of = span[-1].nbor(1) if span[-1].i + 1 < len(span.doc) else None
    noun = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if noun is None:
        return Unit(None, "share", number.start, number.end, span[-1].i)
    return Unit(f"share of {noun.text}", "share", number.start, noun.idx + len(noun), noun.i)


def _noun(text: str, number: Number, span: Span) -> Unit:
    """The unit that the parse gives: the noun that the number modifies, or that follows its "of"."""
    noun = _counted(span)
    if noun is not None and _timed_apart(span[-1], noun):
        return Unit(None, "count", number.start, number.end, span[-1].i)
    if noun is None:
        of = currency(text, number)
        return Unit(of, "money" if of else "count", number.start, number.end, span[-1].i)
    word, end = noun.text.lower(), noun.idx + len(noun)
    units = lexicon("units")
    if word in units["distance"]["words"]:
        return Unit(word, "distance", number.start, end, noun.i)
    if word in units["duration"]:
        return Unit(units["duration"][word], "duration", number.start, _rate(text, end), noun.i)
    name = None if noun.pos_ == "PRON" else noun.text
    if rate := _patterns().rate.match(text, end):
        return Unit(f"{noun.text} per {rate[1].lower()}", "count", number.start, rate.end(), noun.i)
    return Unit(name, "count", number.start, end, noun.i)


def _counted(span: Span) -> Token | None:
    """The token of the noun that a number counts, null for a bare number."""
    last = span[-1]
    following = last.doc[last.i + 1 : last.i + 2 + REACH]
    if len(following) and following[0].lower_ == "of":
        of = following[0]
        noun = next((t for t in of.children if t.dep_ == "pobj" and t.i - last.i <= REACH), None)
        return noun if noun is not None and not _new(last, noun) else None
    for token in span:
        head = token.head
        if token.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod", "npadvmod") and _near(last, head):
            return _outer(head, last)
    return _scanned(following, last)


def _new(last: Token, token: Token) -> bool:
    """Whether a later token stands in another sentence. Token.sent would walk all of a long one."""
    return any(t.is_sent_start for t in last.doc[last.i + 1 : token.i + 1])


def _timed_apart(last: Token, noun: Token) -> bool:
    """Whether a noun of time belongs to another number that stands before it: "a crew of 23 two days later"."""
    timed = noun.text.lower() in lexicon("units")["duration"]
    return timed and any(t.like_num for t in last.doc[last.i + 1 : noun.i])


def _near(last: Token, head: Token) -> bool:
    """Whether a head is a noun that stands soon after a number."""
    stops = lexicon("numbers")["none"]["stops"]
    return 0 < head.i - last.i <= REACH and head.lower_ not in stops and _nominal(head) and not _broken(last, head)


def _broken(last: Token, head: Token) -> bool:
    """Whether a mark of punctuation or a verb stands between a number and a noun."""
    between = last.doc[last.i + 1 : head.i]
    return any(t.text in ',;:.()[]—–“”"' or t.pos_ in ("AUX", "ADP", "SCONJ") for t in between)


def _nominal(token: Token) -> bool:
    """Whether a token can be what is counted."""
    return token.pos_ in ("NOUN", "PROPN") or token.lower_ in lexicon("incidents")["fallen"]


def _outer(head: Token, last: Token) -> Token:
    """A noun's own head where the noun is the first part of a compound ("20 police officers")."""
    above = head.head
    return above if head.dep_ == "compound" and _near(last, above) else head


def _scanned(following: Span, last: Token) -> Token | None:
    """The noun right after a number, past adjectives, where the parse does not tie them."""
    found = None
    for token in following:
        if _new(last, token):
            break
        if token.lower_ in lexicon("numbers")["none"]["stops"]:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
            continue
        if found is None and token.lower_ in lexicon("incidents")["fallen"]:
            return token
        if found is not None or not (
            token.pos_ in ("ADJ", "NUM") or (token.tag_ in ("VBN", "JJ") and token.dep_ == "amod")
        ):
            break
    return found
