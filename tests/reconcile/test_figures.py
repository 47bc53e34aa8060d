"""Numbers across reports: what counts one thing, what is set against each other, and what never meets."""

import pytest

from dragoman.extract import extract
from dragoman.read import read
from dragoman.reconcile import reconcile
from dragoman.reconcile.breath import told_apart
from dragoman.reconcile.told import told
from dragoman.record.claim import Figure
from dragoman.record.finding import Finding
from dragoman.record.record import Record
from dragoman.record.report import Report, evidence, report_id, text_hash
from dragoman.record.value import Quantity
from tests.conftest import make_report
from tests.reconcile.build import Told, at, at_least, exactly, on
from tests.reconcile.test_findings import of_kind, one, record, verdicts


def figure(told: Told, sentence: str, number: Quantity, counts: str, *, by: str | None = None) -> Told:
    """A sentence with a number; the evidence of the figure is the whole sentence up to the number's words."""
    return told.say("figure", sentence, quantity=number, counts=counts, attribution=by)


def with_numbers(found: Record, *values: int) -> list[Finding]:
    """The figure findings that hold each of some numbers."""
    claims = {c.id: c for c in found.claims}
    lows = {f.id: {claims[c].quantity.low for c in f.claims} for f in of_kind(found, "figure")}  # type: ignore[union-attr]
    return [f for f in of_kind(found, "figure") if set(values) <= lows[f.id]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The guild put the number of weavers out at 4,100", "the mill spoke of 2,300"),
        ("Some 4,100 weavers walked out, the guild says", "the mill puts the turnout at 2,300"),
        ("The guild put the number of weavers out at 4,100", "the mill said 2,300 had stayed away"),
    ],
)
def test_numbers_set_against_each_other_differ(first: str, second: str) -> None:
    story = Told("a")
    figure(story, first, exactly(4100), "4,100")
    figure(story, second, exactly(2300), second.partition("2,300")[2].strip() or "2,300")
    (finding,) = with_numbers(record(story), 4100, 2300)
    assert finding.verdict == "differ"


def test_a_number_restated_is_of_what_the_one_before_counts() -> None:
    story = Told("a")
    story.between = " "
    figure(story, "About 4,100 weavers had marched, the guild said;", exactly(4100), "weavers had marched")
    story.say("statement", "it was", source_class="unattributed", mode="indirect", act="say")
    figure(story, "2,300, by the mill's count", exactly(2300), "2,300")
    assert [f.verdict for f in with_numbers(record(story), 4100, 2300)] == ["differ"]


def test_two_speakers_of_one_sentence_contradict_each_other_and_its_parts_do_not() -> None:
    for speakers, verdict in ((("Guild of Oster", "Tesk Mill"), "differ"), (("Guild of Oster",) * 2, None)):
        story = Told("a")
        story.between = " "
        said = [story.who(name, "organisation") for name in speakers]
        for n, who in enumerate(said):
            story.say("statement", f"{n}:", speaker=who, source_class="institution", mode="indirect", act="say")
        figure(story, "about 4,100 weavers had marched,", exactly(4100), "weavers had marched")
        story.say("statement", "and it was", source_class="unattributed", mode="indirect", act="say")
        figure(story, "2,300", exactly(2300), "2,300")
        by = [c.id for c in story.extraction().claims]  # ids rest on the whole text
        for place, statement in ((2, by[0]), (4, by[1])):
            kind, text, fields = story.sentences[place]
            story.sentences[place] = (kind, text, {**fields, "attribution": statement})
        stated = [f.verdict for f in with_numbers(record(story), 4100, 2300)]
        assert stated == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("second", "number", "counts"),
    [
        ("In Lower Tesk 2,300 looms were scrapped", exactly(2300), "looms were scrapped"),  # names what it counts
        ("Then, in the evening, 2,300", exactly(2300), "2,300"),  # nobody estimates anything
        ("It was an early train, the 2,300", exactly(2300), "2,300"),  # "it was" is no word of its own number
        ("The mill spoke of 230,000", exactly(230_000), "230,000"),  # of another size altogether
    ],
)
def test_numbers_side_by_side_are_not_one_thing(second: str, number: Quantity, counts: str) -> None:
    story = Told("a")
    figure(story, "Some 4,100 weavers walked out", exactly(4100), "weavers walked out")
    figure(story, second, number, counts)
    assert not with_numbers(record(story), 4100, int(number.low or 0))


