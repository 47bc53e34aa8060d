"""The tables of claims: all by what they have in common, each kind with its own facts, and what they rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.present.tidy.column import (
    Column,
    Table,
    integer,
    joined,
    named,
    quantity,
    real,
    text,
    truth,
    worded,
)
from dragoman.present.view import C, View
from dragoman.record.claim import (
    ACTOR_FIELDS,
    Claim,
    Commitment,
    Condition,
    Figure,
    Incident,
    Meeting,
    Part,
    Position,
    Statement,
    kind_of,
)
from dragoman.record.report import Evidence


@dataclass(frozen=True, slots=True)
class _Rest:
    """A claim and a span that it rests on."""

    claim: Claim
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Part:
    """A claim and an actor in one of its fields, at a place among others there."""

    claim: Claim
    field: str
    place: int
    actor: str


def _carrier(claim: Claim, view: View) -> str | None:
    carrier = view.carrier(claim)
    return named([carrier.speaker], view) if carrier and carrier.speaker else None


def _finding(claim: Claim, view: View) -> str | None:
    place = view.finding_at.get(claim.id)
    return None if place is None else view.record.findings[place].id


WHEN: tuple[Column[Claim], ...] = worded("when", "When it holds", lambda c: c.when)
DUE: tuple[Column[Commitment], ...] = worded("due", "When it is due", lambda c: c.due)
MUCH: tuple[Column[Commitment], ...] = quantity("quantity", "How much", lambda c: c.quantity)
KILLED: tuple[Column[Incident], ...] = quantity("killed", "The dead", lambda c: c.killed)
INJURED: tuple[Column[Incident], ...] = quantity("injured", "The injured", lambda c: c.injured)
NUMBER: tuple[Column[Figure], ...] = quantity("quantity", "The number", lambda c: c.quantity)
ID: Column[Claim] = text("id", "The claim's id.", lambda c, _: c.id)
COMMON: tuple[Column[Claim], ...] = (
    text("report", "The id of the report that says it.", lambda c, _: c.report),
    text("outlet", "The name of that report: its outlet, else its file.", lambda c, v: v.outlet(c.report)),
    text("text", "The claim in one readable sentence.", lambda c, _: c.text),
    *WHEN,
    text("where", "The place, as worded.", lambda c, _: c.where.name if c.where else None),
    real("lat", "Its latitude in degrees (WGS 84), where known beyond doubt.",
         lambda c, _: c.where.lat if c.where else None),
    real("lon", "Its longitude in degrees (WGS 84).", lambda c, _: c.where.lon if c.where else None),
    text("modality", "asserted, planned, conditional, hypothetical, negated or historical.", lambda c, _: c.modality),
    text("attribution", "The id of the statement that carries it; null for the writer's own voice.",
         lambda c, _: c.attribution),
    text("according_to", "Who makes that statement, by name.", _carrier),
    text("finding", "The id of the finding that it belongs to.", _finding),
    truth("rejected", "Whether people rejected it: then it is in no finding.", lambda c, v: c.id in v.rejected),
)  # fmt: skip


def _of(kind: type[C]) -> Callable[[View], Iterable[C]]:
    return lambda view: (claim for claim in view.record.claims if isinstance(claim, kind))


def _rests(view: View) -> Iterator[_Rest]:
    return (_Rest(claim=claim, evidence=one) for claim in view.record.claims for one in claim.evidence)


def _parts(view: View) -> Iterator[_Part]:
    for claim in view.record.claims:
        for field in ACTOR_FIELDS[kind_of(claim)]:
            held = getattr(claim, field)
            for place, actor in enumerate([held] if isinstance(held, str) else held or ()):
                yield _Part(claim=claim, field=field, place=place, actor=actor)


STATEMENTS: tuple[Column[Statement], ...] = (
    text("speaker", "The id of the actor who says it; null where the report does not say.", lambda c, _: c.speaker),
    text("speaker_name", "The speaker's name.", lambda c, v: named([c.speaker], v) if c.speaker else None),
    text("via", "Who passed it on, by name, nearest the speaker first.", lambda c, v: named(c.via, v)),
    text("source_class", "named, role, collective, institution, anonymous or unattributed.",
         lambda c, _: c.source_class),
    text("mode", "direct (in the speaker's words), indirect or mixed.", lambda c, _: c.mode),
    text("act", "What is done by saying it: say, propose, demand, deny and so on.", lambda c, _: c.act),
    text("quoted", "The words within quotation marks.", lambda c, _: joined(c.quoted)),
    text("channel", "By what way it was said, as worded.", lambda c, _: c.channel),
    text("addressee", "To whom, as worded.", lambda c, _: c.addressee),
)  # fmt: skip
MEETINGS: tuple[Column[Meeting], ...] = (
    text("format", "talks, call, summit, visit, consultation or other.", lambda c, _: c.format),
    text("status", "held, planned, proposed, offered, declined, cancelled or considered.", lambda c, _: c.status),
    text("parties", "Who meets, by name.", lambda c, v: named(c.parties, v)),
    text("mediators", "Who mediates, by name.", lambda c, v: named(c.mediators, v)),
    text("absent", "Who is said to stay away, by name.", lambda c, v: named(c.absent, v)),
    text("venue", "Where, as worded.", lambda c, _: c.venue),
    text("duration", "How long, as worded.", lambda c, _: c.duration),
)
POSITIONS: tuple[Column[Position], ...] = (
    text("party", "Whose position it is, by name.", lambda c, v: named(c.party, v)),
    text("issue", "A key of the issue lexicon.", lambda c, _: c.issue),
    text("stance", "demands, proposes, offers, accepts, rejects, conditional, considers, supports or noncommittal.",
         lambda c, _: c.stance),
    text("content", "What is demanded, rejected and so on, as worded.", lambda c, _: c.content),
)  # fmt: skip
COMMITMENTS: tuple[Column[Commitment], ...] = (
    text("strength", "agreed, agreed_in_principle, promised, offered, accepted_by_one, considered or not_agreed.",
         lambda c, _: c.strength),
    text("parties", "Who is bound, by name.", lambda c, v: named(c.parties, v)),
    text("what", "What was agreed, as worded.", lambda c, _: c.what),
    *MUCH,
    *DUE,
)  # fmt: skip
CONDITIONS: tuple[Column[Condition], ...] = (
    text("setter", "Who sets it, by name; null for the writer.", lambda c, v: named(c.setter, v)),
    text("form", "if, unless, until, only_if, after or requires.", lambda c, _: c.form),
    text("condition", "What must come before, as worded.", lambda c, _: c.condition),
    text("consequence", "What then follows, as worded.", lambda c, _: c.consequence),
    truth("threat", "Whether it is a threat.", lambda c, _: c.threat),
)
INCIDENTS: tuple[Column[Incident], ...] = (
    text("type", "A mode of PLOVER where one fits.", lambda c, _: c.type),
    text("alleged_actor", "Who is said to have done it, by name.", lambda c, v: named(c.alleged_actor, v)),
    text("alleged_by", "Who says so, by name.", lambda c, v: named(c.alleged_by, v)),
    text("target", "What was hit, as worded.", lambda c, _: c.target),
    *KILLED,
    *INJURED,
)
FIGURES: tuple[Column[Figure], ...] = (
    text("counts", "What is counted, as worded.", lambda c, _: c.counts),
    *NUMBER,
)
PARTS: tuple[Column[Part], ...] = (
    text("part", "authored, led, refused, caused, left or began.", lambda c, _: c.part),
    text("who", "Who took it, by name.", lambda c, v: named(c.who, v)),
    text("side", "Whose team was led, by name.", lambda c, v: named(c.side, v)),
    text("what", "What was put forward or led, as worded.", lambda c, _: c.what),
)
EVIDENCE: tuple[Column[_Rest], ...] = (
    text("claim", "The claim's id.", lambda r, _: r.claim.id),
    text("report", "The report's id.", lambda r, _: r.claim.report),
    text(
        "role",
        "What the words are to the claim: source, cue, content, channel, toll and so on.",
        lambda r, _: r.evidence.role,
    ),
    integer("start", "Where they begin in the report's text, in Unicode code points.", lambda r, _: r.evidence.start),
    integer("end", "Where they end, exclusive.", lambda r, _: r.evidence.end),
    text("quote", "The exact words.", lambda r, _: r.evidence.quote),
)
ACTORS: tuple[Column[_Part], ...] = (
    text("claim", "The claim's id.", lambda p, _: p.claim.id),
    text("kind", "The claim's kind.", lambda p, _: kind_of(p.claim)),
    text("field", "What the actor is in it: speaker, via, parties, mediators, absent, party, setter, alleged_actor, "
         "alleged_by, who, side.", lambda p, _: p.field),
    integer("place", "The place among the actors of that field, from 0.", lambda p, _: p.place),
    text("actor", "The actor's id.", lambda p, _: p.actor),
    text("name", "The actor's name.", lambda p, v: named([p.actor], v)),
)  # fmt: skip
TABLES: tuple[Table[Any], ...] = (
    Table("claims", "One thing that one report says, of whatever kind.", lambda v: v.record.claims,
          (ID, text("kind", "The claim's kind.", lambda c, _: kind_of(c)), *COMMON)),
    Table("statements", "A statement: who says what.", _of(Statement), (ID, *STATEMENTS, *COMMON)),
    Table("meetings", "A meeting, call or visit, held or not.", _of(Meeting), (ID, *MEETINGS, *COMMON)),
    Table("positions", "Where a party stands on an issue.", _of(Position), (ID, *POSITIONS, *COMMON)),
    Table("commitments", "What was agreed, promised, offered or not agreed.", _of(Commitment),
          (ID, *COMMITMENTS, *COMMON)),
    Table("conditions", "What must come before what.", _of(Condition), (ID, *CONDITIONS, *COMMON)),
    Table("incidents", "What happened on the ground.", _of(Incident), (ID, *INCIDENTS, *COMMON)),
    Table("figures", "A number and what it counts.", _of(Figure), (ID, *FIGURES, *COMMON)),
    Table("parts", "The part that somebody took: whose idea it was, who led a team.", _of(Part), (ID, *PARTS, *COMMON)),
    Table("claim_actors", "An actor in a claim.", _parts, ACTORS),
    Table("evidence", "Exact words that a claim rests on.", _rests, EVIDENCE),
)  # fmt: skip
