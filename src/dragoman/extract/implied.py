"""Counts without a number word: "a trilateral meeting", "the sole outcome", "the leaders of" three states."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.read.sought import Sought, sought
from dragoman.record.value import Quantity

SEVERAL = 3  # states from which on they are told as a number of leaders
REACH = 3  # adjectives between "sole" and its noun
ONCE = sought(r"\bonly (?P<times>once|twice) (?:before|previously|since|in \d{4})\b", ["only"])


@dataclass(frozen=True, slots=True)
class Implied:
    """A count at `start` and what is counted, as worded."""

    start: int
    quantity: Quantity
    counts: str


def implied(reading: Reading, sentence: Span) -> Iterator[Implied]:
    """The counts that a sentence tells without a number word, in no order."""
    start, end = sentence.start_char, sentence.end_char
    for match in _adjectives().within(reading.report.text, start, end):
        span = reading.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        noun = _noun(span) if span is not None else None
        count = lexicon("numbers")["adjectives"].get(match.group().lower(), 1)
        if noun is not None and (count > 1 or (noun.tag_ == "NN" and match.start() > start)):
            yield _implied(reading, match.start(), noun, count, "parties" if count > 1 else noun.text)
    for match in _offices().within(reading.report.text, start, end):
        span = reading.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        yield from _listed(reading, span) if span is not None else ()
    for match in ONCE.within(reading.report.text, start, end):
        count = 1 if match["times"].lower() == "once" else 2
        quantity = Quantity(low=count, high=count, qualifier="exact", unit="times", text=match.group())
        yield Implied(match.start(), quantity, "times")


def _noun(adjective: Span) -> Token | None:
    """The noun that an adjective stands before, with at most a few words between."""
    head = adjective.root.head
    near = 0 < head.i - adjective[-1].i <= REACH and head.pos_ == "NOUN"
    return head if near and adjective.root.dep_ in ("amod", "compound", "nmod", "nummod") else None


@cache
def _adjectives() -> Sought:
    listed = [*lexicon("numbers")["adjectives"], *words("numbers", "single", "words")]
    return sought(rf"\b{any_of(listed)}\b(?!-)", listed)


def _listed(reading: Reading, office: Span) -> Iterator[Implied]:
    """The number of the holders of an office of which each of some listed states has one."""
    head = office[-1] if office[-1].tag_ == "NNS" else office.root
    of = next((t for t in head.children if t.lower_ in ("of", "from") and t.i > head.i), None)
    first = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if first is None:
        return
    states = [first, *first.conjuncts]
    if len(states) < SEVERAL or not all(t.pos_ == "PROPN" for t in states):
        return
    last = max(states, key=lambda t: t.i)
    counted = any(t.dep_ == "nummod" for t in head.children)
    if not counted and last.i - head.i < SEVERAL * 5:
        yield _implied(reading, office.start_char, last, len(states), head.text)


def _implied(reading: Reading, start: int, last: Token, count: int, counts: str) -> Implied:
    text = reading.report.text[start : last.idx + len(last)]
    return Implied(start, Quantity(low=count, high=count, qualifier="exact", unit=counts, text=text), counts)


@cache
def _offices() -> Sought:
    listed = lexicon("numbers")["offices"]["plurals"]
    return sought(rf"\b{any_of(listed)}(?= (?:of|from) )", listed)
