"""The brief as a model: what each section tells, by what evidence, and what it leaves out."""

import msgspec
import pytest

from dragoman.present import brief
from dragoman.present.notes import items, notes
from dragoman.present.parts import Group, Item, Section, trimmed
from dragoman.record.actor import Actor
from dragoman.record.claim import Incident, Position
from dragoman.record.record import Record
from dragoman.record.value import Place
from tests.present import build


def _section(record: Record, key: str) -> Section:
    return next(section for section in brief(record).sections if section.key == key)


def _group(record: Record, key: str, title: str) -> Group:
    return next(group for group in _section(record, key).groups if group.title == title)


def _texts(group: Group) -> list[str]:
    return [item.text for item in group.items]


def test_sections_stand_in_the_order_in_which_an_editor_asks() -> None:
    keys = [section.key for section in brief(build.record()).sections]
    assert keys == ["agreed", "stances", "blocks", "ground", "differences", "voices", "timeline", "sources"]


def test_an_agreement_names_its_parties_its_words_and_when_it_is_due() -> None:
    (item,) = _group(build.record(), "agreed", "Agreed").items
    assert item.text == "Norland and Sudmark agreed to reopen the Pell crossing. Due Tuesday 20 May 2031 (by 20 May)."
    assert item.told == "Tarn News Agency and Valley Post, one origin; in part according to Ines Holm"
    assert [cite.report for cite in item.evidence] == [build.IDS["wire.txt"], build.IDS["post.txt"]]


@pytest.mark.parametrize(
    ("strength", "title", "text"),
    [
        ("agreed_in_principle", "Agreed in principle only", "Norland agreed in principle to leave."),
        ("offered", "Offered, not known to be accepted", "Norland offered to leave."),
        ("accepted_by_one", "Accepted by one side", "Norland accepted to leave."),
        ("considered", "Under consideration", "Norland: to leave."),
        ("not_agreed", "Not agreed", "Norland did not agree to leave."),
    ],
)
def test_strength_is_worded_honestly(strength: str, title: str, text: str) -> None:
    claim = msgspec.structs.replace(build.OPENING, strength=strength, parties=("norland",), what="to leave", due=None)
    record = msgspec.structs.replace(build.record(), claims=(claim,), findings=())
    assert _texts(_group(record, "agreed", title)) == [text]


def test_a_date_that_is_not_resolved_is_said_not_to_be() -> None:
    assert _texts(_group(build.record(), "agreed", "Meetings ahead")) == [
        "Monday 12 May 2031: talks between Norland and Sudmark in Korvik, mediated by Ines Holm (planned).",
        "No date: a summit (considered) — They may meet in June.",
    ]


def _position(stance: str, day: str, content: str) -> Position:
    return msgspec.structs.replace(
        build.LICENCES, id=f"c-{stance}{day}", stance=stance, content=content, when=build.on(day)
    )


def test_the_latest_stance_stands_first_and_an_earlier_one_under_it() -> None:
    claims = (
        _position("rejects", "2031-05-01", "any licence at all"),
        _position("offers", "2031-05-05", "300 licences"),
    )
    record = msgspec.structs.replace(build.record(), claims=claims, findings=())
    (item,) = _group(record, "stances", "Norland").items
    assert item.text == "Offers (fishing quotas): 300 licences."
    assert [c.text for c in item.children] == ["Earlier (1 May 2031): Rejects (fishing quotas): any licence at all."]


def test_two_stances_of_neighbouring_days_stand_side_by_side() -> None:
    claims = (_position("rejects", "2031-05-04", "any licence"), _position("offers", "2031-05-05", "300 licences"))
    record = msgspec.structs.replace(build.record(), claims=claims, findings=())
    assert len(_group(record, "stances", "Norland").items) == 2


def test_a_condition_is_told_where_conditions_are_and_not_twice() -> None:
    stand: Position = msgspec.structs.replace(
        build.LICENCES, id="c-stand", stance="conditional", content="Sudmark will withdraw its trawlers",
        evidence=build.CREW.evidence, party=("sudmark",),
    )  # fmt: skip
    record = msgspec.structs.replace(build.record(), claims=(*build.CLAIMS, stand))
    assert [group.title for group in _section(record, "stances").groups] == ["Norland"]
    assert stand.content in str(_section(record, "blocks"))


def test_who_has_no_name_of_its_own_stands_among_the_others() -> None:
    crew = Actor(id="crew", name="the skippers", kind="group")
    stand = msgspec.structs.replace(build.LICENCES, party=("crew",))
    record = build.record()
    record = msgspec.structs.replace(record, claims=(stand,), findings=(), actors=(*record.actors, crew))
    assert _texts(_group(record, "stances", "Others")) == ["The skippers — Demands (fishing quotas): 300 licences."]


def test_where_nobody_is_named_the_reports_words_tell_it() -> None:
    claim = msgspec.structs.replace(build.OPENING, parties=(), due=None)
    record = msgspec.structs.replace(build.record(), claims=(claim,), findings=())
    assert _texts(_group(record, "agreed", "Agreed")) == ["Agreed on Monday to reopen the Pell crossing by 20 May."]


