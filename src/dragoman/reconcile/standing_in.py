"""Actors that are a state by another name: its government ("the Norlandic government") and its seat ("Ostrand")."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.reconcile.actors import Cast
from dragoman.reconcile.names import thing
from dragoman.reconcile.seats import seats
from dragoman.reconcile.speaking import pattern_of
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor, Entity
from dragoman.record.claim import Claim


def joined(
    cast: Cast, actors: Iterable[Actor], entities: Iterable[Entity], claims: Sequence[Claim], texts: Sequence[str]
) -> Cast:
    """The cast with governments and seats joined to their states. `actors`: those of the cast, with sides."""
    known = {a.id: a for a in actors}
    same = _governments(known)
    same |= seats(cast, known, claims, texts, _votes(entities, cast.of))
    if not same:
        return Cast(actors=tuple(known.values()), of=cast.of)
    gone: dict[str, list[Actor]] = defaultdict(list)
    for one, state in same.items():
        gone[state].append(known[one])
    kept = [_grown(a, gone[a.id], same) for a in known.values() if a.id not in same]
    return Cast(actors=tuple(kept), of={e: same.get(i, i) for e, i in cast.of.items()})


def _grown(actor: Actor, others: Iterable[Actor], same: Mapping[str, str]) -> Actor:
    """An actor with the names of those joined to it, and its side as it is now called."""
    names = {n for other in others for n in other.aliases}
    aliases = tuple(sorted({*actor.aliases, *names})) if names else actor.aliases
    return replace(actor, aliases=aliases, side=same.get(actor.side or "", actor.side))


def _governments(actors: Mapping[str, Actor]) -> dict[str, str]:
    """The governments of states: bodies of a state whose name says no more than "government" and the state's."""
    found: dict[str, str] = {}
    for a in actors.values():
        state = actors.get(a.side or "")
        if a.kind != "organisation" or state is None or state.kind != "state":
            continue
        said = set(thing(a.name).split())
        if said & words("roles", "governments"):
            named = pattern_of(state)
            whole = rf"(?:[^\W\d_a-z][\w’'-]* )*{named.pattern}" if named else state.name  # of a name that was cut
            rest = fold(re.sub(whole, " ", a.name)).split()
            if set(rest) <= words("roles", "governments") | {"the", "of", "own", "s", "his", "her", "its", "our"}:
                found[a.id] = state.id
    return found


def _votes(entities: Iterable[Entity], of: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many reports tie each actor to a side."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for e in entities:
        own = of.get(e.id, e.id)
        votes[own].update([of[s] for s in e.sides if s in of and of[s] != own][:1])
    return votes
