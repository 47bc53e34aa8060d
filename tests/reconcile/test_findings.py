"""Claims of several reports as findings: what is joined, what stays apart, and with which verdict."""

from collections.abc import Sequence

import pytest

from dragoman.reconcile import reconcile
from dragoman.reconcile.absent import MOST
from dragoman.record.finding import Finding
from dragoman.record.record import Record
from tests.reconcile.build import Told, at, at_least, exactly, on


def record(*told: Told) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="dossier")


def of_kind(found: Record, kind: str) -> list[Finding]:
    return [f for f in found.findings if f.kind == kind]


def one(found: Record, kind: str) -> Finding:
    (finding,) = of_kind(found, kind)
    return finding


def verdicts(finding: Finding) -> dict[str, str]:
    return {f.name: f.verdict for f in finding.fields}


def strike(
    told: Told, toll: object, *, place: str = "Lower Tesk", day: str = "2031-04-04", what: str = "a bus depot"
) -> Told:
    text = f"Shells hit {what} in {place}, killing {toll.text}"  # type: ignore[attr-defined]
    return told.say("incident", text, type="heavy-weapons", where=at(place), when=on(day), target=what, killed=toll)


def test_a_lower_bound_admits_the_number() -> None:
    found = one(record(strike(Told("a"), exactly(9)), strike(Told("b"), at_least(8))), "incident")
    assert (found.verdict, verdicts(found)["killed"], found.origins) == ("compatible", "compatible", 2)


def test_two_numbers_of_one_event_differ() -> None:
    found = one(record(strike(Told("a"), exactly(9)), strike(Told("b"), exactly(12))), "incident")
    assert (found.verdict, verdicts(found)["killed"]) == ("differ", "differ")
    killed = next(f for f in found.fields if f.name == "killed")
    assert sorted(v.value for v in killed.values) == ["12", "9"]


def test_a_later_higher_toll_is_no_contradiction() -> None:
    early, late = Told("a", published="2031-04-04"), Told("b", published="2031-04-06")
    assert (
        verdicts(one(record(strike(early, exactly(9)), strike(late, exactly(12))), "incident"))["killed"]
        == "compatible"
    )


def test_a_later_lower_toll_is_one() -> None:
    early, late = Told("a", published="2031-04-04"), Told("b", published="2031-04-06")
    assert verdicts(one(record(strike(early, exactly(12)), strike(late, exactly(9))), "incident"))["killed"] == "differ"


def test_soldiers_are_not_all_the_dead() -> None:
    told = strike(Told("a"), exactly(9, "nine soldiers")), strike(Told("b"), exactly(12, "12 people"))
    assert verdicts(one(record(*told), "incident"))["killed"] == "cannot_tell"


def test_a_report_that_has_both_counts_contradicts_nobody() -> None:
    both = strike(strike(Told("a"), exactly(9)), exactly(12))
    found = of_kind(record(both, strike(Told("b"), exactly(12))), "incident")
    assert "differ" not in {f.verdict for f in found}


@pytest.mark.parametrize(
    ("place", "day", "what"),
    [
        ("Upper Morn", "2031-04-04", "a bus depot"),
        ("Lower Tesk", "2031-04-02", "a bus depot"),
        ("Lower Desk", "2031-04-04", "a bus depot"),
    ],
)
def test_another_place_or_day_is_another_event(place: str, day: str, what: str) -> None:
    other = strike(Told("b"), exactly(9), place=place, day=day, what=what)
    assert [f.verdict for f in of_kind(record(strike(Told("a"), exactly(9)), other), "incident")] == [
        "single",
        "single",
    ]


def test_two_strikes_of_one_day_in_one_region_stay_two() -> None:
    told = Told("a"), Told("b")
    strike(told[0], exactly(9), place="the north", what="a bus depot")
    strike(told[1], exactly(2), place="the north", what="a grain silo")
    assert len(of_kind(record(*told), "incident")) == 2


def test_places_do_not_bridge_two_events() -> None:
    told = [
        strike(Told(n), exactly(9), place=p) for n, p in (("a", "Lower Tesk"), ("b", "the north"), ("c", "Upper Morn"))
    ]
    found = of_kind(record(*told), "incident")
    ends = [c.id for t in (told[0], told[2]) for c in t.extraction().claims]
    assert not any(set(ends) <= set(f.claims) for f in found)


