"""Which sides a dossier is about: the states or bodies, mostly two, on whose claims of bargaining it turns."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.reconcile.arms import is_arm
from dragoman.reconcile.names import thing
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Commitment, Condition, Meeting, Position

STEPS = 3  # from a person to a side: by way of a ministry
LEAST = 3  # claims that a side takes part in
RIVAL = 0.6  # share of the second side's claims from which a third one bargains too


@dataclass(frozen=True, slots=True)
class Bargainers:
    """The sides that a dossier is about, the heaviest first, and to which of them a body's other names belong."""

    sides: tuple[str, ...]
    same: Mapping[str, str]

    def side(self, actor: str, actors: Mapping[str, Actor]) -> str | None:
        """The side that an actor is or stands for."""
        top = top_side(actor, actors)
        found = self.same.get(top, top)
        return found if found in self.sides else None


def top_side(actor: str, actors: Mapping[str, Actor]) -> str:
    """The last of those for whom an actor stands, itself where it stands for nobody."""
    for _ in range(STEPS):
        known = actors.get(actor)
        if known is None or known.side is None or not (known.kind in ("person", "anonymous") or is_arm(known)):
            break
        actor = known.side
    return actor


def bargainers(actors: Mapping[str, Actor], claims: Iterable[Claim], of: Mapping[str, str]) -> Bargainers:
    """The sides on whose claims a dossier turns: two, or more where a third is about as much told of."""
    heft: Counter[str] = Counter()
    between: set[str] = set()
    for claim in claims:
        parties = _parties(claim)
        heft.update({top_side(of.get(e, e), actors) for e in parties})
        if isinstance(claim, Meeting):
            between.update(top_side(of.get(e, e), actors) for e in claim.mediators)
    between |= {top_side(a.id, actors) for a in actors.values() if mediates(a)}
    called = [i for i in heft if i in actors and _called(actors[i]) and i not in between]
    ranked = sorted(called, key=lambda i: (-heft[i], actors[i].name, i))
    names = {i: frozenset(thing(actors[i].name).split()) for i in ranked}
    same = {i: next(j for j in ranked if i == j or _like(names[i], names[j])) for i in ranked}
    total: Counter[str] = Counter()
    for i in ranked:
        total[same[i]] += heft[i]
    order = [i for i in sorted(total, key=lambda i: (-total[i], i)) if total[i] >= LEAST]
    least = total[order[1]] * RIVAL if len(order) > 1 else 0
    return Bargainers(tuple(order[:2] + [i for i in order[2:] if total[i] >= least]), same)


def mediates(actor: Actor) -> bool:
    """Whether somebody's roles tell of standing between the sides."""
    return any(w in words("positions", "meetings", "mediators") for r in actor.roles for w in r.split())


def _parties(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, Position):
        return claim.party
    if isinstance(claim, Condition):
        return claim.setter
    return claim.parties if isinstance(claim, Commitment | Meeting) else ()


def _called(actor: Actor) -> bool:
    """Whether an actor is a state or a body with a name."""
    named = any(w[:1].isupper() for w in actor.name.split()[1:]) or (actor.name[:1].isupper() and " " not in actor.name)
    body = actor.kind in ("state", "organisation") or (actor.kind == "group" and " " in actor.name)
    return body and (named or thing(actor.name) == "government")


def _like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name is the other, or a part of it. Both by their words."""
    return one <= other or other <= one
