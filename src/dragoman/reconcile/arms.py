"""Arms of a state or body: what acts for a side and is none itself ("the ministry", "the army", "her delegation")."""

from dragoman.lexicon import words
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor

DESCRIBED = ("the ", "his ", "her ", "its ", "our ", "a ", "an ")
ARM = 4  # letters of the shortest word that tells an arm of a state


def governs(actor: Actor) -> bool:
    """Whether a name has a word for an arm of a state."""
    said = {w for w in fold(actor.name).split() if len(w) >= ARM}
    return bool(said & (words("roles", "arms") | words("matching", "state_bodies")))


def is_arm(actor: Actor) -> bool:
    """Whether an actor is an arm of its side rather than a side: a ministry, an army, a delegation, "the palace"."""
    return governs(actor) or actor.name.casefold().startswith(DESCRIBED)