def deal(told: Told, strength: str, amount: int = 40) -> Told:
    parties = tuple(told.who(n, "state") for n in ("Ostria", "Vendia"))
    return told.say(
        "commitment", f"Ostria and Vendia will exchange {amount} captured border guards",
        what="exchange of captured border guards", strength=strength, parties=parties,
        quantity=exactly(amount, f"{amount} captured border guards", "guards"),
    )  # fmt: skip


def test_agreed_and_in_principle_differ() -> None:
    found = one(record(deal(Told("a"), "agreed"), deal(Told("b"), "agreed_in_principle")), "commitment")
    assert verdicts(found)["strength"] == "differ"
    assert verdicts(found)["quantity"] == "agree"


def test_agreed_after_not_agreed_is_a_change_over_time() -> None:
    early, late = Told("a", published="2031-04-04"), Told("b", published="2031-04-09")
    found = one(record(deal(early, "not_agreed"), deal(late, "agreed")), "commitment")
    assert verdicts(found)["strength"] == "compatible"


def test_figures_of_other_things_are_no_conflict() -> None:
    told = [
        Told("a").say("figure", "31 bodies were handed over", quantity=exactly(31, unit="bodies"), counts="bodies"),
        Told("b").say(
            "figure", "46 soldiers were handed over", quantity=exactly(46, unit="soldiers"), counts="soldiers"
        ),
    ]
    assert [f.verdict for f in of_kind(record(*told), "figure")] == ["single", "single"]


def test_figures_that_round_one_number_are_compatible() -> None:
    text = "The carrier said that {} flights had been cancelled since the walkout of cabin crews"
    told = [
        Told("a").say("figure", text.format("412"), quantity=exactly(412, unit="flights"), counts="flights"),
        Told("b").say("figure", text.format("at least 400"), quantity=at_least(400, unit="flights"), counts="flights"),
    ]
    assert one(record(*told), "figure").verdict == "compatible"


def stand(told: Told, stance: str, *, who: str = "Ostria", issue: str = "access") -> Told:
    content = "opening the mountain road to trucks"
    party = (told.who(who, "state"),)
    return told.say("position", f"{who} on {content}", party=party, issue=issue, stance=stance, content=content)


@pytest.mark.parametrize(("who", "issue"), [("Vendia", "access"), ("Ostria", "money")])
def test_positions_of_others_or_on_other_issues_stay_apart(who: str, issue: str) -> None:
    found = record(stand(Told("a"), "rejects"), stand(Told("b"), "rejects", who=who, issue=issue))
    assert len(of_kind(found, "position")) == 2


def test_a_position_that_hardens_is_no_conflict() -> None:
    found = one(record(stand(Told("a"), "considers"), stand(Told("b"), "rejects")), "position")
    assert verdicts(found)["stance"] == "compatible"


def test_meetings_of_two_days_stay_two() -> None:
    def meet(told: Told, day: str) -> Told:
        parties = tuple(told.who(n, "state") for n in ("Ostria", "Vendia"))
        return told.say("meeting", "Ostria and Vendia met for talks", parties=parties, when=on(day))

    assert len(of_kind(record(meet(Told("a"), "2031-04-04"), meet(Told("b"), "2031-04-11")), "meeting")) == 2
    assert len(of_kind(record(meet(Told("a"), "2031-04-04"), meet(Told("b"), "2031-04-04")), "meeting")) == 1


def absences(found: Finding) -> Sequence[str]:
    return sorted(a.reason for a in found.absent_from)


def test_who_leaves_it_out_and_why() -> None:
    told = strike(Told("a", published="2031-04-05"), exactly(9))
    others = [
        Told("b", published="2031-04-05"), Told("c", published="2031-04-01"),
        Told("d", published="2031-04-06", excerpt=True), Told("e"),
    ]  # fmt: skip
    assert absences(one(record(told, *others), "incident")) == ["earlier", "excerpt", "omitted", "omitted"]


def test_a_report_of_another_time_leaves_nothing_out() -> None:
    told = strike(Told("a", published="2031-04-15"), exactly(9))
    others = [Told("b", published="2031-03-20"), Told("c", published="2031-04-10"), Told("d", published="2031-06-02")]
    found = one(record(told, *others), "incident")
    assert [a.reason for a in found.absent_from] == ["omitted"]


