"""Who "both governments" are: the two sides that a dossier is about, where there are just two."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.lexicon import words
from dragoman.reconcile.bargainers import bargainers
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Position

TWO = 2


def both(actors: Mapping[str, Actor], claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """The two sides of a dossier, for each actor that is called by no more than that it is two of them.

    Empty where nobody of that name holds a stance, or where the sides are not two.
    """
    holding = {e for c in claims for e in _holders(c)}
    pairs = [i for i in sorted(holding) if i in actors and _pair(actors[i])]
    sides = bargainers(actors, claims, {}).sides if pairs else ()
    return dict.fromkeys(pairs, sides) if len(sides) == TWO else {}


def _holders(claim: Claim) -> Iterable[str]:
    return claim.party if isinstance(claim, Position) else claim.setter if isinstance(claim, Condition) else ()


def _pair(actor: Actor) -> bool:
    """Whether a name says only that there are two sides: "both governments", "the two delegations"."""
    said = fold(actor.name).split()
    said = said[said[:1] == ["the"] :]
    return len(said) == TWO and said[0] in ("both", "two") and said[1] in words("matching", "sides")
