"""What two commitments are over: an idea that is only noted is known by what is told before it, a sum by its number."""

from dragoman.reconcile import reconcile
from dragoman.record.finding import Finding
from tests.reconcile.build import Told, exactly


def findings(*told: Told) -> list[Finding]:
    record = reconcile([t.report() for t in told], [t.extraction() for t in told], name="test")
    return [f for f in record.findings if f.kind == "commitment" and len(f.claims) > 1]


def agreed(told: Told, text: str, **fields: object) -> Told:
    return told.say("commitment", text, **{"strength": "agreed_in_principle", "what": text, **fields})


def noted(told: Told, before: str, text: str, what: str) -> Told:
    told.between = " "
    told.say("statement", before, source_class="unattributed", mode="indirect", act="say")
    return told.say("commitment", text, strength="considered", what=what)


def test_an_idea_is_what_is_told_before_it() -> None:
    first = agreed(Told("a"), "Norway and Peru accepted a drilling moratorium in principle.")
    second = noted(Told("b"), "A drilling moratorium was floated.", "Kenya only noted the idea.", "the idea")
    (found,) = findings(first, second)
    assert found.verdict == "compatible"


def test_another_idea_is_told_before_it() -> None:
    first = agreed(Told("a"), "Norway and Peru accepted a drilling moratorium in principle.")
    second = noted(Told("b"), "A school for divers was floated.", "Kenya only noted the idea.", "the idea")
    assert findings(first, second) == []


def test_of_what_is_considered_each_report_may_name_another_who_does() -> None:
    first, second = Told("a"), Told("b")
    agreed(first, "Norway and Peru accepted night drones over the line.", parties=(first.who("Norway", "state"),))
    second.say(
        "commitment", "Kenya thinks about the drones.", strength="considered", what="the drones",
        parties=(second.who("Kenya", "state"),),
    )  # fmt: skip
    assert len(findings(first, second)) == 1


def test_a_sum_is_known_by_its_number() -> None:
    first = agreed(
        Told("a"), "The league pays 240 million crowns of arrears.", quantity=exactly(240, "240 million crowns")
    )
    other = agreed(Told("b"), "the 500 million crowns", quantity=exactly(500, "500 million crowns"))
    assert findings(first, other) == []


def test_who_wants_more_contradicts_no_settlement() -> None:
    first = agreed(
        Told("a"), "The release of 210 jailed dockers was settled.", quantity=exactly(210), strength="agreed"
    )
    other = agreed(
        Told("b"), "The release of 460 jailed dockers was asked for.", quantity=exactly(460), strength="considered"
    )
    (found,) = findings(first, other)
    assert ("quantity", "compatible") in [(f.name, f.verdict) for f in found.fields]


def settled(file: str, text: str, number: int, noun: str, *, published: str = "2031-04-05") -> Told:
    told = Told(file, published=published)
    return agreed(told, text, strength="agreed", quantity=exactly(number, f"{number} {noun}", noun))


def test_two_numbers_of_one_thing_that_is_settled_differ() -> None:
    first = settled("a", "The two ports will scrap 14 ferries by 2035.", 14, "ferries")
    second = settled("b", "Fifteen ferries are to vanish.", 15, "ferries")
    (found,) = findings(first, second)
    assert {f.name: f.verdict for f in found.fields}["quantity"] == "differ"


def test_numbers_of_another_time_of_people_or_of_hours_are_not_tied() -> None:
    first = settled("a", "The two ports will scrap 14 ferries by 2035.", 14, "ferries")
    assert findings(first, settled("b", "Fifteen ferries are to vanish.", 15, "ferries", published="2031-05-05")) == []
    for noun in ("people", "hours", "percent"):
        mine, theirs = (
            settled("a", f"They settled on 14 {noun}.", 14, noun),
            settled("b", f"15 {noun} it is.", 15, noun),
        )
        assert findings(mine, theirs) == []
