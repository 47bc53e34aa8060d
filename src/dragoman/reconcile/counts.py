"""Counts of one thing compared: whether they agree, admit each other or exclude each other."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.lexicon import words
from dragoman.reconcile.beside import scopes
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.breath import summed, told_apart
from dragoman.reconcile.measures import one_measure
from dragoman.reconcile.numbers import AGREED, bare
from dragoman.reconcile.told import Told, one_voice
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Figure
from dragoman.record.finding import Verdict
from dragoman.record.value import Quantity

SOME_OF = re.compile(r"\bof (?:the|this|that|these|those|them|his|her|its|their|our|my|your)\b")
TOLLS = (" killed", " injured")
RISING = (" killed", " injured", " held", " missing")
GROWTH = 1.1  # of a count to one of another source, published before, that it may have grown from
FRESH = 3  # days in which a toll rises: two counts made later than that contradict each other
UNSURE = ("hypothetical", "conditional", "planned", "historical")


def conflict(a: Quantity, b: Quantity, first: Told, second: Told) -> Verdict:
    """How two counts of one thing stand."""
    found = relation(a, b)
    if found != "apart":
        return {"same": "agree", "admits": "compatible"}.get(found, "cannot_tell")  # type: ignore[return-value]
    if float(b.low or -1) in first.denies or float(a.low or -1) in second.denies:
        itself = first.report == second.report  # "six, not nine" holds both numbers and says one
        return "cannot_tell" if itself or _agreed_anew(first, second) else "differ"
    if not _rivals(a, b, first, second):
        return "cannot_tell"
    return "compatible" if _updated(a, b, first, second) else "differ"


def _rivals(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether two counts that exclude each other can contradict each other: of one thing, as of what is."""
    ordinal = words("matching", "ordinals")  # "a third man died" is no toll of one
    if any(not ordinal.isdisjoint(fold(q.text).split()) for q in (a, b)):
        return False
    if not one_measure(a, b) or one_voice(first, second) or not _comparable(a, b, first, second):
        return False  # nobody contradicts himself
    if first.claim.modality in UNSURE or second.claim.modality in UNSURE:
        return False
    return not (_known_apart(a, b, first, second) or _wanted(first, second))


def _agreed_anew(first: Told, second: Told) -> bool:
    """Whether two numbers of what was agreed were published on two days: "six will leave, not nine" is a new deal."""
    apart = first.published and second.published and first.published.gap(second.published)
    agreed = any(t.kind == "commitment" or (t.slot or "").endswith(AGREED) for t in (first, second))
    return agreed and bool(apart)


def _wanted(first: Told, second: Told) -> bool:
    """Whether one of two figures that only words tie is what somebody asks for or offers: others may want other."""
    return any(t.staked for t in (first, second)) and any(t.loose for t in (first, second))


def _known_apart(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether the sentence of one of two claims tells both counts, or what is between them: no rivals, but parts."""
    if first.kind == "incident" or (first.slot or "").endswith(TOLLS):
        return False
    both = [told_apart(a, b, t.beside) for t in (first, second)]
    itself = first.report == second.report  # a report may set two speakers against each other
    against = itself and first.source and second.source and first.source != second.source
    return any(both) and not against and not (itself and first.beside == second.beside)


def _updated(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether the greater count says that the toll rose, or was published on a later day by no other source.

    Not where the earlier count was made when the event was some days past.
    """
    greater = max(((a, first), (b, second)), key=lambda x: x[0].low or x[0].high or 0)[1]
    if _says(greater, "updating"):
        return True
    if greater.source and _says(greater, "disputing"):
        return False
    if not (first.kind == "incident" or (first.slot or "").endswith(RISING)):
        return False
    if first.source and second.source and first.source != second.source and not _grown(a, b, first, second):
        return False
    if 0 in (a.high, b.high):  # nobody is hurt today and dead tomorrow, unless a report says so
        return False
    less, more = sorted(((a, first), (b, second)), key=lambda x: x[0].low or x[0].high or 0)
    early, late = less[1].published, more[1].published
    later = bool(early and late and (early.last or 0) < (late.first or 0))
    ended = min((t.days.last for t in (first, second) if t.days and t.days.last), default=None)
    settled = bool(early and early.first and ended and early.first - ended > FRESH)
    return later and not settled


def _grown(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether the greater count is little more, and of a later day: two sources count the same, one of them later."""
    less, more = sorted(((a, first), (b, second)), key=lambda x: x[0].low or x[0].high or 0)
    low, high = (float(q.low or q.high or 0) for q, _ in (less, more))
    early, late = less[1].published, more[1].published
    later = bool(early and late and (early.last or 0) < (late.first or 0))
    return later and high <= GROWTH * low


def _says(told: Told, key: str) -> bool:
    """Whether a claim has one of the words of a list of matching.toml."""
    return _has(told.claim.text, key)


@lru_cache(maxsize=16384)
def _has(text: str, key: str) -> bool:
    """Whether a text has one of the words of a list of matching.toml: asked of each pair that a claim is in."""
    said = f" {fold(text)} "
    return any(f" {w} " in said for w in words("matching", key))


def risen(counts: Iterable[tuple[Told, Quantity]]) -> frozenset[float]:
    """The numbers that some count of one thing says it rose to."""
    return frozenset(float(q.low) for told, q in counts if q.low is not None and _says(told, "updating"))


def outgrown(a: Quantity, b: Quantity, first: Told, second: Told, later: frozenset[float]) -> bool:
    """Whether the greater of two counts is one that another report says it rose to (`later`), and disputes nobody's."""
    great, greater = max(((a, first), (b, second)), key=lambda x: x[0].low or x[0].high or 0)
    disputes = first.denies or second.denies or (greater.source is not None and _says(greater, "disputing"))
    return great.low is not None and float(great.low) in later and not disputes


def breaths(counts: Sequence[tuple[Told, Quantity]]) -> tuple[frozenset[float], ...]:
    """The numbers of each sentence that tells a count of one thing, but for the counts; none for those of a toll."""
    if any((told.slot or "").endswith(TOLLS) for told, _ in counts):
        return ()
    return tuple(dict.fromkeys(told.beside for told, _ in counts))


def parts(a: Quantity, b: Quantity, beside: Iterable[frozenset[float]], own: frozenset[float]) -> bool:
    """Whether some sentence makes one of two counts of one thing a sum or what is left of the other.

    `beside`: the numbers of each (`breaths`); `own`: the counts themselves.
    """
    return any(summed(a, b, numbers, but=own) for numbers in beside)


def _comparable(a: Quantity, b: Quantity, first: Told, second: Told) -> bool:
    """Whether two counts are of the same part, or one of a part is more than that of the whole.

    A number that names nothing ("the rebels boast of twelve") counts what the number it is set against counts.
    """
    if part(first) != part(second):
        some, every = (a, b) if part(first) else (b, a)
        return some.low is not None and every.high is not None and some.low > every.high
    mine, theirs = scopes(a), scopes(b)
    if mine == theirs or any(bare(q) and not scopes(q) for q in (a, b)):
        return True
    if mine and theirs:
        return False
    some, every = (a, b) if mine else (b, a)
    return some.low is not None and every.high is not None and some.low > every.high


def part(told: Told) -> bool:
    """Whether a figure counts some of those known: "210 of her supporters", "two of the six men"."""
    quote = told.claim.evidence[0].quote if isinstance(told.claim, Figure) and told.claim.evidence else ""
    return SOME_OF.search(quote.casefold()) is not None
