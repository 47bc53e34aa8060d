"""Which state a dossier is the affair of, and what its arms are: "the government", "the army", "the palace"."""

from dragoman.lexicon import words
from dragoman.lexicon.peoples import people_of
from dragoman.reconcile.arms import governs
from dragoman.reconcile.dossier import Dossier
from dragoman.reconcile.names import country, thing
from dragoman.reconcile.table import state_of
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor


def home(dossier: Dossier) -> str | None:
    """The one state whose own affair a dossier is: with rebels, a union or a firm, and not with another state.

    Surely a state: one of the world, or with a minister, an army, a government; the only one to which a report ties a
    government or an army of its own ("the Ruritanian army"), those of mediators apart, or the only one at the table.
    """
    return armed(dossier) or _governing(dossier)


def armed(dossier: Dossier) -> str | None:
    """The only state to which reports tie an arm, where no other has a minister or speaks at the table."""
    between = words("positions", "meetings", "mediators")
    tied = [a for a in dossier.actors.values() if a.side and state_of(a.side, dossier.actors) == a.side]
    mediating = {a.side for a in tied if any(w in between for r in a.roles for w in r.split())}
    arms = {a.side for a in tied if a.kind == "organisation" and governs(a)} - mediating
    held = {a.side for a in tied if a.kind == "person" and a.roles} - mediating
    others = {s for s in (*held, *dossier.states) if s not in mediating} - arms
    return next(iter(arms)) if len(arms) == 1 and not others else None


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
    return own if country(thing(dossier.actors[own].name)) or any(w in governed for w in told) else None


def arm_of(actor: Actor, dossier: Dossier) -> str | None:
    """The one state of the dossier, for what only a state has: a ministry, an army, a palace, "the government"."""
    owned = any(mark in actor.name for mark in ("'s ", "’s "))  # "the council's office"
    if actor.kind != "organisation" or owned:
        return None
    if (named := _named_in(actor, dossier)) is not None:
        return named
    arms = set(fold(actor.name).split()) & words("roles", "arms")
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
