"""Whose stance it is that "both governments" take."""

from dragoman.reconcile import reconcile
from dragoman.record.claim import Position
from tests.reconcile.build import Told


def holders(*names: str, called_by: str = "both governments") -> set[str]:
    """Who holds what "both governments" want, or another such, in a report on the bargaining of some states."""
    told = Told("a.txt")
    stance = {"issue": "trade", "stance": "demands", "content": "more"}
    for name in names:
        state = told.who(name, "state")
        for n in range(3):
            told.say("position", f"{name} wants more, it said {n} times.", party=(state,), **stance)
    pair = told.who(called_by, "group", named=False)
    told.say("position", "Both governments want a truce.", party=(pair,), **stance)
    found = reconcile([told.report()], [told.extraction()], name="test")
    called = {a.id: a.name for a in found.actors}
    return {called[p] for c in found.claims if isinstance(c, Position) and "Both" in c.text for p in c.party}


def test_of_two_sides_it_is_both() -> None:
    assert holders("Kolmark", "Vessaria") == {"both governments", "Kolmark", "Vessaria"}


def test_of_three_nobody_can_tell() -> None:
    assert holders("Kolmark", "Vessaria", "Sudmark") == {"both governments"}


def test_the_side_of_a_state_is_the_state() -> None:
    assert holders("Kolmark", "Vessaria", called_by="The Vessarian side") == {"The Vessarian side", "Vessaria"}
    assert holders("Kolmark", "Vessaria", called_by="the Vessarian dockers") == {"the Vessarian dockers"}
