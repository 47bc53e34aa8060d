"""What speaks for two numbers being of one thing, and what against it. As in features.py."""

from functools import lru_cache

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.bounds import relation
from dragoman.reconcile.breath import told_apart
from dragoman.reconcile.features import FORBIDS, Feature
from dragoman.reconcile.measures import currencies, measured, one_measure
from dragoman.reconcile.told import Told, one_voice
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Commitment, Figure
from dragoman.record.value import Quantity

LIKE = "like "  # begins the slot of numbers that are set against each other (slots.py)
SMALL = 10  # below it numbers are alike by chance
ROUNDING = 1.2
TELLING = 2.0  # two commitments with one odd number are one
SOON = 3  # days between two reports of one settlement
SIZE = 1.7  # of the greater of two numbers of what was settled to the smaller, at most
OF = "of "  # begins the field of a number in the telling of an event that is none of its tolls: "200 tractors"
AGREED = " quantity"  # ends the slot of a number that is part of what was agreed


def number(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether the numbers of two commitments or figures are the same, or as near as rounding leaves them."""
    mine, theirs = quantity(a), quantity(b)
    if not mine or not theirs:
        return None
    found = relation(mine, theirs)
    if found == "unknown":
        return None
    said = f"{mine.text}, {theirs.text}"
    if found == "apart":  # commitments are compared as a whole; of figures only a number of one event can differ
        one = bool(a.slot and a.slot == b.slot) and one_measure(mine, theirs)
        return Feature(
            "number", -0.1 if (one and not one_voice(a, b)) or a.kind != "figure" else FORBIDS, f"other numbers: {said}"
        )
    large = max(mine.low or mine.high or 0, theirs.low or theirs.high or 0)
    score = 0.3
    if found == "same" or near(mine, theirs):
        score = 0.5 if large < SMALL else 1.0 if large % SMALL == 0 else 1.2  # "412" tells more than "400"
    if a.kind == "commitment" and found == "same" and telling(mine):
        return Feature("number", TELLING, f"the same number: {said}")
    known = units(mine) and units(theirs)
    other = 0.0 if not known else 0.2 if units(mine) & units(theirs) else -0.6
    return Feature("number", score + other, f"the same number, or nearly: {said}")


def counted(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two commitments that are settled count one sort of thing, in two numbers of like size, at one time.

    Not where a report tells both numbers in one breath, nor of hours and shares, of which any deal has some.
    """
    mine, theirs = quantity(a), quantity(b)
    if a.report == b.report or not mine or not theirs or not _settled(a) or not _settled(b):
        return None
    if relation(mine, theirs) != "apart" or not one_measure(mine, theirs) or not _like(mine, theirs):
        return None
    fallen = frozenset(stem(w) for w in words("matching", "fallen"))
    shared = (units(mine) & units(theirs)) - fallen
    known = any(told_apart(mine, theirs, t.beside) for t in (a, b))
    if not shared or known or not soon(a, b):
        return None
    return Feature("counted", 1.0, f"both settle a number of {min(shared)}")


def soon(a: Told, b: Told) -> bool:
    """Whether the reports of two claims were published within days of each other."""
    return bool(a.published and b.published and a.published.gap(b.published) <= SOON)


def _settled(told: Told) -> bool:
    """Whether a commitment is settled by its strength."""
    return isinstance(told.claim, Commitment) and told.claim.strength in words("matching", "settled")


def _like(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are of one size, and count things or money."""
    low, high = sorted(float(q.low or q.high or 0) for q in (a, b))
    return 0 < low < high <= SIZE * low and all(not measured(q) or q.unit in currencies() for q in (a, b))


def near(a: Quantity, b: Quantity) -> bool:
    """Whether two bounds are as near as rounding leaves them: "412", "more than 400"."""
    low, high = sorted(float(q.low or q.high or 0) for q in (a, b))
    return high <= low * ROUNDING


def quantity(told: Told) -> Quantity | None:
    """The number of a commitment or a figure."""
    return told.claim.quantity if isinstance(told.claim, Commitment | Figure) else None


def units(quantity: Quantity) -> frozenset[str]:
    """The stems of what a quantity counts."""
    return content(quantity.unit or "")


def scope(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two figures count the same part: civilians are not all, a day's count is no total."""
    apart = a.scopes ^ b.scopes
    mine, theirs = quantity(a), quantity(b)
    if a.slot and a.slot == b.slot and mine and theirs and near(mine, theirs):
        return None  # "3,200 men", "more than 3,000 soldiers"
    if a.slot and a.slot == b.slot:  # what befell those counted is known from the event
        befell = lexicon("matching")["count"].keys()
        apart -= befell
        if any(not t.scopes - befell and (t.loose or (q and bare(q))) for t, q in ((a, mine), (b, theirs))):
            return None
    return Feature("scope", FORBIDS, f"other counts: {', '.join(sorted(apart))}") if apart else None


def bare(quantity: Quantity) -> bool:
    """Whether a quantity's own words name nobody in particular whom it counts: "nineteen", "nineteen dead"."""
    return not content(f"{quantity.unit or ''} {quantity.text}") - _fallen()


@lru_cache(maxsize=1)
def _fallen() -> frozenset[str]:
    """The stems of words of a toll that tell nothing of who fell, but for those of people in general."""
    return content(" ".join(words("matching", "fallen") - words("matching", "people")))


def slot(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two figures are the same number of one event or agreement that both reports tell."""
    if a.slot and b.slot:
        vague = any(t.slot and (t.slot.startswith(LIKE) or OF in t.slot) for t in (a, b))
        if a.slot != b.slot and (vague or _one_number(a, b)):
            return None
        return Feature("slot", 2.0 if a.slot == b.slot else FORBIDS, "a number of one event, or of two")
    return None


def _one_number(a: Told, b: Told) -> bool:
    """Whether two agreements hold the same telling number: reports may tell one agreement as two."""
    mine, theirs = quantity(a), quantity(b)
    if not mine or not theirs or not all(told.slot and told.slot.endswith(AGREED) for told in (a, b)):
        return False
    return telling(mine) and (mine.low, mine.high) == (theirs.low, theirs.high)


def telling(quantity: Quantity) -> bool:
    """Whether a number is exact and so odd that another count seldom has it by chance: 86, 120, 1,350; not 60."""
    low = quantity.low
    if low is None or low != quantity.high or low <= 2 * SMALL:
        return False
    return len(f"{low:.0f}".rstrip("0")) > 1
