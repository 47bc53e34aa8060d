"""The events of a record: each thing that the dossier says once, where its accounts agree on who did what."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from dragoman.events.coder import quad
from dragoman.events.nouns import classes_in
from dragoman.lexicon import lexicon, words
from dragoman.present.dates import whole_day
from dragoman.present.display import shown, unbroken
from dragoman.present.plover import drafts
from dragoman.present.plover.accounts import Account, accounts
from dragoman.present.plover.draft import Draft
from dragoman.present.plover.event import Event, Party, Quoted, Told
from dragoman.present.plover.sayings import statement
from dragoman.present.plover.sides import Sides
from dragoman.present.view import Unit, View
from dragoman.record.claim import (
    Claim,
    Commitment,
    Condition,
    Figure,
    Incident,
    Meeting,
    Position,
    Statement,
)

CONTEXTS = 3  # of an event, at most
Day = tuple[str, Literal["told", "published", "anchor"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How claims of one kind become drafts of events."""

    kind: type[Any]
    draft: Callable[[Any, Sides], Draft | None]


# What tells most stands first: a statement is none where a commitment or a position in it was told.
RULES = (
    Rule(Incident, drafts.incident),
    Rule(Commitment, drafts.commitment),
    Rule(Meeting, drafts.meeting),
    Rule(Condition, drafts.condition),
    Rule(Position, drafts.position),
    Rule(Statement, statement),
    Rule(Figure, drafts.figure),
)


@dataclass(slots=True)
class Seen:
    """What is told already: words by report and side, and the statements that carried it."""

    spans: dict[tuple[str, str], list[tuple[int, int, str]]] = field(default_factory=dict)
    carriers: set[str] = field(default_factory=set)

    def holds(self, one: Draft, side: str) -> bool:
        """Whether an event tells again what another did, of the same side in the same words."""
        if one.claim.id in self.carriers:
            return True
        told = self.spans.get((one.claim.report, side), ())
        own = [(e.start, e.end) for e in one.claim.evidence if e.role != "source"]
        again = isinstance(one.claim, Statement)
        return any(
            start < end_ and start_ < end and (again or event == one.event)
            for start, end in own
            for start_, end_, event in told
        )

    def add(self, claims: Iterable[Claim], side: str, event: str) -> None:
        """Note an event."""
        for claim in claims:
            spans = self.spans.setdefault((claim.report, side), [])
            spans += [(e.start, e.end, event) for e in claim.evidence if e.role != "source"]
            self.carriers |= {claim.attribution} if claim.attribution else set()


def events(view: View) -> Iterator[Event]:
    """The events of a record, in the order of their dates and ids."""
    return iter(sorted(_events(view), key=lambda event: (event.date, event.id)))


def _events(view: View) -> Iterator[Event]:
    sides, seen = Sides(view), Seen()
    for rule in RULES:
        for unit in view.units(rule.kind):
            made = [d for claim in unit.claims if (d := rule.draft(claim, sides)) is not None]
            for account in accounts(made, unit.claims, sides):
                side = sides.key(account.draft.actors[0])
                event = None if seen.holds(account.draft, side) else _event(account, view, sides)
                if event is not None:
                    seen.add(account.claims, side, event.event)
                    yield event
    for unit in view.units(Commitment):
        yield from _kept(unit, view, sides)


def _kept(unit: Unit[Commitment], view: View, sides: Sides) -> Iterator[Event]:
    """The event of an agreement that a later report tells as kept."""
    values = [v for f in (unit.finding.fields if unit.finding else ()) if f.name == "history" for v in f.values]
    later = tuple(view.claims[i] for v in values if v.value == "met" for i in v.claims if i in view.claims)
    made = [d for c in unit.claims if (d := drafts.met(c, sides)) is not None] if later else []
    for account in accounts(made, later, sides):
        if (event := _event(account, view, sides)) is not None:
            yield event


def _event(account: Account, view: View, sides: Sides) -> Event | None:
    """An event as it is written; null without a date, or without somebody on the other end where one is required."""
    one, claims = account.draft, account.claims
    day = _day(one, claims, view)
    recipient = tuple(sides.party(actor) for actor in one.recipients)
    if not recipient and one.words:
        recipient = (Party(name=shown(one.words)),)
    if day is None or (not recipient and one.event in words("plover", "recipient", "required")):
        return None
    actor = tuple(sides.party(actor) for actor in one.actors)
    reports = dict.fromkeys(claim.report for claim in claims)
    told = tuple(Told(id=r, name=view.outlet(r), origin=view.reports[r].origin) for r in reports if r in view.reports)
    return Event(
        id=_id(one, claims),
        date=day[0],
        date_basis=day[1],
        actor=actor,
        recipient=recipient,
        event=one.event,
        quad=quad(one.event),
        mode=one.mode,
        context=_contexts(one.claim),
        auxiliary=one.auxiliary,
        reciprocal=one.reciprocal and bool(recipient),
        planned_for=one.planned_for,
        where=next((claim.where for claim in claims if claim.where), None),
        killed=one.claim.killed if isinstance(one.claim, Incident) and one.event == "ASSAULT" else None,
        injured=one.claim.injured if isinstance(one.claim, Incident) and one.event == "ASSAULT" else None,
        text=shown(one.claim.text),
        rule=one.rule,
        origins=len({t.origin for t in told}),
        reports=told,
        evidence=tuple(
            Quoted(report=c.report, claim=c.id, role=e.role, start=e.start, end=e.end, quote=unbroken(e.quote))
            for c in claims
            for e in c.evidence
        ),
    )


def _id(one: Draft, claims: Sequence[Claim]) -> str:
    said = "|".join([one.event, *one.actors, *(claim.id for claim in claims)])
    return f"p-{sha256(said.encode()).hexdigest()[:12]}"


def _day(one: Draft, claims: Sequence[Claim], view: View) -> Day | None:
    """The day that most accounts tell, else that of the first report, else the dossier's; null where none is known.

    What is yet to come is dated by its report: that is when it was said.
    """
    if not (isinstance(one.claim, Meeting) and one.planned_for):
        told = Counter(
            day.isoformat() for c in claims if c.when and (day := whole_day((c.when.edtf or "").partition("/")[0]))
        )
        if told:
            most = max(told.values())
            return min(day for day, count in told.items() if count == most), "told"
    published = [
        day
        for c in claims
        if c.report in view.reports and (given := view.reports[c.report].published) and (day := whole_day(given.edtf))
    ]
    if published:
        return min(published).isoformat(), "published"
    anchor = view.record.dossier.anchor
    day = whole_day(anchor.edtf) if anchor else None
    return (day.isoformat(), "anchor") if day else None


def _contexts(claim: Claim) -> tuple[str, ...]:
    """The contexts of a claim's issue and words."""
    issue = lexicon("plover")["issues"].get(claim.issue, {}) if isinstance(claim, Position) else {}
    found = [*issue.get("context", ()), *classes_in(claim.text, name="plover", key="contexts")]
    return tuple(dict.fromkeys(found))[:CONTEXTS]
