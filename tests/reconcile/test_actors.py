"""Actors across reports: who is joined with whom, and who is never."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.actors import Cast, actors
from dragoman.record.actor import Actor, ActorKind
from tests.reconcile.build import Told


def cast(*told: Told) -> Cast:
    return actors(e for t in told for e in t.extraction().entities)


def named(found: Cast) -> dict[str, Actor]:
    return {a.name: a for a in found.actors}


def same(found: Cast, ids: Iterable[str]) -> bool:
    return len({found.of[i] for i in ids}) == 1


def joined(*names: tuple[str, ActorKind]) -> bool:
    """Whether names, each of a report of its own, are one actor."""
    told = [Told(f"{n}.txt") for n in range(len(names))]
    ids = [t.who(name, kind) for t, (name, kind) in zip(told, names, strict=True)]
    return same(cast(*told), ids)


def test_a_surname_goes_to_the_one_who_holds_the_office() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    minister = a.who("Ilona Varga", roles=("foreign minister",))
    general = a.who("Marta Varga", roles=("general",))
    surname = b.who("Varga", roles=("foreign minister",))
    found = cast(a, b)
    assert same(found, [minister, surname])
    assert not same(found, [minister, general])


def test_a_surname_of_two_stays_apart() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    first, second, surname = a.who("Ilona Varga"), a.who("Marta Varga"), b.who("Varga")
    found = cast(a, b)
    assert len({found.of[i] for i in (first, second, surname)}) == 3


def test_a_title_tells_two_of_a_surname_apart() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    lady = a.who("Ilona Varga", forms=("Ms Varga",))
    man = a.who("Karl Varga", forms=("Mr Varga",))
    surname = b.who("Varga", forms=("Ms Varga",))
    found = cast(a, b)
    assert same(found, [lady, surname])
    assert not same(found, [man, surname])


def test_a_surname_does_not_bridge_two_people() -> None:
    told = [Told(f"{n}.txt") for n in range(4)]
    ids = [t.who(name) for t, name in zip(told, ("Varga", "Ilona Varga", "Varga", "Marta Varga"), strict=True)]
    found = cast(*told)
    assert found.of[ids[1]] != found.of[ids[3]]


def test_a_surname_taken_for_an_organisation_is_the_person() -> None:
    assert joined(("Ilona Varga", "person"), ("Varga", "organisation"))


def test_a_state_and_a_person_of_one_name_stay_apart() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    state, person = a.who("Jordan", "state"), b.who("Peter Jordan", roles=("mayor",))
    surname = b.who("Jordan", "person", roles=("mayor",))
    found = cast(a, b)
    assert not same(found, [state, person])
    assert same(found, [person, surname])


def test_states_of_the_world_by_their_names_and_seats() -> None:
    assert joined(*((name, "state") for name in ("United States", "U.S.", "the US", "Washington")))


def test_two_states_are_never_one() -> None:
    assert not joined(("Niger", "state"), ("Nigeria", "state"))


def test_an_acronym_is_the_body_with_these_initials() -> None:
    assert joined(("Dockers and Carriers Union", "organisation"), ("DCU", "organisation"))


def test_a_body_by_the_same_words_in_another_order() -> None:
    assert joined(("Mercy Hospital", "organisation"), ("Hospital of Mercy", "organisation"))
    assert not joined(("Mercy Hospital", "organisation"), ("Mercy School", "organisation"))


def test_an_acronym_of_two_bodies_is_neither() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    first, second = a.who("Dockers and Carriers Union", "organisation"), a.who("Delta Coal Union", "organisation")
    short = b.who("DCU", "organisation")
    assert len({cast(a, b).of[i] for i in (first, second, short)}) == 3


def test_one_ministry_in_two_wordings_by_its_side() -> None:
    told = [Told("a.txt"), Told("b.txt"), Told("c.txt")]
    sides = [t.who(n, "state") for t, n in zip(told, ("Ostria", "Ostria", "Vendia"), strict=True)]
    names = ("Ostrian defence ministry", "Ministry of Defence", "Ministry of Defense")
    ids = [
        t.who(n, "organisation", sides=(s,)) for t, n, s in zip(told, names, sides, strict=True)
    ]  # fmt: skip
    found = cast(*told[:2])
    assert same(found, ids[:2])
    assert not same(cast(told[0], told[2]), [ids[0], ids[2]])


def test_a_description_is_the_one_holder_of_the_office() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    ostria, other = a.who("Ostria", "state"), b.who("Ostria", "state")
    leader = a.who("Ilona Varga", roles=("president",), sides=(ostria,))
    described = b.who("the Ostrian leader", named=False, roles=("leader",), sides=(other,))
    found = cast(a, b)
    assert same(found, [leader, described])
    assert named(found)["Ilona Varga"].side == found.of[ostria]


def test_a_description_of_two_holders_is_neither() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    mediators = [a.who("Ilona Varga", roles=("mediator",)), a.who("Petr Holm", roles=("mediator",))]
    described = b.who("the mediator", named=False, roles=("mediator",))
    assert cast(a, b).of[described] not in {cast(a, b).of[m] for m in mediators}


def test_a_deputy_is_not_the_minister() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    minister = a.who("Ilona Varga", roles=("deputy foreign minister",))
    described = b.who("the foreign minister", named=False, roles=("foreign minister",))
    assert not same(cast(a, b), [minister, described])


def test_anonymous_sources_are_never_joined() -> None:
    told = [Told("a.txt"), Told("b.txt")]
    ids = [t.who("a senior official", "anonymous", named=False, roles=("official",)) for t in told]
    assert not same(cast(*told), ids)


def test_groups_join_by_the_same_words_of_the_same_side_only() -> None:
    told = [Told(f"{n}.txt") for n in range(3)]
    sides = [t.who(n, "state") for t, n in zip(told, ("Ostria", "Ostria", "Vendia"), strict=True)]
    ids = [t.who("officials", "group", named=False, sides=(s,)) for t, s in zip(told, sides, strict=True)]
    found = cast(*told)
    assert same(found, ids[:2])
    assert not same(found, [ids[0], ids[2]])


def test_an_undecided_side_is_null() -> None:
    told = [Told("a.txt"), Told("b.txt")]
    for t, n in zip(told, ("Ostria", "Vendia"), strict=True):
        t.who("Ilona Varga", roles=("envoy",), sides=(t.who(n, "state"),))
    assert named(cast(*told))["Ilona Varga"].side is None


NAMES = (
    "Ilona Varga",
    "Marta Varga",
    "Varga",
    "I. Varga",
    "Petr Holm",
    "Holm",
    "Ostria",
    "DCU",
    "Dockers and Carriers Union",
)
ENTITY = st.tuples(st.sampled_from(NAMES), st.sampled_from(("person", "state", "organisation")))


@given(st.lists(st.lists(ENTITY, max_size=4), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_entities_does_not_matter(reports: list[list[tuple[str, str]]], random: object) -> None:
    told = [Told(f"{n}.txt") for n in range(len(reports))]
    for t, people in zip(told, reports, strict=True):
        for name, kind in people:
            t.who(name, kind)
    entities = [e for t in told for e in t.extraction().entities]
    shuffled = list(entities)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert actors(shuffled) == actors(entities)
    assert set(actors(entities).of) == {e.id for e in entities}


def test_surnames_that_two_people_have_go_to_neither() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    one, two = a.who("Desmond Vaz Lumiar"), a.who("Teresa Vaz Lumiar")
    short = b.who("Vaz Lumiar")
    found = cast(a, b)
    assert len({found.of[i] for i in (one, two, short)}) == 3


def test_the_only_defence_ministry_of_a_dossier_is_one() -> None:
    assert joined(("Ministry of Defence", "organisation"), ("Defense Ministry", "organisation"))


def test_defence_ministries_of_two_states_stay_apart() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    a.who("Ostrenia", "state")
    a.who("Belmark", "state")
    one = a.who("Ostrenian Defence Ministry", "organisation")
    two = a.who("Belmark Ministry of Defence", "organisation")
    bare = b.who("Ministry of Defence", "organisation")
    found = cast(a, b)
    assert len({found.of[i] for i in (one, two, bare)}) == 3


def test_a_network_named_after_a_state_does_not_take_its_name() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    a.who("Ostrenia", "state")
    b.people.append({
        "id": "b.txt/0", "name": "Ostrenia News Network", "kind": "organisation", "named": True,
        "forms": ("Ostrenia", "Ostrenia News Network"),
    })  # fmt: skip
    found = named(cast(a, b))
    assert "Ostrenia" not in found["Ostrenia News Network"].aliases


def test_a_guild_is_the_one_guild_that_is_named() -> None:
    a, b = Told("a.txt"), Told("b.txt")
    full, short = a.who("Potters’ Guild", "organisation"), b.who("the Guild", "organisation", named=False)
    assert same(cast(a, b), [full, short])
    other = a.who("Weavers’ Guild", "organisation")
    assert not same(cast(a, b), [full, short])
    assert not same(cast(a, b), [other, short])


def test_a_state_and_what_it_calls_itself_are_one() -> None:
    assert joined(("Vessaria", "state"), ("Republic of Vessaria", "state"))
    assert joined(("Vessaria", "state"), ("Vessaria Islands", "organisation"))
    assert not joined(("Vessaria", "state"), ("Bank of Vessaria", "organisation"))


def test_her_federation_is_the_one_that_she_is_of() -> None:
    told = Told("a.txt")
    body = told.who("Harbour Federation", "organisation")
    ana = told.who("Ana Irig", sides=(body,))
    own = told.who("her federation", "organisation", named=False, sides=(ana, body))
    other = told.who("her committee", "organisation", named=False, sides=(ana, body))
    found = cast(told)
    assert same(found, [body, own])
    assert not same(found, [body, other])
