"""What two agreements are over: features as in features.py, by the words that name it."""

from dragoman.reconcile.features import Feature, parties
from dragoman.reconcile.told import Told, as_told
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Commitment

SHORT = 6  # words of what an agreement is over among which one is enough
RARE = 0.6  # weight of the words that name what an agreement is over
OPEN = -0.3  # what other parties say against two that only consider one thing, or are said to
JOINS = 0.95  # the least that two commitments over one thing score
MOST = 0.75  # of the shorter name of it, where one word is shared
MUCH = 0.5  # the same, where several are


def bound(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two commitments bind the same: of what is only considered each report may name another who does."""
    found = parties(a, b, weights)
    loose = any(isinstance(c, Commitment) and c.strength == "considered" for c in (a.claim, b.claim))
    return Feature("parties", OPEN, found.reason) if found and loose and found.score < OPEN else found


def subject(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two commitments are over one thing, by the words that name it: "the hotline", "a second hotline"."""
    if not isinstance(a.claim, Commitment) or not isinstance(b.claim, Commitment):
        return None
    if _other_sums(a.claim, b.claim):
        return None
    names = frozenset(stem(w) for name in a.names | b.names for w in name.split())
    mine, theirs = a.over - names, b.over - names
    shared = mine & theirs
    if not shared or weights.of(shared) < RARE or (len(shared) == 1 and max(len(mine), len(theirs)) > SHORT):
        return None
    covered = weights.of(shared) / min(weights.of(mine), weights.of(theirs))
    enough = covered >= (MOST if len(shared) == 1 else MUCH)
    return Feature(
        "subject", max(covered, JOINS) if enough else 0.0, lambda: f"both over: {', '.join(as_told(shared, a))}"
    )


def _other_sums(a: Commitment, b: Commitment) -> bool:
    """Whether one names a sum and nothing else ("the 500 million crowns"), and the other's number is another."""
    one, other = a.quantity, b.quantity
    bare = any(c.quantity and content(c.what) <= content(c.quantity.text) for c in (a, b))
    return bare and not (one and other and one.low == other.low)