def test_a_commitment_is_told_under_the_strength_that_most_reports_give() -> None:
    post, gazette = (
        msgspec.structs.replace(build.OPENING_POST, id=f"c-{n}", strength=strength, report=build.IDS[file])
        for n, (strength, file) in enumerate((("agreed", "post.txt"), ("promised", "gazette.txt")))
    )
    claims = (gazette, build.OPENING, post)
    record = msgspec.structs.replace(build.record(), claims=claims, findings=(build.finding("O", "agree", claims),))
    assert [group.title for group in _section(record, "agreed").groups] == ["Agreed"]


def test_of_two_strengths_in_one_report_the_less_firm_counts() -> None:
    loose = msgspec.structs.replace(build.OPENING, id="c-loose", strength="agreed_in_principle")
    claims = (build.OPENING, loose)
    record = msgspec.structs.replace(build.record(), claims=claims, findings=(build.finding("O", "agree", claims),))
    assert [group.title for group in _section(record, "agreed").groups] == ["Agreed in principle only"]


@pytest.mark.parametrize("name", ["The Government", "Minister"])
def test_a_common_noun_with_a_capital_is_no_party_by_name(name: str) -> None:
    actor = Actor(id="noun", name=name, kind="organisation")
    stand = msgspec.structs.replace(build.LICENCES, party=("noun",))
    record = build.record()
    record = msgspec.structs.replace(record, claims=(stand,), findings=(), actors=(*record.actors, actor))
    assert [group.title for group in _section(record, "stances").groups] == ["Others"]


@pytest.mark.parametrize(
    ("text", "low", "label"),
    [("a score of people", 20, "A score of people (20): "), ("20 people", 20, "20 people: "), ("nine", 9, "Nine: ")],
)
def test_a_number_stands_beside_words_that_do_not_show_it(text: str, low: float, label: str) -> None:
    other = msgspec.structs.replace(build.TWELVE, killed=build.number(low, low, text))
    field = build.field("killed", "differ", (text, other), ("At least eight people", build.EIGHT))
    found = build.finding("T", "differ", (other, build.EIGHT), field)
    record = msgspec.structs.replace(build.record(), claims=(other, build.EIGHT), findings=(found,))
    (item,) = _group(record, "differences", "In conflict").items
    assert item.children[0].text.startswith(label)


def test_what_two_reports_tell_in_the_same_words_is_told_once() -> None:
    claims = (build.OPENING, build.OPENING_POST)
    alike = tuple(msgspec.structs.replace(claim, due=None, attribution=None) for claim in claims)
    record = msgspec.structs.replace(build.record(), claims=alike, findings=())
    (item,) = _group(record, "agreed", "Agreed").items
    assert item.told == "Tarn News Agency and Valley Post, one origin"


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (("Norland", "Tolm"), "Attack with heavy weapons at Tolm, 4 May 2031"),
        (("Norland",), "Attack with heavy weapons in Norland, 4 May 2031"),
        (("Korvik", "Tolm", "Tolm"), "Attack with heavy weapons at Tolm, 4 May 2031"),
    ],
)
def test_an_incident_is_at_the_closest_place_that_most_accounts_name(places: tuple[str, ...], title: str) -> None:
    claims = tuple(msgspec.structs.replace(build.NINE, id=f"c-{n}", where=Place(name=p)) for n, p in enumerate(places))
    findings = (build.finding("T", "agree", claims),)
    record = msgspec.structs.replace(build.record(), claims=claims, findings=findings if len(claims) > 1 else ())
    (item,) = _section(record, "ground").groups[0].items
    assert item.text.startswith(f"{title}: ")


def test_nobody_is_accused_of_arresting_or_marching() -> None:
    march = msgspec.structs.replace(build.NINE, type="demo", killed=None)
    record = msgspec.structs.replace(build.record(), claims=(march,), findings=())
    (item,) = _section(record, "ground").groups[0].items
    assert "Attributed" not in item.text


def test_short_forms_count_what_a_page_folds() -> None:
    claims = tuple(
        msgspec.structs.replace(build.OPENING, id=f"c-{n}", what=f"to reopen gate {n}", due=None, attribution=None)
        for n in range(9)
    )
    full = brief(msgspec.structs.replace(build.record(), claims=claims, findings=()))
    (group,), (short,) = full.sections[0].groups, trimmed(full).sections[0].groups
    assert (len(group.items), group.more, group.shown) == (9, 0, 3)
    assert (len(short.items), short.more) == (3, 6)


def test_deadlocks_come_first_and_their_conditions_are_told_once() -> None:
    (group,) = _section(build.record(), "blocks").groups
    assert group.title == "Deadlocks"
    assert [child.text for child in group.items[0].children] == [
        "Sudmark: Sudmark will withdraw its trawlers only if Norland frees the crew.",
        "Norland: Norland will free the crew, after the trawlers have left.",
    ]


