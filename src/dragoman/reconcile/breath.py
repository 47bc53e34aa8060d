"""Counts that a report tells in one breath: it knows them apart, whatever another report makes of one of them.

"Two of the seven crossings": two and seven are no rivals. "61 of theirs and 54 of ours": neither is 115.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.lexicon import words
from dragoman.reconcile.beside import bounds
from dragoman.reconcile.measures import measured
from dragoman.record.claim import Claim, Commitment, Condition, Figure, Incident, Position, Statement
from dragoman.record.report import Evidence, Report
from dragoman.record.value import Quantity

ASIDE = ("source", "cue", "channel")
ASKING = ("propose", "demand", "offer", "threaten", "urge")
WANTING = ("demands", "proposes", "offers", "conditional", "considers")
SUM = 10  # below it numbers add up by chance


def counts_beside(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Mapping[str, frozenset[float]]:
    """The counts in the sentence of each claim that holds a number, by its id."""
    numbers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    having: list[Claim] = []
    for claim in claims:
        if isinstance(claim, Figure | Commitment | Incident) and claim.evidence:
            having.append(claim)
        bound = _count(claim)
        if bound is not None:
            numbers[claim.report].append((claim.evidence[0].start, bound))
    for some in numbers.values():
        some.sort()
    found = {}
    for claim in having:
        near = numbers.get(claim.report, [])
        start, end = bounds(claim, reports.get(claim.report))
        first, last = bisect_left(near, (start, float("-inf"))), bisect_right(near, (end, float("-inf")))
        found[claim.id] = frozenset(number for _, number in near[first:last])
    return found


def staked(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the figures that stand in a demand, an offer, a condition or a plan: they count what may yet be."""
    where: dict[str, list[Evidence]] = defaultdict(list)
    figures: list[Figure] = []
    for claim in claims:
        if isinstance(claim, Figure):
            figures.append(claim)
        elif _stake(claim):
            where[claim.report] += [e for e in claim.evidence if e.role not in ASIDE]
    return frozenset(
        f.id for f in figures if f.evidence and any(e.start <= f.evidence[0].start < e.end for e in where[f.report])
    )


def _stake(claim: Claim) -> bool:
    """Whether a claim says what somebody wants, offers or asks for, and not what is."""
    match claim:
        case Statement():
            return claim.act in ASKING
        case Position():
            return claim.stance in WANTING
        case Commitment():
            return claim.strength not in words("matching", "settled")
        case _:
            return isinstance(claim, Condition)


def told_apart(a: Quantity, b: Quantity, beside: frozenset[float]) -> bool:
    """Whether a sentence tells two counts both, or a third that makes one of them a sum or what is left."""
    return {_bound(a), _bound(b)} <= beside or summed(a, b, beside)


def summed(a: Quantity, b: Quantity, beside: frozenset[float], *, but: frozenset[float] = frozenset()) -> bool:
    """Whether a sentence tells one of two counts and a third that makes one of them a sum or what is left.

    `but`: numbers that are no such third.
    """
    low, high = sorted(_bound(q) or 0.0 for q in (a, b))
    third = {high - low, high + low} if high >= SUM else set()
    return bool({low, high} & beside) and bool(third & (beside - {low, high} - but))


def _count(claim: Claim) -> float | None:
    """The bound of a figure that counts something; null for any other claim, and for what measures."""
    if not isinstance(claim, Figure) or not claim.evidence or measured(claim.quantity):
        return None
    return _bound(claim.quantity)


def _bound(quantity: Quantity) -> float | None:
    bound = quantity.low if quantity.low is not None else quantity.high
    return None if bound is None else float(bound)
