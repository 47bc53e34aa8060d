"""Sums of tolls: "five militants and two soldiers", "its driver and six passengers", "and two more later"."""

import re
from dataclasses import replace

from dragoman.extract.tolls import Toll
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.record.value import Qualifier, Quantity

FURTHER = re.compile(r"\b(?:more|another|others?|further|additional)\b", re.IGNORECASE)
OPEN = ("at_least", "more_than")
OWNERS = ("the", "its", "his", "her", "their")
NEAR = 14  # characters before a toll in which "a further" stands


def added(reading: Reading, first: Toll, second: Toll) -> Toll | None:
    """The sum of two tolls of one kind that one sentence adds up; null where they are not to be added."""
    if not (_coordinated(reading, first, second) or _further(reading, first, second)):
        return None
    low, high = first.quantity.low, second.quantity.low
    qualifier = _qualifier(first.quantity.qualifier, second.quantity.qualifier)
    if qualifier is None or low is None or high is None or not low or not high:
        return None
    least = low + high
    open_ended = qualifier in OPEN or first.quantity.high is None or second.quantity.high is None
    start, end = min(first.start, second.start), max(first.end, second.end)
    quantity = Quantity(
        low=least,
        high=None if open_ended else (first.quantity.high or 0) + (second.quantity.high or 0),
        qualifier=qualifier, unit="people", text=reading.report.text[start:end],
    )  # fmt: skip
    by_verb = first.by_verb or second.by_verb
    return replace(first, quantity=quantity, start=start, end=end, at=second.at, by_verb=by_verb)


def _qualifier(first: Qualifier, second: Qualifier) -> Qualifier | None:
    """The qualifier of a sum; null where none holds."""
    both = {first, second}
    if both == {"exact"}:
        return "exact"
    if both <= {"exact", "at_least", "more_than"}:
        return "more_than" if both == {"exact", "more_than"} else "at_least"
    return "about" if both <= {"exact", "about"} else None


def _coordinated(reading: Reading, first: Toll, second: Toll) -> bool:
    """Whether the two are joined in one noun phrase, with nothing but "and" or a comma between them."""
    between = reading.report.text[first.end : second.start]
    one, two = reading.doc[first.at], reading.doc[second.at]
    listed = two.dep_ == "appos" and two.head.i == one.i and any(c.dep_ == "conj" for c in two.children)
    joined = listed or two in one.conjuncts or one in two.conjuncts
    return joined and "," not in between[1:] and len(between) <= NEAR and " in " not in between


def _further(reading: Reading, first: Toll, second: Toll) -> bool:
    """Whether the second is told as more of the first: "killed four on the spot, and two more died later"."""
    text = reading.report.text
    words_of = text[max(first.end, second.start - NEAR) : second.end + NEAR // 2].split(".", maxsplit=1)[0]
    apart = ";" in text[first.end : second.start]
    return bool(FURTHER.search(words_of)) and second.quantity.high == second.quantity.low and not apart


def completed(reading: Reading, toll: Toll) -> Toll:
    """A toll with the persons coordinated with it that no number counts: "its driver and six passengers" are seven."""
    token = reading.doc[toll.at]
    singles = [t for t in token.conjuncts if _one_person(t) and abs(t.i - token.i) <= NEAR]
    several = any(_uncounted_people(t) for t in token.conjuncts)
    if toll.quantity.high == 0 or toll.quantity.low is None or not (singles or several):
        return toll
    edges = [(t.left_edge.idx, t.idx + len(t)) for t in singles]
    start, end = min([toll.start, *(a for a, _ in edges)]), max([toll.end, *(b for _, b in edges)])
    qualifier: Qualifier = toll.quantity.qualifier
    pair = any(t.i == token.i + 2 and token.nbor(1).lower_ == "and" and _uncounted_people(t) for t in token.conjuncts)
    if several and not pair and qualifier in ("exact", "about"):
        qualifier = "at_least"
    high = None if qualifier in OPEN or toll.quantity.high is None else toll.quantity.high + len(singles)
    quantity = Quantity(
        low=toll.quantity.low + len(singles), high=high, qualifier=qualifier, unit="people",
        text=reading.report.text[start:end],
    )  # fmt: skip
    return replace(toll, quantity=quantity, start=start, end=end)


def _one_person(token: Token) -> bool:
    """Whether a noun phrase is one definite person: "its driver"."""
    known = token.lemma_.lower() in words("incidents", "people", "nouns")
    fate = words("incidents", "fallen")  # "the killed farmer and the eight hurt": another fate
    own = [t.lower_ for t in token.lefts]
    return token.tag_ == "NN" and known and any(t in OWNERS for t in own) and fate.isdisjoint(own)


def _uncounted_people(token: Token) -> bool:
    """Whether a noun phrase is that of several persons whose number is not told: "civilians"."""
    counted = any(t.dep_ == "nummod" for t in token.lefts)
    return token.tag_ == "NNS" and token.lemma_.lower() in words("incidents", "people", "nouns") and not counted
