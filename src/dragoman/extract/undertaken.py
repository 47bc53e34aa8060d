"""Acts that a side can undertake for another one: to release, to pay, to lift a ban; not to bomb and not to rise.

Some verbs give whatever their object is; others are concessions only where they end or lessen a burden ("halt the
blockade", not "halt the talks"). Both lists, and what makes a gift a threat, are data.
"""

from dragoman.extract.bargain import listed
from dragoman.extract.clauses import passive, subjects
from dragoman.read.parse import Token


def undertaking(verb: Token) -> bool:
    """Whether a verb with its object is an act that one side does for another."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "dative", "ccomp", "xcomp", "oprd")]
    if passive(verb):
        things += subjects(verb)
    things = [t for thing in things for t in (thing, *thing.conjuncts)]
    hostile = any(listed(t, "plans_of_action", "hostile") for t in things)
    if (hostile and listed(verb, "plans_of_action", "sending")) or _leaves(verb):
        return False
    if listed(verb, "plans_of_action", "verbs"):
        return bool(things) or any(c.dep_ in ("prep", "prt", "advmod", "npadvmod") for c in verb.children)
    return listed(verb, "plans_of_action", "ending") and any(_burden(t) for t in things)


def harmful(verb: Token) -> bool:
    """Whether a verb with its object takes something away: "cut 400 jobs", "send troops", "close the mine"."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "attr")] + (subjects(verb) if passive(verb) else [])
    if listed(verb, "plans_of_action", "harming"):
        return True
    if any(listed(t, "plans_of_action", "hostile") for t in things):
        return listed(verb, "plans_of_action", "sending")
    return listed(verb, "plans_of_action", "ending") and not any(_burden(t) for t in things)


def _burden(thing: Token) -> bool:
    """Whether a thing weighs on the other side, by its noun or by what stands with it ("export ban", "ban on")."""
    near = (thing, *(c for c in thing.children if c.dep_ in ("compound", "amod", "pobj")))
    near = (*near, *(g for c in thing.children if c.lower_ == "of" for g in c.children))
    return any(listed(t, "plans_of_action", "burdens") for t in near)


def _leaves(verb: Token) -> bool:
    """Whether a verb leaves a bond: "withdraw from the treaty", "pull out of the talks"."""
    preps = [c for c in verb.children if c.dep_ in ("prep", "prt", "advmod")]
    preps += [d for c in preps for d in c.children if d.dep_ == "prep"]
    below = [n for p in preps if p.lower_ in ("from", "of") for n in p.children if n.dep_ == "pobj"]
    return any(listed(n, "plans_of_action", "bonds") or listed(n, "outcomes", "talks") for n in below)
