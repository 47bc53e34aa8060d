"""Who "both governments" are, of the two sides that a dossier is about, and whose "the Ruritanian side" is."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.lexicon import words
from dragoman.lexicon.peoples import people_of
from dragoman.reconcile.bargainers import bargainers
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Position

TWO = 2


def both(actors: Mapping[str, Actor], claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """The two sides of a dossier, for each actor that is called by no more than that it is two of them.

    Of nobody where the sides are not two. And the state, for each actor that is called its side, its team. All of
    those alone that hold a stance.
    """
    holding = {e for c in claims for e in _holders(c)}
    states = [a for a in actors.values() if a.kind == "state"]
    own = {i: found for i in sorted(holding) if i in actors and len(found := _whose(actors[i], states)) == 1}
    pairs = [i for i in sorted(holding) if i in actors and _pair(actors[i])]
    sides = bargainers(actors, claims, {}).sides if pairs else ()
    return own | (dict.fromkeys(pairs, sides) if len(sides) == TWO else {})


def _holders(claim: Claim) -> Iterable[str]:
    return claim.party if isinstance(claim, Position) else claim.setter if isinstance(claim, Condition) else ()


def _whose(actor: Actor, states: Iterable[Actor]) -> tuple[str, ...]:
    """The states whose side or team a name says that it is: "the Ruritanian side"."""
    said = actor.name.split()
    said = said[said[:1] in (["the"], ["The"]) :]
    if actor.kind not in ("group", "organisation") or actor.side or len(said) != TWO:
        return ()
    if not said[0][:1].isupper() or said[1].casefold() not in words("matching", "team"):
        return ()
    return tuple(a.id for a in states if people_of(said[0], a.name))


def _pair(actor: Actor) -> bool:
    """Whether a name says only that there are two sides: "both governments", "the two delegations"."""
    said = fold(actor.name).split()
    said = said[said[:1] == ["the"] :]
    return len(said) == TWO and said[0] in ("both", "two") and said[1] in words("matching", "sides")
