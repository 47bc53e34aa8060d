"""Numbers that count nothing: dates, years, times of day, ages, names, idioms. Each test is one function in TESTS."""

import re
from functools import cache

from spacy.tokens import Span

from dragoman.lexicon import lexicon, words
from dragoman.read.numbers import Number
from dragoman.read.unit import Unit

CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o[’']clock|gmt\b|utc\b|hrs\b|h\b)", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1000, 2199
LAST_DAY, LAST_HOUR, LAST_AGE = 31, 24, 110


def uncounted(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """Whether a number counts nothing. `span`: its tokens."""
    return unit.kind in ("age", "compound") or any(test(text, number, span, unit) for test in TESTS)


def _date(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """A day beside a month ("Nov. 5", "5 November"), a day beside a slash or dot, an ordinal."""
    if number.low > LAST_DAY and not _year(text, number, span, unit):
        return False
    before, after = _word_before(text, number.start), _word_after(text, number.end)
    months = words("numbers", "none", "months")
    capital = text[number.end :].lstrip()[:1].isupper()
    return (before in months and _capital_before(text, number.start)) or (after in months and capital)


def _year(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """A year: four digits without a separator, with no unit but perhaps the noun that it dates ("the 2019 vote")."""
    plain = text[number.start : number.end]
    if not re.fullmatch(r"\d{4}", plain) or not FIRST_YEAR <= number.low <= LAST_YEAR or unit.kind != "count":
        return False
    plural = unit.name is not None and span.doc[unit.head].tag_ in ("NNS", "NNPS")
    return not plural or number.low >= 1900  # noqa: PLR2004  "1200 soldiers" are counted, "2024 elections" dated


def _clock(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """A time of day: "9 a.m.", "at nine", "a little after five"."""
    if number.low > LAST_HOUR or unit.kind != "count":
        return False
    if CLOCK.match(text, number.end):
        return True
    before = _word_before(text, number.start)
    if unit.name is not None or before not in words("numbers", "none", "clock_before"):
        return False
    verb = span.root.head.head.lemma_.lower()
    return not (text[number.end :].lstrip()[:1] == "%" or verb in words("numbers", "none", "stating"))


def _age(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """An age: "aged 58", ", 61,", "a teacher of 63"."""
    if unit.kind == "duration" and _word_after(text, unit.end) in ("old", "of"):
        return _word_after(text, unit.end) == "old" or bool(re.match(r"\s+of\s+age\b", text[unit.end :]))
    if not 0 < number.low <= LAST_AGE or unit.name is not None or unit.kind != "count":
        return False
    before = _word_before(text, number.start)
    if before in words("numbers", "none", "ages") or re.search(r"\baged \d+(?: and|,| to) $", text[max(0, number.start - 16) : number.start]):
        return True
    first, tail = span[0], text[number.end : number.end + 1]
    behind = text[max(0, number.start - 2) : number.start]
    if first.i >= 2 and behind in (", ", "(", " (") and tail in (",", ".", ";", ")"):  # noqa: PLR2004  name, comma
        named = first.nbor(-2)
        return named.pos_ == "PROPN" or named.ent_type_ == "PERSON"
    return before == "of" and first.i >= 2 and _person(first.nbor(-2).lemma_.lower()) and first.nbor(-2).tag_ == "NN"  # noqa: PLR2004


def _person(lemma: str) -> bool:
    """Whether a noun ends like one for a person by trade or role."""
    return lemma in ("man", "woman", "boy", "girl") or lemma.endswith(("er", "or", "ist", "ian", "man", "woman"))


def _name(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """Part of a name: "Gate 3", "Air Force One", "Resolution 2334", or in a name that the model marks."""
    first = span[0]
    if unit.kind != "count":
        return False
    before = first.nbor(-1) if first.i > first.sent.start else None
    title = text[number.start].isupper() and not number.kind == "digits"
    if before is not None and re.fullmatch(r"(?i)(no|nos|nr)\.?|number", before.text):
        return True
    if before is None or text[before.idx + len(before) : number.start].strip(" "):
        return False
    if title and before.pos_ in ("PROPN", "NOUN") and before.text[0].isupper():
        return unit.name is None or first.ent_type_ not in ("", "CARDINAL", "QUANTITY", "MONEY", "PERCENT")
    if number.kind != "digits" or before.pos_ not in ("PROPN", "NOUN"):
        return False
    listed = before.lemma_.lower() in words("numbers", "none", "designators")
    return unit.name is None and (listed or before.text[0].isupper() or first.head == before)


def _idiom(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """An idiom with a number word in it, "one" as a pronoun, and a fraction or group that counts nothing."""
    window = max(0, number.start - 12)
    for match in _idioms().finditer(text, window, number.end + 20):
        if match.start() <= number.start < match.end():
            return True
    return number.kind == "words" and text[number.start : number.end].lower() == "one" and unit.name is None


def _pair(text: str, number: Number, span: Span, unit: Unit) -> bool:
    """The definite pair: "the two sides"."""
    if number.low != 2 or unit.name is None:  # noqa: PLR2004  a pair
        return False
    before = _word_before(text, number.start)
    return before in ("the", "these", "those", "their", "between", "our", "both") and unit.name.lower() in words("numbers", "none", "pairs")


TESTS = (_date, _year, _clock, _age, _name, _idiom, _pair)


@cache
def _idioms() -> re.Pattern[str]:
    """The regex of the idioms."""
    listed = sorted(lexicon("numbers")["none"]["idioms"], key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in listed) + r")\b", re.IGNORECASE)


def _word_before(text: str, offset: int) -> str:
    """The word right before an offset, in lower case, without a full stop."""
    match = re.search(r"([^\W\d_]+)\.?,?\s$", text[max(0, offset - 24) : offset])
    return match[1].lower() if match else ""


def _capital_before(text: str, offset: int) -> bool:
    """Whether that word has a capital."""
    match = re.search(r"([^\W\d_]+)\.?,?\s$", text[max(0, offset - 24) : offset])
    return bool(match) and match[1][0].isupper() if match else False


def _word_after(text: str, offset: int) -> str:
    """The word right after an offset, in lower case."""
    match = re.match(r"\s([^\W\d_]+)", text[offset : offset + 24])
    return match[1].lower() if match else ""
