"""Numbers that count nothing: dates, years, times of day, ages, names, idioms. Each test is one function in TESTS."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.read.numbers import Number
from dragoman.read.parse import Span, Token
from dragoman.read.unit import Unit

CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o[’']clock|gmt\b|utc\b|hrs\b|h\b)", re.IGNORECASE)
DAYTIME = re.compile(
    r"\s(?:this|on|in the|every)?\s?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|today|"
    r"tonight|tomorrow|yesterday|last night|local time|sharp|past \w+)\b",
    re.IGNORECASE,
)
PAST_HOUR = re.compile(
    r"\s(?:past|to)\s(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
DOTTED = re.compile(r"\d{1,2}\.[0-5]\d$")
MONTH_BEFORE = re.compile(r"\b([A-Z][a-z]+)\.?\s$")
MONTH_AFTER = re.compile(r"\s(?:of\s)?([A-Z][a-z]+)")
AGED = re.compile(r"\baged \d+(?: and|,| to) $")
LIMIT = re.compile(r"\b(?:under|over|between|above|below) $")
HALVED = re.compile(
    r"\s?(?:[.,;)]|(?:and|as|by|before|after|when|while|on|near|off)\b(?!\s(?:a|one)\s(?:half|quarter)))"
)
FIRST_YEAR, LAST_YEAR, MODERN = 1000, 2199, 1900
LAST_DAY, LAST_HOUR, LAST_AGE = 31, 24, 110
COUNTED = re.compile(r"\b(?:dead|killed|injured|wounded|hurt|missing|toll|number|total|count|tally)\sat\s$")
MORE = re.compile(r"\s(?:or|and)\s(?:so|more|fewer|less)\b")
NEAR = 24  # characters around a number that tell what it is


@dataclass(frozen=True, slots=True)
class Place:
    """A number where it stands: its tokens, its unit, the words around it and the tokens before it."""

    number: Number
    unit: Unit
    span: Span
    written: str
    behind: str
    ahead: str
    word: str
    last: Token | None
    earlier: Token | None
    before: tuple[Token, ...]


def uncounted(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """Whether a number counts nothing. `span`: its tokens."""
    if unit.kind in ("age", "compound"):
        return True
    behind = text[max(0, number.start - NEAR) : number.start]
    word = re.search(r"([^\W\d_]+)\.?,?\s$", behind)
    before = _before(span)
    place = Place(
        number=number, unit=unit, span=span, written=text[number.start : number.end], behind=behind,
        ahead=text[number.end : number.end + NEAR], word=word[1].lower() if word else "",
        last=before[-1] if before else None, earlier=before[-2] if len(before) > 1 else None, before=before,
    )  # fmt: skip
    return any(test(place) for test in TESTS)


def _before(span: Span) -> tuple[Token, ...]:
    """The tokens before a number in its sentence, four at most."""
    found: list[Token] = []
    node = span[0]
    while len(found) < 4 and node.i > 0 and not node.is_sent_start:  # noqa: PLR2004  no test looks further back
        node = node.nbor(-1)
        found.append(node)
    return tuple(reversed(found))


def _known(word: str, key: str) -> bool:
    """Whether a word is in a list of the lexicon."""
    return word in words("numbers", "none", key)


def _date(p: Place) -> bool:
    """A day beside a month: "Nov. 5", "5 November", "31 of May"."""
    if p.number.low > LAST_DAY or p.number.kind not in ("digits", "range"):
        return False
    if p.word == "the" and p.unit.name is None and p.number.kind == "digits" and re.match(r"[:;,.]|$", p.ahead):
        return True  # "by the 20"
    found = (MONTH_BEFORE.search(p.behind), MONTH_AFTER.match(p.ahead))
    return any(m is not None and _known(m[1].lower(), "months") for m in found)


def _year(p: Place) -> bool:
    """A year: four digits without a separator, with no unit but perhaps the noun that it dates ("the 2019 vote")."""
    if not re.fullmatch(r"\d{4}", p.written) or not FIRST_YEAR <= p.number.low <= LAST_YEAR or p.unit.kind != "count":
        return False
    plural = p.unit.name is not None and p.span.doc[p.unit.head].tag_ in ("NNS", "NNPS")
    return not plural or p.number.low >= MODERN  # "1200 soldiers" are counted, "2024 elections" dated


def _clock(p: Place) -> bool:
    """A time of day: "9 a.m.", "at nine", "a little after five", "10.52" at the head of a line."""
    if (
        p.number.low > LAST_HOUR
        or p.unit.kind in ("percent", "money", "share")
        or p.number.kind not in ("digits", "words")
    ):
        return False
    after_preposition = _known(p.word, "clock_before")
    if DOTTED.match(p.written) and (
        not p.behind.strip(" \t") or p.behind[-1] in "\r\n" or p.word in ("at", "by", "from", "until")
    ):
        return True
    if COUNTED.search(p.behind) or MORE.match(p.ahead):
        return False  # "puts the injured at 17 or more"
    if CLOCK.match(p.ahead) or PAST_HOUR.match(p.ahead) or (after_preposition and DAYTIME.match(p.ahead)):
        return True
    if p.unit.name is not None or not after_preposition:
        return False
    doc = p.span.doc
    following = doc[p.span.end] if p.span.end < len(doc) else p.span[-1]
    return following.pos_ not in ("AUX", "VERB") and not _known(p.span.root.head.head.lemma_.lower(), "stating")


def _age(p: Place) -> bool:
    """An age: "aged 58", ", 61,", "a teacher of 63", "she is 44", "boys under 18"."""
    if p.unit.kind == "duration":
        return bool(re.match(r"\s(?:old\b|of\s+age\b)", p.ahead[p.unit.end - p.number.end :]))
    if not 0 < p.number.low <= LAST_AGE or p.unit.name is not None or p.unit.kind != "count":
        return False
    if _known(p.word, "ages") or AGED.search(p.behind):
        return True
    return p.last is not None and p.earlier is not None and _aged(p, p.last, p.earlier)


def _aged(p: Place, last: Token, earlier: Token) -> bool:
    """An age by the two tokens before it: a name and a comma, a person and "of", "she is", "boys under"."""
    if last.text in (",", "("):
        named = earlier.pos_ == "PROPN" or earlier.ent_type_ == "PERSON"
        return named and p.ahead[:1] in (",", ".", ";", ")")
    if last.lower_ == "of":
        return earlier.tag_ in ("NN", "NNS") and _person(earlier.lemma_.lower())
    if last.lower_ in ("is", "was", "am", "be"):
        return earlier.lower_ in ("he", "she", "i", "who") or earlier.ent_type_ == "PERSON"
    return bool(LIMIT.search(p.behind)) and any(_person(t.lemma_.lower()) for t in p.before)


def _person(lemma: str) -> bool:
    """Whether a noun is one for a person."""
    return _known(lemma, "persons") or lemma in words("incidents", "people", "nouns")


def _name(p: Place) -> bool:
    """Part of a name: "Gate 3", "Air Force One", "Resolution 2334", "Two Wells" amid a sentence."""
    digits, before = p.number.kind in ("digits", "range"), p.last
    if p.unit.kind not in ("count", "distance"):
        return False
    if digits and re.search(r"(?i)\b(?:nos?|nr|number)\.?\s?$", p.behind):
        return True
    if before is None or not re.search(r"\w\.?\s$", p.behind):
        return False
    if not digits and p.written[0].isupper():
        council = before.lower_ == "of" and p.earlier is not None and p.earlier.text[0].isupper()  # "Council of Five"
        named = before.text[0].isupper() if before.pos_ in ("PROPN", "NOUN") else p.ahead.lstrip()[:1].isupper()
        return council or named
    verb = before.pos_ == "VERB" or _numbering(p, before)
    if _known(before.lemma_.lower(), "designators") and not verb and (before.tag_ != "NNS" or digits):
        return p.unit.name is None or before.text[0].isupper()
    return digits and p.unit.name is None and before.pos_ == "PROPN" and before.text[0].isupper()


def _numbering(p: Place, before: Token) -> bool:
    """Whether "number" says how many: "the dead now number twelve"."""
    subject = p.earlier is not None and p.earlier.tag_ in ("RB", "NNS", "JJ", "MD")
    return before.lower_ == "number" and subject and p.number.kind == "words"


def _idiom(p: Place) -> bool:
    """An idiom with a number word in it, and "one" that stands for something."""
    around, at = p.behind + p.written + p.ahead, len(p.behind)
    if any(m.start() <= at < m.end() for m in _idioms().finditer(around)):
        return True
    if p.word == "in" and p.written.lower() == "two" and HALVED.match(p.ahead):
        return True  # "cut the boat in two"
    return p.written.lower() == "one" and p.unit.name is None


def _pair(p: Place) -> bool:
    """The definite pair: "the two sides", "the two"."""
    pair = p.number.low == 2 and p.number.kind == "words"  # noqa: PLR2004  a pair
    return pair and p.word in ("the", "these", "those", "their", "both")


TESTS = (_date, _year, _clock, _age, _name, _idiom, _pair)


@cache
def _idioms() -> re.Pattern[str]:
    """The regex of the idioms."""
    return re.compile(rf"\b{any_of(lexicon('numbers')['none']['idioms'])}\b", re.IGNORECASE)