@pytest.mark.parametrize(
    ("text", "befell"),
    [
        ("At the gate 34 pickets were led away.", "held"),
        ("Some 34 of them were taken in on Friday.", "held"),
        ("Police took away 34 pickets.", "held"),
        ("There were 34 under arrest by noon.", "held"),
        ("Police hurt nine and rounded up 34 pickets.", "held"),
        ("Nine were arrested and 34 wounded.", "hurt"),
        ("The board agreed to hire 34 weavers.", None),
        ("The blast left 34 of them wounded.", "hurt"),  # it left them so: they are not the rest
        ("The other 34 weavers came home.", "rest"),
    ],
)
def test_what_befell_those_counted(text: str, befell: str | None) -> None:
    report = Report(id=report_id(text), file="a", text=text, sha256=text_hash(text), words=len(text.split()))
    spans = (evidence(report, text.index("34"), text.index("34") + 2, role="figure"),)
    claim = Figure(id="c", report=report.id, text=text, evidence=spans, quantity=exactly(34), counts="34")
    (made,) = told([claim], {report.id: report}, [])
    assert made.scopes == (frozenset() if befell is None else {befell})


def test_who_says_not_four_contradicts_four() -> None:
    a, b = Told("a", published="2031-04-05"), Told("b", published="2031-04-07")
    a.say("incident", "Four men died in the blast", type="explosives", killed=exactly(4, "Four men"))
    b.say("incident", "Six men died there, not four, the widow says", type="other", killed=exactly(6, "Six men"))
    (finding,) = of_kind(record(a, b), "incident")
    assert finding.verdict == "differ"
    c = Told("c", published="2031-04-07")
    c.say("incident", "Six men died there, the widow says", type="other", killed=exactly(6, "Six men"))
    assert len(of_kind(record(a, c), "incident")) == 2


def test_nobody_contradicts_himself() -> None:
    story = Told("a")
    for number in (exactly(9), exactly(12)):
        story.say(
            "incident", f"Shells hit the depot in Lower Tesk, killing {number.text}", type="heavy-weapons",
            where=at("Lower Tesk"), when=on("2031-04-04"), target="the depot", killed=number,
        )  # fmt: skip
    assert "differ" not in {f.verdict for f in of_kind(record(story), "incident")}


@pytest.mark.parametrize(("count", "tied"), [(2, True), (5, False)])
def test_a_number_that_many_set_against_others_ties_nothing(count: int, tied: bool) -> None:  # noqa: FBT001
    trades = ("weavers", "porters", "bakers", "miners", "pilots")
    stories = [Told(name) for name in trades[:count]]
    for n, story in enumerate(stories):
        figure(story, f"The {story.file} guild put the number of {story.file} out at {4100 + 700 * n}",
               exactly(4100 + 700 * n), f"{4100 + 700 * n}")  # fmt: skip
        figure(story, "the firm spoke of 2,000", exactly(2000), "2,000")
    assert bool(with_numbers(record(*stories), 4100, 4800)) == tied


def test_a_bound_that_admits_both_of_two_rival_tolls_is_shown_as_compatible_with_them() -> None:
    told = [Told(name) for name in "abc"]
    for story, killed in zip(told, (exactly(7), exactly(11), at_least(6)), strict=True):
        story.say(
            "incident", f"Shells hit the depot in Lower Tesk, killing {killed.text}", type="heavy-weapons",
            where=at("Lower Tesk"), when=on("2031-04-04"), target="the depot", killed=killed,
        )  # fmt: skip
    (finding,) = of_kind(record(*told), "incident")
    fields = [(f.verdict, sorted(v.value for v in f.values)) for f in finding.fields if f.name == "killed"]
    assert fields == [("differ", ["11", "7"]), ("compatible", ["11", "7", "at least 6"])]


