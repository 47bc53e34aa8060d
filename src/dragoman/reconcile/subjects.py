"""What two agreements or two proposals are over: features as in features.py, by the words that name it."""

from functools import lru_cache

from dragoman.lexicon import words
from dragoman.reconcile.features import Feature
from dragoman.reconcile.told import Told, as_told
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Commitment, Position

SHORT = 6  # words of what an agreement is over among which one is enough
RARE = 0.6  # weight of the words that name what an agreement is over
PART = 0.3  # share of the words of a proposal that another has, at least
SEVERAL = 2.0  # weight of the words around two proposals that is enough
JOINS = 0.95  # the least that two commitments over one thing score
MOST = 0.75  # of the shorter name of it, where one word is shared
MUCH = 0.6  # the same, where several are


def idea(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two proposals are one, by the words that name what is proposed, or by those of their sentences."""
    if not isinstance(a.claim, Position) or not isinstance(b.claim, Position):
        return None
    mine, theirs = _subject(a.claim.content), _subject(b.claim.content)
    shared = mine & theirs
    if shared and weights.of(shared) >= RARE and weights.overlap(mine, theirs) >= PART:
        return Feature("idea", 1.0, f"whose idea it was: {', '.join(as_told(shared, a))}")
    around = (a.words & b.words) - _formal()
    if weights.of(around) >= SEVERAL:
        return Feature("idea", 0.8, f"whose idea it was, told with: {', '.join(as_told(around, a))}")
    return None


def subject(a: Told, b: Told, weights: Weights) -> Feature | None:
    """Whether two commitments are over one thing, by the words that name it: "the hotline", "a second hotline"."""
    if not isinstance(a.claim, Commitment) or not isinstance(b.claim, Commitment):
        return None
    mine, theirs = _subject(a.claim.what), _subject(b.claim.what)
    names = frozenset(stem(w) for name in a.names | b.names for w in name.split())
    mine, theirs = mine - names, theirs - names
    shared = mine & theirs
    if not shared or weights.of(shared) < RARE or (len(shared) == 1 and max(len(mine), len(theirs)) > SHORT):
        return None
    covered = weights.of(shared) / min(weights.of(mine), weights.of(theirs))
    enough = covered >= (MOST if len(shared) == 1 else MUCH)
    return Feature(
        "subject", max(covered, JOINS) if enough else 0.0, lambda: f"both over: {', '.join(as_told(shared, a))}"
    )


@lru_cache(maxsize=16384)
def _subject(what: str) -> frozenset[str]:
    """The words that name what a commitment is over, without those of agreeing and proposing."""
    return content(what) - _formal()


@lru_cache(maxsize=1)
def _formal() -> frozenset[str]:
    return frozenset(stem(w) for w in (*words("matching", "light"), *words("matching", "idea")))
