"""What two agreements are over: features as in features.py, by the words that name it."""

from functools import lru_cache

from dragoman.lexicon import words
from dragoman.reconcile.features import Feature
from dragoman.reconcile.told import Told, as_told
from dragoman.reconcile.wording import Weights, content, stem
from dragoman.record.claim import Commitment

SHORT = 6  # words of what an agreement is over among which one is enough
RARE = 0.6  # weight of the words that name what an agreement is over
JOINS = 0.95  # the least that two commitments over one thing score
MOST = 0.75  # of the shorter name of it, where one word is shared
MUCH = 0.6  # the same, where several are


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
    return content(what) - formal()


@lru_cache(maxsize=1)
def formal() -> frozenset[str]:
    """The stems of words of agreeing and proposing, which name nothing."""
    every = (*words("matching", "light"), *words("matching", "idea"))
    return frozenset(stem(w) for w in every) | content(" ".join(every))