@pytest.mark.parametrize(
    ("a", "b", "beside", "apart"),
    [
        (2, 7, {2.0, 7.0}, True),  # two of the seven crossings
        (54, 115, {54.0, 61.0}, True),  # 54 of ours, 61 of theirs: 115 in all
        (10, 24, {24.0, 34.0}, True),  # to 24 from 34: ten fewer
        (14, 17, {14.0, 90.0}, False),
        (2, 7, {2.0, 5.0}, False),  # so small, numbers add up by chance
    ],
)
def test_counts_that_one_sentence_tells_are_known_apart(a: int, b: int, beside: set[float], *, apart: bool) -> None:
    assert told_apart(exactly(a), exactly(b), frozenset(beside)) is apart


def test_six_not_nine_contradicts_another_report_and_not_itself() -> None:
    other = Told("a").say("figure", "Nine barges left the Tesk", quantity=exactly(9, unit="barges"), counts="barges")
    story = Told("b")
    story.between = " "
    story.say("figure", "Six barges", quantity=exactly(6, unit="barges"), counts="barges")
    story.say("figure", "not nine left the Tesk", quantity=exactly(9), counts="nine")
    assert {f.verdict for f in of_kind(record(other, story), "figure")} >= {"differ"}
    assert "differ" not in {f.verdict for f in of_kind(record(story), "figure")}


def test_how_long_talks_of_one_day_lasted_is_one_number() -> None:
    told = (
        "Envoys of Ostria and Vell met on Friday. Five hours of talks on Friday in Lund ended without a deal.",
        "The negotiators of Ostria and Vell talked for eight hours in Lund on Friday.",
    )
    reports = [make_report(text, published="2031-04-05") for text in told]
    parts = [extract(one) for one in read(reports, anchor=None)]
    found = reconcile(reports, parts, name="talks")
    assert [f.verdict for f in with_numbers(found, 5, 8)] == ["differ"]


@pytest.mark.parametrize(
    ("second", "number", "verdict"),
    [
        ("Nineteen died in the Tesk pass ambush", exactly(19, "Nineteen"), "differ"),
        ("The Tesk pass ambush left nineteen dead", exactly(19, "nineteen dead", "dead"), "differ"),
        ("An ambush in Tesk pass killed 19 villagers", exactly(19, "19 villagers", "villagers"), "cannot_tell"),
    ],
)
def test_a_bare_toll_counts_whom_the_other_toll_counts(second: str, number: Quantity, verdict: str) -> None:
    first = Told("a", published="2031-04-05")
    first.say("incident", "An ambush in Tesk pass killed 14 soldiers", type="firearms", where=at("Tesk pass"),
              when=on("2031-04-04"), killed=exactly(14, "14 soldiers", "soldiers"))  # fmt: skip
    other = Told("b", published="2031-04-05")
    other.say("incident", second, type="firearms", where=at("Tesk pass"), when=on("2031-04-04"), killed=number)
    (finding,) = of_kind(record(first, other), "incident")
    assert [f.verdict for f in finding.fields if f.name == "killed"] == [verdict]


def test_what_is_counted_under_two_names_is_one_thing_told_otherwise() -> None:
    a, b, c = Told("a"), Told("b"), Told("c")
    figure(a, "The harbour school of Lower Tesk keeps 120 trainers", exactly(120, "120 trainers", "trainers"), "")
    figure(b, "The harbour school of Lower Tesk keeps 120 instructors", exactly(120, "120", "instructors"), "")
    figure(c, "The harbour school of Lower Tesk keeps 120 trainers", exactly(120, "120 trainers", "trainers"), "")
    for other, verdict in ((b, "compatible"), (c, "agree")):
        assert verdicts(one(record(a, other), "figure"))["counts"] == verdict