def test_each_count_of_the_dead_says_whose_it_is() -> None:
    (item,) = _section(build.record(), "ground").groups[0].items
    assert item.text == (
        "Attack with heavy weapons at Tolm, 4 May 2031: A mortar hit the market at Tolm on Sunday, killing nine "
        "people. Attributed to Sudmark by the hospital. The counts differ: 9 killed (the hospital); at least 8 killed "
        "(Valley Post); 12 killed (a witness)."
    )


def test_a_count_that_only_leaves_out_a_part_is_no_other_count() -> None:
    hurt: Incident = msgspec.structs.replace(build.NINE, id="c-x", injured=build.number(3, 3, "three"))
    claims = (build.NINE, hurt)
    record = msgspec.structs.replace(build.record(), claims=claims, findings=(build.finding("T", "agree", claims),))
    (item,) = _section(record, "ground").groups[0].items
    assert "9 killed and 3 injured (Tarn News Agency)." in item.text
    assert item.children == ()


def test_each_side_of_a_difference_stands_in_its_own_words() -> None:
    tolls, quoted = _group(build.record(), "differences", "In conflict").items
    assert quoted.text == "Ines Holm — the words quoted."
    assert [side.text for side in quoted.children] == [
        "“We opened a gate, we did not build a road”.",
        "“We opened a gate but built no road”.",
    ]
    assert [side.told for side in tolls.children] == [
        "Tarn News Agency; according to the hospital", "Valley Post", "gazette.txt; according to a witness",
    ]  # fmt: skip


def test_one_report_does_not_contradict_itself_in_a_breath() -> None:
    twice = msgspec.structs.replace(build.EIGHT, id="c-y", killed=build.number(7, 7, "seven"))
    field = build.field("killed", "differ", ("seven", twice), ("At least eight people", build.EIGHT))
    found = build.finding("T", "differ", (twice, build.EIGHT), field)
    record = msgspec.structs.replace(build.record(), claims=(twice, build.EIGHT), findings=(found,))
    assert _section(record, "differences").groups == ()


def test_a_source_that_is_not_known_is_said_not_to_be() -> None:
    assert _texts(_group(build.record(), "voices", "Sources not identified")) == [
        "A witness said: Twelve people were killed at Tolm."
    ]


def test_only_a_speakers_own_words_stand_in_quotation_marks() -> None:
    runs = [run for item in items(brief(build.record())) for run in item.sentence]
    assert {run.style for run in runs if run.text.startswith("“")} == {"said"}
    assert all(run.text.startswith("“") for run in runs if run.style == "said")


def test_the_timeline_holds_what_is_dated_and_nothing_else() -> None:
    titles = [group.title for group in _section(build.record(), "timeline").groups]
    assert titles == ["Sunday 4 May 2031", "Monday 12 May 2031", "Tuesday 20 May 2031"]


def test_sources_stand_by_origin_with_the_reasons_and_what_was_not_read() -> None:
    section = _section(build.record(), "sources")
    assert [group.title for group in section.groups] == [
        "Two reports, one origin: Tarn News Agency and Valley Post", "Reports that stand alone", "Not read",
    ]  # fmt: skip
    assert "Why: They share 13 words outside quotations." in _texts(section.groups[0])
    assert _texts(section.groups[2]) == ["scan.pdf: not a text."]


def test_every_sentence_of_a_claim_has_evidence_that_stands_in_its_report() -> None:
    made = brief(build.record())
    texts = {build.IDS[file]: text for file, text in build.TEXTS.items()}
    told = [item for section in made.sections[:-1] for group in section.groups for item in group.items]
    assert all(item.evidence or item.children for item in told)
    for cite in notes(made):
        assert all(texts[cite.report][span.start : span.end] == span.quote for span in cite.spans)


def test_empty_sections_say_so() -> None:
    made = brief(build.empty())
    assert all(section.groups == () and section.empty.endswith(".") for section in made.sections)
    assert made.lead == ("No reports of no origins, 0 words.",)


def test_a_long_section_is_cut_with_the_most_reported_first_and_says_how_many_are_left() -> None:
    places = (Place(name=f"Tolm {n}") for n in range(30))
    lone = tuple(msgspec.structs.replace(build.EIGHT, id=f"c-{n}", where=place) for n, place in enumerate(places))
    full = build.record()
    record = msgspec.structs.replace(full, claims=(*lone, *full.claims))
    (group,) = _section(record, "ground").groups
    assert group.items[0].text.startswith("Attack with heavy weapons at Tolm")
    assert (len(group.items), group.more) == (30, 1)


def test_an_unknown_id_is_borne() -> None:
    lost = msgspec.structs.replace(build.OPENING, parties=("nobody",), report="r-gone", attribution="c-gone")
    record = msgspec.structs.replace(build.record(), claims=(lost,))
    (item,) = _group(record, "agreed", "Agreed").items
    assert item.told == "a report not listed"
    assert isinstance(item, Item)