def test_where_many_reports_are_near_those_of_the_nearer_days_leave_it_out_and_in_a_crowd_none() -> None:
    told = strike(Told("a", published="2031-04-15"), exactly(9))
    near = [Told(f"b{n}", published="2031-04-16") for n in range(MOST // 2)]
    further = [Told(f"c{n}", published="2031-04-19") for n in range(MOST // 2)]
    crowd = [Told(f"d{n}", published="2031-04-15") for n in range(MOST)]
    assert len(absences(one(record(told, *near), "incident"))) == len(near)
    assert len(absences(one(record(told, *near, *further), "incident"))) == len(near)
    assert absences(one(record(told, *near, *crowd), "incident")) == []


def test_every_claim_is_in_exactly_one_finding() -> None:
    found = record(deal(strike(Told("a"), exactly(9)), "agreed"), deal(Told("b"), "offered", amount=31), Told("c"))
    assert sorted(c for f in found.findings for c in f.claims) == sorted(c.id for c in found.claims)
    assert len({f.id for f in found.findings}) == len(found.findings)


def test_what_was_hit_is_found_beside_a_bare_toll() -> None:
    texts = (
        ("A rocket hit a ferry crossing the strait, killing nine people", exactly(9)),
        ("Rockets struck a ferry with day trippers, and at least eight people died", at_least(8)),
    )
    told = [Told(f"{n}").say("incident", t, type="other", killed=k) for n, (t, k) in enumerate(texts)]
    assert one(record(*told), "incident").verdict == "compatible"


def pact(told: Told, strength: str, what: str) -> Told:
    return told.say("commitment", f"{what} ({told.file}, {strength})", strength=strength, what=what)


def test_one_thing_agreed_here_and_only_considered_there_is_shown_as_such() -> None:
    told = (
        pact(Told("a"), "agreed", "A second footbridge"),
        pact(Told("b"), "considered", "a request for a footbridge"),
    )
    found = one(record(*told), "commitment")
    assert (found.verdict, verdicts(found)["strength"]) == ("compatible", "compatible")


@pytest.mark.parametrize("other", ["a request for a ferry", "the proposal", "it", "a second ferry"])
def test_two_things_of_one_sort_are_not_one(other: str) -> None:
    assert (
        len(
            of_kind(
                record(pact(Told("a"), "agreed", "A footbridge"), pact(Told("b"), "considered", other)), "commitment"
            )
        )
        == 2
    )


def test_told_by_the_writer_here_and_by_a_source_there() -> None:
    a, b = strike(Told("a"), exactly(9)), Told("b")
    speaker = b.who("Ilona Varga")
    b.say("statement", "Shells hit a bus depot in Lower Tesk, killing 9, Ilona Varga said", speaker=speaker)
    strike(b, exactly(9))
    said = b.extraction().claims[0].id
    kind, text, fields = b.sentences[-1]
    b.sentences[-1] = (kind, text, {**fields, "attribution": said})
    found = one(record(a, b), "incident")
    assert [sorted(v.value for v in f.values) for f in found.fields if f.name == "attribution"] == [
        ["Ilona Varga", "the report itself"]
    ]
    assert (verdicts(found)["attribution"], verdicts(found)["killed"]) == ("compatible", "agree")


def _term(file: str, holder: str, condition: str, consequence: str) -> Told:
    told = Told(file)
    setter = told.who(holder, "organisation")
    return told.say(
        "condition", f"{consequence} {condition}.", form="only_if", condition=condition, consequence=consequence,
        setter=(setter,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("holder", "condition", "consequence", "joined"),
    [
        ("Salters’ Union", "not all the boilermen are free by Friday", "the presses stop for good", True),
        ("Salters’ Union", "the canteen reopens", "the choir sings on Sunday", False),
        ("Quarry League", "not all the boilermen are free by Friday", "the presses stop for good", False),
    ],
)
def test_one_condition_in_other_words_is_one_and_another_holder_s_another(
    holder: str, condition: str, consequence: str, *, joined: bool
) -> None:
    first = _term("a", "Salters’ Union", "unless the boilermen are free by Friday", "The presses would stop")
    second = _term("b", holder, condition, consequence)
    assert (len(of_kind(record(first, second), "condition")) == 1) is joined
