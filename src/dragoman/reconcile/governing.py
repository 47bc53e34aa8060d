"""Which state a dossier is the affair of, and what its arms are: "the government", "the army", "the palace"."""

from functools import lru_cache

from dragoman.lexicon import words
from dragoman.lexicon.peoples import people_of
from dragoman.reconcile.arms import governs
from dragoman.reconcile.dossier import Dossier
from dragoman.reconcile.names import country, thing
from dragoman.reconcile.table import state_of
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor


@lru_cache(maxsize=1)
def home(dossier: Dossier) -> str | None:
    """The one state whose own affair a dossier is: with rebels, a union or a firm, and not with another state.

    Surely a state: one of the world, or with a minister, an army, a government; the only one to which a report ties a
    government or an army of its own ("the Ruritanian army"), those of mediators apart, the only one at the table, or
    the only one whose people are named where all others have no more than an envoy.
    """
    return armed(dossier) or _governing(dossier) or _peopled(dossier)


@lru_cache(maxsize=1)
def armed(dossier: Dossier) -> str | None:
    """The only state to which reports tie an arm, where no other has a minister or speaks at the table."""
    between = words("positions", "meetings", "mediators")
    tied = [a for a in dossier.actors.values() if a.side and state_of(a.side, dossier.actors) == a.side]
    mediating = {a.side for a in tied if any(w in between for r in a.roles for w in r.split())}
    arms = {a.side for a in tied if a.kind == "organisation" and governs(a)} - mediating
    held = {a.side for a in tied if a.kind == "person" and a.roles} - mediating
    others = {s for s in (*held, *dossier.states) if s not in mediating} - arms
    return next(iter(arms)) if len(arms) == 1 and not others else None


def _peopled(dossier: Dossier) -> str | None:
    """The one state of a dossier that goes by its name and its people's, where no other one has more than an envoy.

    For "the government" and ministers who are of some state, and are told without it.
    """
    envoys = words("roles", "abroad")
    ties: dict[str, set[str]] = {}
    for a in dossier.people():
        if a.side:
            ties.setdefault(a.side, set()).update(w for r in a.roles for w in r.split())
    guests = {i for i, said in ties.items() if said & envoys and not said & words("roles", "crowned") - {"ambassador"}}
    between = words("positions", "meetings", "mediators")
    guests |= {i for i, said in ties.items() if said & (between | {"foreign"})}
    states = (a for a in dossier.actors.values() if a.kind == "state" and a.id not in guests)
    known = (a for a in states if country(thing(a.name)) is None)  # which may be named for many reasons
    found = [a.id for a in known if any(people_of(n, a.name) for n in a.aliases if n != a.name)]
    speaking = {*dossier.states, *(i for i in ties if state_of(i, dossier.actors) == i)} - guests
    return found[0] if len(found) == 1 and speaking <= {*found} else None


def _governing(dossier: Dossier) -> str | None:
    """The one state of a dossier that bargains with no other state, but with a union, a firm or rebels.

    Surely a state: one of the world, or with a minister, an army, a government.
    """
    across = (dossier.actors[i] for i in dossier.facing if i in dossier.named and i in dossier.actors)
    if len(dossier.states) != 1 or not any(a.kind in ("organisation", "group") and not governs(a) for a in across):
        return None
    own = dossier.states[0]
    tied = (a for a in dossier.actors.values() if a.side == own and a.kind == "person")
    offices = {w for a in tied for r in a.roles for w in r.split()}
    if offices & words("roles", "abroad") and not offices & words("roles", "crowned") - {"ambassador"}:
        return None  # there is only an envoy of it
    governed = words("roles", "governed")
    told = (w for a in dossier.actors.values() if a.side == own for r in (*a.roles, fold(a.name)) for w in r.split())
    free = (a for a in dossier.people() if a.id in dossier.named and not a.side)
    if "foreign" not in offices and any(_governs_home(a) for a in free):
        return own  # whose else should a minister be?
    return own if country(thing(dossier.actors[own].name)) or any(w in governed for w in told) else None


def _governs_home(actor: Actor) -> bool:
    """Whether somebody is a minister of other than foreign affairs: one seldom told of where it is a neighbour's."""
    return any(r.split()[-1:] == ["minister"] and " " in r and "foreign" not in r for r in map(fold, actor.roles))


def arm_of(actor: Actor, dossier: Dossier) -> str | None:
    """The one state of the dossier, for what only a state has: a ministry, an army, a palace, "the government"."""
    owned = any(mark in actor.name for mark in ("'s ", "’s "))  # "the council's office"
    if actor.kind != "organisation" or owned:
        return None
    if (named := _named_in(actor, dossier)) is not None:
        return named
    arms = set(fold(actor.name).split()) & (words("roles", "arms") | words("roles", "palaces"))
    told = arms or (actor.id not in dossier.named and governs(actor))
    return home(dossier) if told else None


def _named_in(arm: Actor, dossier: Dossier) -> str | None:
    """The one state whose name or adjective begins the name of an arm: "the Norlandic Foreign Ministry"."""
    said = [w for w in arm.name.split() if w[0].isupper()]
    arms = words("roles", "arms")
    if not any(w.casefold() in arms for w in said[1:]):
        return None
    begun = [" ".join(said[:n]) for n in (1, 2)]
    found = {
        a.id
        for a in dossier.actors.values()
        if a.kind == "state" and any(w == n or people_of(w, n) for w in begun for n in (a.name, *a.aliases))
    }
    return next(iter(found)) if len(found) == 1 else None
