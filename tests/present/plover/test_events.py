"""The events of a record: each thing once, what is undecided left out, whatever the record."""

import json
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.events.coder import quad
from dragoman.lexicon import lexicon
from dragoman.present.exports import EXPORTERS, Material
from dragoman.present.plover.events import events
from dragoman.present.view import View
from dragoman.record.claim import Claim, Commitment, Incident, Meeting, Position, Statement
from dragoman.record.finding import Field, FieldValue, Finding
from dragoman.record.record import Record
from tests.present.build import OPENING, OPENING_POST, empty, hostile, record
from tests.present.plover.schema import SCHEMA, faults
from tests.present.plover.test_claims import claim_of, events_of

AGREED = {
    "words": "Norland and Sudmark agreed to free all prisoners.",
    "kind": "commitment",
    "claim": {"strength": "agreed", "parties": ["norland", "sudmark"], "what": "to free all prisoners"},
}
FREED = {
    "words": "All prisoners were free by Friday, a warder said.",
    "kind": "statement",
    "claim": {"act": "say"},
}


def finding(claims: Sequence[Claim], *fields: Field) -> Finding:
    return Finding(
        id="f-1", kind="commitment", title="-", claims=tuple(c.id for c in claims), reports=(), origins=1,
        verdict="agree", fields=fields,
    )  # fmt: skip


def test_a_finding_is_one_event_with_all_its_reports() -> None:
    (event,) = (e for e in events(View(record())) if e.event == "AGREE" and e.rule == "commitment.agreed")
    assert [told.name for told in event.reports] == ["Tarn News Agency", "Valley Post"]
    assert {quoted.claim for quoted in event.evidence} == {OPENING.id, OPENING_POST.id}
    assert event.origins == 1


def test_accounts_that_differ_in_who_did_it_are_left_out() -> None:
    one = claim_of({**AGREED, "claim": {**AGREED["claim"], "strength": "promised", "parties": ["norland"]}})  # type: ignore[dict-item]
    two = claim_of(
        {
            **AGREED,
            "words": "Sudmark promised to free them.",
            "claim": {"strength": "promised", "parties": ["sudmark"], "what": "to free them"},
        }
    )
    assert events_of(one, two, findings=(finding((one, two)),)) == []
    assert len(events_of(one, two)) == 2


def told_by(report: str, words: str, strength: str, parties: list[str]) -> Claim:
    claim = claim_of(
        {"words": words, "kind": "commitment", "claim": {"strength": strength, "parties": parties, "what": words}}
    )
    return msgspec.structs.replace(claim, report=report, id=f"c-{report}")


def test_where_accounts_differ_those_of_several_reports_stand() -> None:
    both = ["norland", "sudmark"]
    claims = (
        told_by("a", "They will free the sailors, both say.", "agreed", both),
        told_by("b", "Both will free some sailors.", "agreed", both),
        told_by("c", "Merrin will free sailors.", "promised", ["merrin"]),
        told_by("d", "Cod was left aside.", "not_agreed", both),
        told_by("e", "No word on cod.", "not_agreed", both),
    )
    found = events_of(*claims, findings=(finding(claims),))
    assert {e.event: [told.id for told in e.reports] for e in found} == {"AGREE": ["a", "b"], "REJECT": ["d", "e"]}


def test_accounts_of_several_reports_against_each_other_are_left_out() -> None:
    both = ["norland", "sudmark"]
    claims = (
        told_by("a", "They agreed to free the sailors.", "agreed", both),
        told_by("b", "Both will free some sailors.", "agreed", both),
        told_by("d", "No accord on the sailors.", "not_agreed", both),
        told_by("e", "The sailors stay.", "not_agreed", both),
    )
    assert events_of(*claims, findings=(finding(claims),)) == []


def test_an_agreement_told_as_kept_is_the_deed() -> None:
    agreed, later = claim_of(AGREED), claim_of(FREED)
    history = Field(
        name="history",
        verdict="compatible",
        values=(FieldValue(value="set", claims=(agreed.id,)), FieldValue(value="met", claims=(later.id,))),
    )
    pair = claim_of({**AGREED, "words": "Both, Norland and Sudmark, agreed to free all prisoners."})
    found = events_of(agreed, pair, later, findings=(finding((agreed, pair), history),))
    assert [(e.event, e.mode) for e in found] == [("AGREE", None), ("RETREAT", "release")]
    assert [q.claim for q in found[1].evidence] == [later.id]


