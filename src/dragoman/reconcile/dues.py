"""What two agreements have in common beside words: the day on which they fall due, the number of the same things."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.lexicon import words
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.days import days
from dragoman.reconcile.features import FORBIDS, Feature
from dragoman.reconcile.measures import currencies, measured
from dragoman.reconcile.numbers import quantity, units
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, stem
from dragoman.record.claim import Commitment
from dragoman.record.value import Quantity

NEWS = 1  # days between two reports of one state of things, at most
UNSETTLED = 0.4  # what one due day says of two that are not settled alike


def due(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two commitments fall due on one day on which neither report has anything else due."""
    if not isinstance(a.claim, Commitment) or not isinstance(b.claim, Commitment) or not (a.sole and b.sole):
        return None
    mine, theirs = (days(c.due.edtf) if c.due else None for c in (a.claim, b.claim))
    if mine is None or mine != theirs or mine.length != 1 or a.report == b.report or _other_things(a, b):
        return None
    said = f"both due {a.claim.due.text}" if a.claim.due else ""
    return Feature("due", 1.0 if _alike(a.claim, b.claim) else UNSETTLED, said)


def same_count(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two commitments are over the same number of the same things, which are no people in general."""
    one, other = quantity(a), quantity(b)
    if not one or not other or relation(one, other) != "same" or _extent(one):
        return None
    shared = (units(one) & units(other)) - frozenset(stem(w) for w in words("matching", "fallen"))
    return Feature("count", 1.0, f"the same number of {min(shared)}") if shared else None


def settled(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether one is settled and the other just not: reports name in one breath what was agreed and what was not."""
    if not isinstance(a.claim, Commitment) or not isinstance(b.claim, Commitment):
        return None
    one, other = a.claim.strength, b.claim.strength
    firm = words("matching", "firm")
    two = (one == "not_agreed" and other in firm) or (other == "not_agreed" and one in firm)
    if a.published and b.published and a.published.gap(b.published) > NEWS:
        return None  # what was open may have been agreed since
    return Feature("strength", FORBIDS, "one was agreed, the other was not") if two else None


def soles(told: Iterable[Told]) -> frozenset[str]:
    """The ids of the commitments that fall due on a day on which their report has nothing else due."""
    by_day: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if isinstance(each.claim, Commitment) and each.claim.due and each.claim.due.edtf:
            by_day[each.report, each.claim.due.edtf].append(each)
    return frozenset(t.id for some in by_day.values() if not _several(some) for t in some)


def _several(told: Sequence[Told]) -> bool:
    """Whether two of some commitments share no word."""
    return any(a.words.isdisjoint(b.words) for n, a in enumerate(told) for b in told[n + 1 :])


def _other_things(a: Told, b: Told) -> bool:
    """Whether two commitments are over other numbers of other things."""
    one, other = quantity(a), quantity(b)
    if not one or not other or one.low == other.low:
        return False
    return bool(units(one)) and bool(units(other)) and units(one).isdisjoint(units(other))


def _extent(quantity: Quantity) -> bool:
    """Whether a quantity is one of hours, shares or miles, of which any deal has some."""
    return measured(quantity) and quantity.unit not in currencies()


def _alike(a: Commitment, b: Commitment) -> bool:
    """Whether two commitments are settled alike; what one report calls agreed another calls promised."""
    firm = words("matching", "firm")
    return a.strength == b.strength or (a.strength in firm) == (b.strength in firm)
