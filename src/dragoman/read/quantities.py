"""Amounts: numbers that count something, with their bounds, in a parsed report.

An amount is a number (dragoman.read.numbers) with the words that qualify it and the unit that it counts. Dates, times
of day, years, ages, ordinals, names ("Gate 3"), idioms and the definite pair ("the two sides") are no amounts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of
from dragoman.read.numbers import Number, numbers, whole
from dragoman.read.once import kept
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.uncounted import uncounted
from dragoman.read.unit import Unit, unit_of
from dragoman.record.value import Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that counts something. `start`/`end` bound it with its qualifier and unit, `at`/`stop` the number alone.

    `kind`: `count`, `duration`, `percent`, `money`, `distance` or `share`. `head`: index of the token of what is
    counted, that of the number itself where nothing is named.
    """

    start: int
    end: int
    at: int
    stop: int
    quantity: Quantity
    kind: str
    head: int


def amounts(reading: Reading, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """The amounts within a span of a report (all of it by default), in order; those in boilerplate are passed over."""
    return kept(reading.doc, (amounts, start, end), lambda: tuple(_amounts(reading, start, end)))


def _amounts(reading: Reading, start: int, end: int | None) -> Iterator[Amount]:
    text = reading.report.text
    everything = start == 0 and end is None  # who asks for a span has passed over boilerplate already
    dropped = [(p.start, p.end) for p in reading.paragraphs if p.dropped] if everything else []
    for number in numbers(text, start, end):
        if any(a <= number.start < b for a, b in dropped):
            continue
        if found := kept(reading.doc, (_counted, number), lambda: _counted(reading, number)):  # noqa: B023  at once
            yield found


def _counted(reading: Reading, number: Number) -> Amount | None:
    """The amount of a number; null where it counts nothing. It is asked of a sentence and of its parts."""
    text = reading.report.text
    span = reading.doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    unit = unit_of(text, number, span)
    return None if uncounted(text, number, span, unit) else _amount(text, number, span[0], unit)


def _amount(text: str, number: Number, first: Token, unit: Unit) -> Amount:
    """The amount of a number and its unit."""
    start, before = _before(text, unit.start, unit.kind, first)
    end, after = _after(text, number, unit)
    qualifier: Qualifier = after or before or ("unspecified" if number.kind in ("vague", "range") else "exact")
    low, high = _bounds(number, qualifier)
    words = text[start:end]
    quantity = Quantity(low=low, high=high, qualifier=qualifier, unit=unit.name, text=words)
    return Amount(start, end, number.start, number.end, quantity, unit.kind, unit.head)


def _bounds(number: Number, qualifier: Qualifier) -> tuple[int | float | None, int | float | None]:
    """Low and high, as the record holds them."""
    low = whole(number.low)
    high = None if number.high is None else whole(number.high)
    if qualifier in ("at_least", "more_than"):
        return low, None
    if qualifier in ("at_most", "fewer_than"):
        return None, low if high is None else high
    return low, high


@cache
def _qualifiers(side: str) -> re.Pattern[str]:
    """The regex of the words before or after a number that qualify it."""
    either = any_of(lexicon("numbers")[side])
    return re.compile(rf"(?<![\w-])({either})\s$" if side == "before" else rf"\s?({either})(?!\w)", re.IGNORECASE)


def _before(text: str, start: int, kind: str, first: Token) -> tuple[int, Qualifier | None]:
    """Where the amount begins, and the qualifier that stands before it."""
    window = max(0, start - 24)
    match = _qualifiers("before").search(text[window:start])
    if not match:
        return start, None
    words, at = match[1].lower(), window + match.start(1)
    lead = re.findall(r"[\w’']+", text[max(0, at - 30) : at])[-1:]
    if kind == "duration" and words == "over" and (not lead or lead[0].lower() not in _lasting()):
        return start, None  # "over two years": during them
    if words in ("about", "around", "over") and first.i > 0 and _speaks(first.nbor(-1)):
        return start, None  # "talks about two prisoners": of them
    return at, lexicon("numbers")["before"][words]


def _lasting() -> frozenset[str]:
    """Words after which "over two hours" means more than two."""
    return frozenset(("for", "just", "well", "lasted", "last", "took", "of", "after", "in", "waited", "spent", "and"))


def _speaks(preposition: Token) -> bool:
    """Whether "about" belongs to a word of speech before it."""
    lemma = preposition.head.lemma_.lower()
    return (
        preposition.dep_ == "prep"
        and preposition.head.i < preposition.i
        and lemma in lexicon("numbers")["none"]["speaking"]
    )


def _after(text: str, number: Number, unit: Unit) -> tuple[int, Qualifier | None]:
    """Where the amount ends, and the qualifier that stands after the number or after its unit."""
    end = max(unit.end, number.end)
    for place in (end, number.end):
        if match := _qualifiers("after").match(text, place):
            return max(end, match.end()), lexicon("numbers")["after"][match[1].lower()]
    return end, None
