"""A reader that costs nothing, for tests of what becomes of what was read."""

import re
from collections.abc import Iterable, Iterator

from dragoman.record.actor import Entity
from dragoman.record.claim import Claim, Incident, Statement, claim_id
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report, evidence
from dragoman.record.value import When
from dragoman.settings import DEFAULT, Settings
from dragoman.store.kept import ReadReport, State
from tests.conftest import make_report

SENTENCE = re.compile(r"[^.\n]+\.")
SAID = re.compile(r"(\w+) said (.+)\.")


def cheap(reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
    """Reads "X said …." as a statement and every other sentence as an incident."""
    for report in reports:
        anchor = report.published or settings.anchor
        when = When(edtf=anchor.edtf, text="", basis="text") if anchor else None
        entities: dict[str, Entity] = {}
        claims = [_claim(report, match, entities, when) for match in SENTENCE.finditer(report.text)]
        yield Extraction(report=report.id, entities=tuple(entities.values()), claims=tuple(claims))


def _claim(report: Report, match: re.Match[str], entities: dict[str, Entity], when: When | None) -> Claim:
    span = evidence(report, match.start(), match.end(), role="content")
    said = SAID.search(match.group())
    if not said:
        own = claim_id("incident", report.id, (span,))
        return Incident(id=own, report=report.id, text=match.group().strip(), evidence=(span,), type="fight", when=when)
    who = f"e-{report.id}-{said[1]}"
    entities[who] = Entity(id=who, report=report.id, name=said[1], kind="person", named=True, forms=(said[1],))
    return Statement(
        id=claim_id("statement", report.id, (span,)), report=report.id, text=match.group().strip(), evidence=(span,),
        speaker=who, when=when,
    )  # fmt: skip


def read_in(*texts: str) -> list[ReadReport]:
    """What the cheap reader reads in texts."""
    reports = [make_report(text) for text in texts]
    return [
        ReadReport(report=found.report, key="key", version="1", extraction=found) for found in cheap(reports, DEFAULT)
    ]


def kept(state: State) -> list[ReadReport]:
    """What a store holds that was read."""
    return [ReadReport(report=h.report, key=h.key, version=h.version, extraction=h.extraction) for h in state.readings]
