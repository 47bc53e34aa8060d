"""Governments and seats of government: the state by another name, where that is beyond doubt."""

from dragoman.reconcile import reconcile
from dragoman.record.actor import Actor
from tests.reconcile.build import Told


def actor(told: Told, name: str) -> Actor | None:
    """The actor of a record that goes by a name, if any does."""
    found = reconcile([told.report()], [told.extraction()], name="test")
    return next((a for a in found.actors if name in a.aliases), None)


def states(text: str = "") -> tuple[Told, str, str]:
    """A report on the bargaining of two states, with their entities."""
    told = Told("a.txt")
    norland, kolmark = told.who("Norland", "state", forms=("Norland", "Norlandic")), told.who("Kolmark", "state")
    for party in (norland, kolmark) * 3:
        told.say("position", "Tariffs must go.", party=(party,), issue="trade", stance="demands", content="tariffs")
    if text:
        told.say("statement", text, speaker=None)
    return told, norland, kolmark


def place(
    told: Told, words: str = "Ostrand will not sign.", *, kind: str = "organisation", stance: str = "rejects"
) -> str:
    """A place that holds a stance."""
    seat = told.who("Ostrand", kind)
    told.say("position", words, party=(seat,), issue="trade", stance=stance, content=words)
    return seat


def test_the_government_of_a_state_is_the_state() -> None:
    told, norland, _ = states()
    told.who("The Norlandic government", "organisation", named=False, sides=(norland,))
    found = actor(told, "The Norlandic government")
    assert found is not None
    assert found.name == "Norland"


def test_an_army_and_a_ministry_stay_what_they_are() -> None:
    told, norland, _ = states()
    for name in ("the Norlandic army", "the Norlandic government press office"):
        told.who(name, "organisation", named=False, sides=(norland,))
        found = actor(told, name)
        assert found is not None
        assert found.name == name


def test_a_place_of_whose_will_a_minister_speaks_is_the_seat_of_that_state() -> None:
    told, norland, _ = states()
    place(told)
    ana = told.who("Ana Irig", roles=("minister",), sides=(norland,))
    told.say("statement", "Ostrand would open the port.", speaker=ana)
    found = actor(told, "Ostrand")
    assert found is not None
    assert found.name == "Norland"


def test_of_two_states_a_place_stands_for_the_one_that_it_is_not_set_against() -> None:
    told, _, _ = states("She spoke in Ostrand.")
    place(told, "Ostrand rejects the Kolmark offer.")
    found = actor(told, "Ostrand")
    assert found is not None
    assert found.name == "Norland"


def test_a_report_that_calls_a_place_the_capital_is_believed() -> None:
    told, _, _ = states("They met in Ostrand, the Norlandic capital.")
    place(told)
    found = actor(told, "Ostrand")
    assert found is not None
    assert found.name == "Norland"


def test_a_place_that_nothing_tells_of_and_a_state_of_its_own_stay_apart() -> None:
    told, _, _ = states("She spoke in Ostrand.")
    place(told, "Ostrand wants more.", stance="demands")
    assert (actor(told, "Ostrand") or Actor(id="", name="", kind="person")).name == "Ostrand"
    told, _, _ = states("She spoke in Ostrand.")
    place(told, "Ostrand rejects the Kolmark offer.", kind="state")
    assert (actor(told, "Ostrand") or Actor(id="", name="", kind="person")).name == "Ostrand"


def test_a_person_who_is_quoted_is_no_place() -> None:
    told, _, _ = states()
    someone = place(told, "Ostrand rejects the Kolmark offer.", kind="person")
    told.say("statement", "Never.", speaker=someone, mode="direct")
    assert (actor(told, "Ostrand") or Actor(id="", name="", kind="person")).name == "Ostrand"
