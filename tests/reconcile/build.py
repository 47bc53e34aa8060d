"""Builders of entities, claims and reports for tests of reconciling: invented parties, no text to read."""

from itertools import count
from typing import Any

from dragoman.record.actor import Entity
from dragoman.record.claim import (
    Claim,
    Commitment,
    Condition,
    Figure,
    Incident,
    Meeting,
    Part,
    Position,
    Statement,
    claim_id,
)
from dragoman.record.extraction import Extraction
from dragoman.record.report import Evidence, Report, evidence, report_id, text_hash
from dragoman.record.value import Dated, Place, Quantity, When

TYPES: dict[str, Any] = {
    "statement": Statement, "meeting": Meeting, "position": Position, "commitment": Commitment,
    "condition": Condition, "incident": Incident, "figure": Figure, "part": Part,
}  # fmt: skip


class Told:
    """One report in the making: sentences go in, entities and claims come out with exact evidence."""

    def __init__(self, file: str, *, published: str | None = None, excerpt: bool = False) -> None:
        """A report of this file name, published on an EDTF day."""
        self.file, self.published, self.excerpt = file, published, excerpt
        self.sentences: list[tuple[str, str, dict[str, Any]]] = []
        self.people: list[dict[str, Any]] = []
        self.numbers = count()
        self.between = "\n"  # one character between sentences: a space makes them one paragraph

    def who(self, name: str, kind: str = "person", *, named: bool = True, **more: object) -> str:
        """An entity; gives its id (report ids follow later, so it is a placeholder of this file)."""
        key = f"{self.file}/{next(self.numbers)}"
        self.people.append({"id": key, "name": name, "kind": kind, "named": named, "forms": (name,), **more})
        return key

    def say(self, kind: str, text: str, **fields: object) -> "Told":
        """A claim whose evidence is a sentence of its own."""
        self.sentences.append((kind, text, fields))
        return self

    def report(self) -> Report:
        """The report: one sentence a line, or all in one paragraph."""
        text = self.between.join(text for _, text, _ in self.sentences) + f"\n{self.file}"
        return Report(
            id=report_id(text), file=self.file, text=text, sha256=text_hash(text), words=len(text.split()),
            published=Dated(edtf=self.published, basis="given") if self.published else None, excerpt=self.excerpt,
        )  # fmt: skip

    def extraction(self) -> Extraction:
        """What reading this report would give."""
        report, claims, start = self.report(), [], 0
        for kind, text, fields in self.sentences:
            spans = (evidence(report, start, start + len(text), role="content"),)
            claims.append(self.claim(kind, text, report, spans, fields))
            start += len(text) + 1
        entities = tuple(Entity(report=report.id, **who) for who in self.people)
        return Extraction(report=report.id, entities=entities, claims=tuple(claims))

    def claim(self, kind: str, text: str, report: Report, spans: tuple[Evidence, ...], fields: dict[str, Any]) -> Claim:
        """A claim of a kind."""
        made: Claim = TYPES[kind](
            id=claim_id(kind, report.id, spans), report=report.id, text=text, evidence=spans, **fields
        )
        return made


def exactly(n: int, text: str | None = None, unit: str | None = None) -> Quantity:
    """A number."""
    return Quantity(low=n, high=n, qualifier="exact", unit=unit, text=text or str(n))


def at_least(n: int, text: str | None = None, unit: str | None = None) -> Quantity:
    """A lower bound."""
    return Quantity(low=n, high=None, qualifier="at_least", unit=unit, text=text or f"at least {n}")


def on(day: str) -> When:
    """A day that the text names."""
    return When(edtf=day, text=day, basis="text")


def at(place: str) -> Place:
    """A place."""
    return Place(name=place)