def test_a_statement_that_carries_a_position_is_not_told_again() -> None:
    said = claim_of(
        {
            "words": "Norland demanded more boats.",
            "kind": "statement",
            "claim": {"act": "demand", "speaker": "norland", "source_class": "institution"},
        }
    )
    stance = claim_of(
        {
            "words": "Norland demanded more boats.",
            "kind": "position",
            "claim": {"stance": "demands", "issue": "trade", "party": ["norland"], "content": "more boats"},
        }
    )
    (event,) = events_of(said, msgspec.structs.replace(stance, attribution=said.id))
    assert event.rule == "position.demands"


def test_an_event_without_a_date_is_left_out() -> None:
    plain = record()
    undated = tuple(msgspec.structs.replace(r, published=None) for r in plain.reports)
    adrift = msgspec.structs.replace(plain.dossier, anchor=None)
    whole = msgspec.structs.replace(plain, reports=undated)
    assert {event.date_basis for event in events(View(whole))} == {"told", "anchor"}
    assert {e.date_basis for e in events(View(msgspec.structs.replace(whole, dossier=adrift)))} == {"told"}


def test_the_schema_and_the_lexicon_list_the_same() -> None:
    table, event = lexicon("plover"), SCHEMA["$defs"]["event"]["properties"]
    assert event["event"]["enum"] == list(table["modes"])
    assert event["context"]["items"]["enum"] == list(table["contexts"])
    assert set(table["sectors"]) - {"none"} <= set(SCHEMA["$defs"]["party"]["properties"]["sectors"]["items"]["enum"])
    assert all(quad(name) for name in table["modes"])


@pytest.mark.parametrize("kind", ["meeting", "position", "commitment", "statement", "incident"])
def test_every_row_of_the_mapping_is_an_event_and_a_mode_of_it(kind: str) -> None:
    table = lexicon("plover")
    for code in table["claims"][kind].values():
        event, _, mode = code.partition("/")
        assert code == "told" or (event in table["modes"] and (not mode or mode in table["modes"][event]))


def test_rows_of_the_mapping_are_values_of_the_record() -> None:
    table = lexicon("plover")["claims"]
    fields = ((Meeting, "status"), (Position, "stance"), (Commitment, "strength"), (Statement, "act"))
    for kind, name in fields:
        known = msgspec.json.schema(kind)["$defs"][kind.__name__]["properties"][name]["enum"]
        assert set(table[kind.__struct_config__.tag]) <= set(known)


def spoiled(whole: Record, draw: st.DataObject) -> Record:
    """A record with some claims, some of their fields drawn anew."""
    actors = st.lists(st.sampled_from(["norland", "sudmark", "holm", "hospital", "nobody"]), max_size=3).map(tuple)
    claims: list[Claim] = []
    for claim in draw.draw(st.lists(st.sampled_from(whole.claims), unique_by=lambda c: c.id)):
        if isinstance(claim, Meeting):
            status = draw.draw(st.sampled_from(["held", "planned", "cancelled", "declined", "considered", "offered"]))
            claims.append(msgspec.structs.replace(claim, status=status, parties=draw.draw(actors)))
        elif isinstance(claim, Incident):
            kind = draw.draw(st.sampled_from(["attack", "expel", "accident", "other", "arrest", "no such type"]))
            some, by = draw.draw(actors), draw.draw(actors)
            claims.append(msgspec.structs.replace(claim, type=kind, alleged_actor=some, alleged_by=by))
        else:
            claims.append(claim)
    return msgspec.structs.replace(whole, claims=tuple(claims))


@settings(max_examples=60)
@given(st.data())
def test_events_of_any_record_keep_the_rules(data: st.DataObject) -> None:
    found = list(events(View(spoiled(record(), data))))
    assert not [fault for event in found for fault in faults(event)]
    assert len({event.id for event in found}) == len(found)
    assert found == sorted(found, key=lambda event: (event.date, event.id))


@settings(max_examples=40)
@given(st.text())
def test_any_words_give_lines_of_json(text: str) -> None:
    (exporter,) = (e for e in EXPORTERS if e.name == "plover")
    made = exporter.make(Material(hostile(text)))
    assert isinstance(made, bytes)
    for line in made.splitlines():
        assert json.loads(line)["event"]


def test_a_record_of_nothing_has_no_events() -> None:
    assert list(events(View(empty()))) == []
