"""A record as FollowTheMoney entities, a JSON document a line, for Aleph, OpenSanctions' tools and `ftm`.

Reports are Articles; people, states and organisations are Person, PublicBody and Organization, each with a Mention a
report; who speaks for whom is a Representation or a Membership; incidents, and meetings that were held or are planned,
are Events; commitments and positions are Notes. Whoever has no name of their own ("a spokeswoman", "the dockers") is no
entity, for there is nobody to match, and what is told as not so or only supposed is no Event.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.lexicon import words as plain_words
from dragoman.present.dates import start_of
from dragoman.present.display import clipped, shown
from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.exports.written import lines
from dragoman.present.ground import headline
from dragoman.present.meeting import meeting_words
from dragoman.present.tables.row import unit_id
from dragoman.present.telling import best
from dragoman.present.view import C, Unit, View
from dragoman.record.actor import Actor
from dragoman.record.base import Frozen
from dragoman.record.claim import Commitment, Incident, Meeting, Position, actors_of
from dragoman.record.record import ReportEntry

SCHEMATA = {"person": "Person", "state": "PublicBody", "organisation": "Organization"}
UNREAL, REAL = ("negated", "hypothetical", "conditional"), ("held", "planned")
NAME, PLACE, STRING, TEXT = 384, 250, 1024, 65_000  # characters, the most that FollowTheMoney takes of each type


class Entity(Frozen, frozen=True, kw_only=True):
    """An entity. `properties`: each with its values, none empty."""

    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Graph:
    """A record whose actors are asked for by whether they can be named."""

    view: View

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors that are entities, by id: those with a name of their own."""
        return {a.id: a for a in self.view.record.actors if a.kind in SCHEMATA and self.view.proper(a.id)}

    def key(self, kind: str, *parts: str) -> str:
        """The id of an entity of this dossier, the same each time."""
        return _key(kind, self.view.record.dossier.name, *parts)

    def involved(self, actors: Iterable[str]) -> list[str]:
        """The ids of entities of actors."""
        return [self.key("actor", actor) for actor in actors if actor in self.actors]


