"""What each kind of claim becomes, one claim a record: tests/cases/plover/claims.toml."""

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.present.plover.event import Event
from dragoman.present.plover.events import events
from dragoman.present.view import View
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Meeting, claim_id
from dragoman.record.record import Dossier, Record, ReportEntry
from dragoman.record.report import Evidence, report_id, text_hash
from dragoman.record.value import Dated
from tests.present.plover.schema import faults

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "plover" / "claims.toml").read_text(encoding="utf-8"))
ACTORS = (
    Actor(id="norland", name="Norland", kind="state"),
    Actor(id="sudmark", name="Sudmark", kind="state"),
    Actor(id="both", name="Both sides", kind="group"),
    Actor(id="merrin", name="Merrin", kind="state"),
    Actor(id="holm", name="Ines Holm", kind="person", side="merrin", roles=("chief mediator",)),
)
# Who is at the table, so that a call to end the conflict can be told from a neighbour's.
TABLE = "Norland and Sudmark may meet one day, with Ines Holm."


def evidence(text: str, words: str, role: str) -> Evidence:
    at = text.index(words)
    return Evidence(role=role, start=at, end=at + len(words), quote=words)


def claim_of(case: dict[str, Any]) -> Claim:
    """The claim of a case, resting on its words."""
    text, fields = case["words"], case["claim"]
    if case["kind"] == "condition":
        spans = [evidence(text, fields["condition"], "condition"), evidence(text, fields["consequence"], "consequence")]
    else:
        spans = [evidence(text, case.get("content", text), "content")]
    spans += [evidence(text, case["cue"], "cue")] if "cue" in case else []
    rest = {
        "id": claim_id(case["kind"], report_id(text), tuple(spans)),
        "kind": case["kind"],
        "report": report_id(text),
        "text": text,
        "evidence": msgspec.to_builtins(spans),
    }
    found: Claim = msgspec.convert({**rest, **fields}, Claim)
    return found


def entry(text: str) -> ReportEntry:
    return ReportEntry(
        id=report_id(text), file="a.txt", outlet="The Gannet", agencies=(), title=None,
        published=Dated(edtf="2031-05-05", basis="given"), words=len(text.split()), sha256=text_hash(text),
        excerpt=False, dropped=(), credits=(), origin="o-0",
    )  # fmt: skip


def events_of(*claims: Claim, findings: tuple[Any, ...] = ()) -> list[Event]:
    """The events of a record with these claims, besides a meeting that is only considered."""
    own = evidence(TABLE, TABLE, "content")
    table = Meeting(
        id="c-table", report=report_id(TABLE), text=TABLE, evidence=(own,), status="considered",
        parties=("norland", "sudmark"), mediators=("holm",),
    )  # fmt: skip
    kept = (*claims, table)
    record = Record(
        dossier=Dossier(name="The reef", anchor=None), reports=tuple(msgspec.structs.replace(entry(TABLE), id=r)
        for r in dict.fromkeys(c.report for c in kept)), skipped=(), actors=ACTORS, claims=kept, findings=findings,
        reuse=(), origins=(), deadlocks=(),
    )  # fmt: skip
    return list(events(View(record)))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_a_claim_becomes_an_event(case: dict[str, Any]) -> None:
    found = events_of(claim_of(case))
    assert [event.event for event in found] == ([case["event"]] if "event" in case else [])
    for event in found:
        assert not list(faults(event))
        shown = json.loads(msgspec.json.encode(event))
        shown = {"auxiliary": [], "reciprocal": False, **shown}
        for key in ("actor", "recipient"):
            shown[key] = [party["name"] for party in shown.get(key, [])]
        asked = {k: v for k, v in case.items() if k not in {"name", "words", "kind", "claim", "cue", "content"}}
        assert {key: shown.get(key) for key in asked} == asked


def test_a_threat_is_coded_by_what_is_threatened() -> None:
    words = "If they come back, Norland will arrest the crew."
    consequence = evidence(words, "Norland will arrest the crew", "consequence")
    threat = Condition(
        id="c-1", report=report_id(words), text=words, evidence=(consequence,), setter=("norland",), form="if",
        condition="If they come back", consequence=consequence.quote, threat=True, modality="conditional",
    )  # fmt: skip
    (event,) = events_of(threat)
    assert (event.event, event.mode) == ("THREATEN", "arrest")
