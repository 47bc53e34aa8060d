"""Sides that only the whole dossier tells: who is of which state or body, and who stays without one."""

from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from tests.reconcile.build import Told


def record(*told: Told) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="test")


def side(found: Record, name: str) -> str | None:
    names = {a.id: a.name for a in found.actors}
    return next(names.get(a.side or "") for a in found.actors if a.name == name)


def two_states(*, mediator: bool = False) -> Told:
    """A report that knows Ana Irig as Vessaria's foreign minister, who meets a foreign minister of no known side."""
    told = Told("a.txt")
    ours, theirs = told.who("Vessaria", "state"), told.who("Kolmark", "state")
    ana = told.who("Ana Irig", roles=("foreign minister",), sides=(ours,))
    leo = told.who("Leo Brandt", roles=("foreign minister", *(["mediator"] if mediator else [])))
    told.say("meeting", "Vessaria and Kolmark met: Ana Irig saw Leo Brandt.", parties=(ana, leo))
    return told.say("statement", "Kolmark said no.", speaker=theirs)


def test_of_two_states_an_officer_is_of_the_one_whose_office_is_free() -> None:
    assert side(record(two_states()), "Leo Brandt") == "Kolmark"


def test_of_three_states_nobody_can_tell() -> None:
    told = two_states()
    told.say("statement", "Sudmark said no.", speaker=told.who("Sudmark", "state"))
    assert side(record(told), "Leo Brandt") is None


def test_an_officer_who_holds_an_office_told_of_without_a_name() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    a.who("Kolmark", "state")
    for name in ("Vessaria", "Sudmark"):
        a.say("statement", f"{name} said no.", speaker=a.who(name, "state"))
    described = b.who("the Kolmarkian president", named=False, roles=("president",), sides=(b.who("Kolmark", "state"),))
    b.say("statement", "Kolmark wants more.", speaker=described)
    leo = a.who("Leo Brandt", roles=("president",))
    a.say("statement", "Leo Brandt wants more.", speaker=leo)
    assert side(record(a, b), "Leo Brandt") == "Kolmark"


def test_a_league_chairman_is_of_the_one_league() -> None:
    told = Told("a.txt")
    told.who("Norland Premier League", "organisation")
    told.say("statement", "No more.", speaker=told.who("Leo Brandt", roles=("league chairman",)))
    assert side(record(told), "Leo Brandt") == "Norland Premier League"


def test_a_side_goes_with_a_position_also_by_way_of_a_ministry() -> None:
    told = Told("a.txt")
    state = told.who("Kolmark", "state")
    ministry = told.who("Trade Ministry", "organisation", sides=(state,))
    leo = told.who("Leo Brandt", roles=("spokesman",), sides=(ministry,))
    told.say("position", "Tariffs must go.", party=(leo,), issue="trade", stance="demands", content="tariffs")
    found = record(told)
    names = {a.id: a.name for a in found.actors}
    (position,) = (c for c in found.claims if c.text == "Tariffs must go.")
    assert [names[i] for i in position.party] == ["Leo Brandt", "Trade Ministry", "Kolmark"]  # type: ignore[union-attr]


def test_on_whom_one_makes_demands_one_is_not_of_that_side() -> None:
    told = Told("a.txt")
    ours, theirs = told.who("Vessaria", "state"), told.who("Kolmark", "state")
    told.say("statement", "Vessaria said no.", speaker=ours).say("statement", "Kolmark said no.", speaker=theirs)
    told.say("statement", "Vessaria must go.", speaker=told.who("Leo Brandt", roles=("spokesman",), against=(ours,)))
    assert side(record(told), "Leo Brandt") == "Kolmark"


def besieged(*, role: str = "general") -> Told:
    """A report on one state, whose army it names, and on rebels, with a general of no known side."""
    told = Told("a.txt")
    state = told.who("Kolmark", "state")
    army = told.who("the Kolmarkian army", "organisation", named=False, sides=(state,))
    told.say("statement", "The army said no.", speaker=army)
    return told.say("statement", "Leo Brandt said no.", speaker=told.who("Leo Brandt", roles=(role,)))


def test_of_one_state_with_an_army_a_general_is_of_it() -> None:
    assert side(record(besieged()), "Leo Brandt") == "Kolmark"


def test_of_one_state_with_an_army_a_mediator_or_a_rebel_is_not_of_it() -> None:
    assert side(record(besieged(role="mediator")), "Leo Brandt") is None
    assert side(record(besieged(role="comandante")), "Leo Brandt") is None


def test_namesakes_with_other_first_names_are_not_of_one_side() -> None:
    told = Told("a.txt")
    brigade = told.who("Hill Brigade", "organisation")
    for name, role, sides in (("Ana Irig", "minister", ()), ("Leo Irig", "minister", (brigade,))):
        told.say("statement", f"{name} said no.", speaker=told.who(name, roles=(role,), sides=sides))
    assert side(record(told), "Ana Irig") is None