def _key(*parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"dragoman-{digest[:24]}"


def _article_id(report: str) -> str:
    return _key("article", report)  # the same text is the same article in every dossier


def _entity(key: str, schema: str, properties: dict[str, Iterable[str]]) -> Entity:
    held = {name: tuple(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return Entity(id=key, schema=schema, properties={name: values for name, values in held.items() if values})


def _ftm(material: Material) -> bytes:
    graph = _Graph(material.view)
    return lines(
        entity
        for some in (_articles(graph), _actors(graph), _mentions(graph), _links(graph), _events(graph), _notes(graph))
        for entity in some
    )


def _articles(graph: _Graph) -> Iterator[Entity]:
    for report in graph.view.record.reports:
        yield _entity(_article_id(report.id), "Article", {
            "title": [_fit(report.title or "", STRING)], "fileName": [_fit(report.file, STRING)],
            "publisher": [_fit(report.outlet or "", STRING)], "author": [_fit(a, STRING) for a in report.authors],
            "publishedAt": _published(report), "processingAgent": ["dragoman"],
        })  # fmt: skip


def _published(report: ReportEntry) -> list[str]:
    return _dates(report.published.edtf)[:1] if report.published else []


def _actors(graph: _Graph) -> Iterator[Entity]:
    for actor in graph.actors.values():
        role = "position" if actor.kind == "person" else "description"
        yield _entity(graph.key("actor", actor.id), SCHEMATA[actor.kind], {
            "name": [_fit(actor.name, NAME)],
            "weakAlias": [_fit(alias, NAME) for alias in actor.aliases if _named(alias) and alias != actor.name],
            role: [_fit(one, STRING) for one in actor.roles],
        })  # fmt: skip


def _named(alias: str) -> bool:
    """Whether a form is a name, rather than a description ("the minister", "chief executive A. Person")."""
    return alias[:1].isupper() and alias.partition(" ")[0].casefold() not in plain_words("brief", "determiners")


def _mentions(graph: _Graph) -> Iterator[Entity]:
    """Which article has which actor in a claim."""
    pairs = dict.fromkeys((c.report, a) for c in graph.view.standing for a in actors_of(c) if a in graph.actors)
    for report, actor in pairs:
        found = graph.actors[actor]
        yield _entity(graph.key("mention", report, actor), "Mention", {
            "name": [_fit(found.name, NAME)], "document": [_article_id(report)],
            "resolved": [graph.key("actor", actor)], "detectedSchema": [SCHEMATA[found.kind]],
        })  # fmt: skip


def _links(graph: _Graph) -> Iterator[Entity]:
    """Who belongs to an organisation, and who stands for a state."""
    for actor in graph.actors.values():
        side = graph.actors.get(actor.side or "")
        if side is None or side.id == actor.id:
            continue
        member = side.kind == "organisation"
        first, second = ("member", "organization") if member else ("agent", "client")
        yield _entity(graph.key("side", actor.id), "Membership" if member else "Representation", {
            first: [graph.key("actor", actor.id)], second: [graph.key("actor", side.id)],
            "role": [_fit(role, STRING) for role in actor.roles],
        })  # fmt: skip


def _events(graph: _Graph) -> Iterator[Entity]:
    view = graph.view
    for unit in view.units(Incident):
        if best(unit).modality not in UNREAL:
            words = headline(unit, view, dated=False)
            yield _event(unit, words, [claim.type for claim in unit.claims], graph)
    for met in view.units(Meeting):
        claim = best(met, "when", "venue", "parties", "mediators")
        if claim.status in REAL and claim.modality not in UNREAL:
            yield _event(met, meeting_words(claim, view), [claim.format, claim.status], graph)


def _event(unit: Unit[C], words: str, keywords: Iterable[str], graph: _Graph) -> Entity:
    """An event. `startDate` and `endDate` of its earliest dated account."""
    days = next((found for c in unit.claims if c.when and (found := _dates(c.when.edtf or ""))), [])
    return _entity(graph.key("event", unit_id(unit)), "Event", {
        "name": [_fit(words, NAME)], "summary": [_fit(claim.text, TEXT) for claim in unit.claims],
        "startDate": days[:1], "endDate": days[-1:], "keywords": [_fit(word, STRING) for word in keywords],
        "location": [_fit(claim.where.name, PLACE) for claim in unit.claims if claim.where],
        "involved": graph.involved(actor for claim in unit.claims for actor in actors_of(claim)),
        "proof": [_article_id(report) for report in unit.reports],
    })  # fmt: skip


def _notes(graph: _Graph) -> Iterator[Entity]:
    for agreed in graph.view.units(Commitment):
        yield _note(agreed, [agreed.claims[0].strength], graph)
    for held in graph.view.units(Position):
        yield _note(held, [held.claims[0].stance, held.claims[0].issue], graph)


def _note(unit: Unit[C], keywords: Iterable[str], graph: _Graph) -> Entity:
    return _entity(graph.key("note", unit_id(unit), unit.claims[0].id), "Note", {
        "description": [_fit(claim.text, TEXT) for claim in unit.claims], "keywords": keywords,
        "entity": graph.involved(actor for claim in unit.claims for actor in actors_of(claim)),
        "proof": [_article_id(report) for report in unit.reports],
    })  # fmt: skip


def _fit(words: str, limit: int) -> str:
    """Words on one line, in as many characters as FollowTheMoney takes."""
    return clipped(shown(words), limit)


def _dates(edtf: str) -> list[str]:
    """The first and the last end of an EDTF date, each as far as it is known: a day, a month or a year."""
    return [day.replace("-00", "") for end in edtf.split("/") if (day := start_of(end)[:10])]


FTM = Exporter(
    name="ftm", suffix=".ftm.json", what="FollowTheMoney entities, one a line", make=_ftm,
)  # fmt: skip