def test_of_one_state_with_an_army_a_minister_may_be_a_neighbours() -> None:
    assert side(record(besieged(role="minister")), "Leo Brandt") is None


def talks(*, words: str = "Nobody came.", third: bool = False) -> Told:
    """A report on a union and a firm, each with claims of its own, and on somebody of no known side who says this."""
    told = Told("a.txt")
    sides = [told.who("Harbour Union", "organisation"), told.who("Quay Holdings", "organisation")]
    sides += [told.who("Pilots' Guild", "organisation")] * third
    for n in range(3):
        for one in sides:
            told.say("position", f"Demand {n} of {one}.", party=(one,), issue="wages", stance="demands", content="pay")
    leo = told.who("Leo Brandt")
    told.say("position", "Somebody else must pay.", party=(leo,), issue="wages", stance="demands", content="pay")
    return told.say("statement", words, speaker=leo)


def test_who_tells_what_a_side_will_do_speaks_for_it() -> None:
    assert side(record(talks(words="Quay Holdings will sign nothing.")), "Leo Brandt") == "Quay Holdings"
    assert side(record(talks(words="Nobody came.")), "Leo Brandt") is None


def test_who_lays_a_duty_on_one_of_two_sides_is_of_the_other() -> None:
    assert side(record(talks(words="Quay Holdings must sign.")), "Leo Brandt") == "Harbour Union"
    assert side(record(talks(words="Quay Holdings must sign.", third=True)), "Leo Brandt") is None


def test_ministries_of_two_states_are_no_one_body() -> None:
    told = Told("a.txt")
    state = told.who("Kolmark", "state")
    told.who("Department of Foreign Affairs", "organisation", sides=(state,))
    told.who("Vessarian Foreign Ministry", "organisation")
    assert {"Department of Foreign Affairs", "Vessarian Foreign Ministry"} <= {a.name for a in record(told).actors}


def test_a_ministry_is_of_the_state_whose_adjective_begins_its_name() -> None:
    told = Told("a.txt")
    for name in ("Kolmark", "Vessaria"):
        told.say("statement", f"{name} said no.", speaker=told.who(name, "state"))
    told.say("statement", "No.", speaker=told.who("Vessarian Foreign Ministry", "organisation"))
    told.say("statement", "Never.", speaker=told.who("Defence Ministry", "organisation"))
    found = record(told)
    assert side(found, "Vessarian Foreign Ministry") == "Vessaria"
    assert side(found, "Defence Ministry") is None


def test_who_speaks_for_people_without_a_name_is_of_them() -> None:
    told = Told("a.txt")
    inmates = told.who("the inmates", "group", named=False)
    leo = told.who("Leo Brandt", roles=("spokesman",), leans=(inmates,))
    told.say("statement", "The inmates want water.", speaker=leo)
    assert side(record(told), "Leo Brandt") == "the inmates"


def test_of_one_state_with_an_army_a_minister_of_farms_is_of_it() -> None:
    assert side(record(besieged(role="agriculture minister")), "Leo Brandt") == "Kolmark"


def test_the_president_told_of_without_a_name_is_of_the_one_state_with_an_army() -> None:
    told = besieged()
    told.say("statement", "No more.", speaker=told.who("the president", named=False, roles=("president",)))
    assert side(record(told), "the president") == "Kolmark"


def farmers(*, known: bool = True) -> Told:
    """A report on a farm minister, a league, a neighbour's envoy, and a state that goes by its people's name."""
    told = Told("a.txt")
    told.who("Varnia", "state", forms=("Varnia", "Varnian") if known else ("Varnia",))
    envoy = told.who("Ana Irig", roles=("trade envoy",), sides=(told.who("Kolmark", "state"),))
    told.say("statement", "Ana Irig said no.", speaker=envoy)
    told.say("statement", "Never.", speaker=told.who("Leo Brandt", roles=("agriculture minister",)))
    return told.say("statement", "No grain.", speaker=told.who("Field League", "organisation"))


def test_a_minister_is_of_the_one_state_that_has_more_than_an_envoy() -> None:
    assert side(record(farmers()), "Leo Brandt") == "Varnia"
    assert side(record(farmers(known=False)), "Leo Brandt") is None


def test_one_who_is_only_told_of_near_a_deal_does_not_face_its_parties() -> None:
    told = Told("a.txt")
    ours, theirs = told.who("Vessaria", "state"), told.who("Kolmark", "state")
    told.say("statement", "Vessaria said no.", speaker=ours).say("statement", "Kolmark said no.", speaker=theirs)
    leo = told.who("Leo Brandt", roles=("general",))
    told.say("commitment", "The Vessarian troops go home.", parties=(ours, leo), what="troops", strength="agreed")
    assert side(record(told.say("statement", "Leo Brandt is glad.", speaker=leo)), "Leo Brandt") is None
