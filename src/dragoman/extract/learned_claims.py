"""From a stretch that the learned reader found to a claim: holder, day, place and terms by the same rules as ever."""

from collections.abc import Sequence
from typing import cast

from dragoman.extract.acts import doers, things
from dragoman.extract.bargain import NAME, Bargain, listed
from dragoman.extract.clauses import mark_of
from dragoman.extract.condition_marks import no_condition
from dragoman.extract.extents import Extent
from dragoman.extract.holders import FIRM
from dragoman.extract.incident_events import events
from dragoman.extract.incident_groups import Group
from dragoman.extract.incident_roles import actors_of, target_of
from dragoman.extract.incident_scale import background
from dragoman.extract.issues import issue_of, title_of
from dragoman.extract.learned_holders import acting, holders, several, side_of, speaker
from dragoman.extract.meeting_facts import absent, duration, mediators, parties, venue
from dragoman.extract.meeting_finds import Mention
from dragoman.extract.meetings import MODALITIES
from dragoman.extract.neutral import neutral
from dragoman.extract.outcomes import before_but, clinched
from dragoman.extract.parties import named
from dragoman.extract.places import place_of
from dragoman.extract.roles import above, verbal
from dragoman.extract.terms import quantity_of, sentence_of, what_of
from dragoman.extract.tidy import tidy
from dragoman.extract.toll_guess import likely
from dragoman.extract.toll_marks import Kind
from dragoman.extract.tolls import Toll, tolls
from dragoman.extract.within import innermost
from dragoman.learned.tagger import Stretch
from dragoman.lexicon import words
from dragoman.read.due import due_of
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import (
    Commitment,
    Condition,
    ConditionForm,
    Incident,
    Meeting,
    MeetingFormat,
    MeetingStatus,
    Position,
    Stance,
    Statement,
    Strength,
    claim_id,
)  # fmt: skip
from dragoman.record.value import Quantity

ENDS = frozenset('.!?”"')
CERTAIN = {"form": 0.4}  # least probability of a trait that is taken; half where none stands here
AGREED = 0.7  # the same of `agreed` inside what one party says: a deal that is none is the worst of mistakes
OWN = 0.5  # the same in the writer's own voice, which tells a party's promise as one
HALF = 0.5  # the same of other strengths
CLEAR, LIKELY = 0.7, 0.55  # scores of a commitment
PLAIN = 0.85  # the same of a deal in words that only suppose it: "traffic should be moving again"
ONE_SIDED = frozenset({"promised", "offered", "accepted_by_one"})
BARE = 0.85  # least score of a meeting in words without a verb: "the delegations", "a summit"
SURE = 0.9  # least score of a stance that is no condition: of 34 below it on dossiers new to the reader 26 were none


def _trait(stretch: Stretch, name: str) -> str | None:
    return next((v for n, v, p in stretch.traits if n == name and p >= CERTAIN.get(name, 0.5)), None)


def _strength(reading: Reading, stretch: Stretch, said: Sequence[Statement]) -> Strength | None:
    """How firm a commitment is, where that is sure. `said`: the statements that it overlaps.

    What one party says of itself is mostly its promise or offer; a deal must be plain.
    """
    value, share = next((v, p) for n, v, p in stretch.traits if n == "strength")
    first = reading.token_at(stretch.start)
    told = innermost(first, said) if first is not None else None
    between = told is not None and neutral(reading, told)
    party = None if between and value == "agreed" else speaker(stretch, said)
    if value == "agreed":
        supposed = _supposed(reading, stretch)
        least = PLAIN if supposed else CLEAR
        sure = share >= (AGREED if party or supposed else OWN) and stretch.score >= least
    elif value in ONE_SIDED:
        sure = share >= HALF and (bool(party) or stretch.score >= (LIKELY if share >= AGREED else CLEAR))
    else:
        sure = share >= HALF and stretch.score >= CLEAR
    if not sure:
        return None
    if value == "not_agreed" and first is not None and before_but(first):
        return "agreed" if clinched(reading, Extent(stretch.start, stretch.end)) else None
    person = told is not None and told.speaker and reading.cast.get(told.speaker).kind == "person"
    if value == "promised" and between and person:
        return "agreed"  # what a mediator says that the sides will do is a term of the deal
    return "promised" if value == "agreed" and _as_promised(reading, stretch) else cast("Strength", value)


def _as_promised(reading: Reading, stretch: Stretch) -> bool:
    """Whether words call it one side's promise: "freed twelve prisoners, as it had promised"."""
    span = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    beside = [c for t in span or () for c in t.children if c.dep_ == "advcl"]
    return any(t.tag_ in ("VBN", "VBD") and listed(t, "verbs", "promise") for t in (*(span or ()), *beside))


def _empty(reading: Reading, stretch: Stretch) -> bool:
    """Whether words name a deal or a time and nothing that is agreed: "under the deal struck in June"."""
    span = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    times = reading.times_in(stretch.start, stretch.end)
    told = [t for t in span or () if t.pos_ in ("NOUN", "VERB") and not any(w.start <= t.idx < w.end for w in times)]
    return all(listed(t, "nouns", "deal") or listed(t, "verbs", "seal") for t in told) and not amounts(
        reading, stretch.start, stretch.end
    )


def _supposed(reading: Reading, stretch: Stretch) -> bool:
    """Whether a clause is only said to be possible: "would recover their liberty"."""
    span = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    return span is not None and any(c.lower_ in words("clauses", "hypothetical") for c in span.root.children)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """Words of a report as a readable sentence."""
    line = _flat(text)
    end = "" if line[-1:] in ENDS else "."
    return f"{line[:1].upper()}{line[1:]}{end}"


def past(reading: Reading, found: Stretch) -> bool:
    """Whether a stretch tells when a meeting was held: one that names its time needs less to be one."""
    times = reading.times_in(found.start, found.end)
    return _trait(found, "status") == "held" and any(t.kind in ("date", "duration") for t in times)


def meeting(reading: Reading, found: Stretch, every: Sequence[Stretch], said: Sequence[Statement]) -> Meeting | None:
    """A meeting, where it is sure whether it was held; who met and where, by the parse around its head."""
    del every, said
    status = cast("MeetingStatus | None", _trait(found, "status"))
    extent = tidy(reading, Extent(found.start, found.end))
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if status is None or span is None:
        return None
    bare = not any(verbal(t) and t.dep_ != "amod" for t in span)
    if bare and found.score < BARE and not past(reading, found):
        return None
    head, evidence = span.root, (reading.evidence(extent.start, extent.end, "content"),)
    kind = cast("MeetingFormat", _trait(found, "format") or "talks")
    told = Mention(head, kind, head, "verb") if verbal(head) else Mention(head, kind, None, "adjunct")
    return Meeting(
        id=claim_id("meeting", reading.report.id, evidence, head.lemma_), report=reading.report.id,
        text=_sentence(span.sent.text), evidence=evidence, modality=MODALITIES[status], format=kind, status=status,
        parties=parties(reading, told), mediators=mediators(reading, told), absent=absent(reading, told),
        venue=venue(reading, told), duration=duration(reading, extent), when=when_of(reading, *extent, head=head),
        where=place_of(reading, *extent, head=head),
    )  # fmt: skip


def position(reading: Reading, found: Stretch, every: Sequence[Stretch], said: Sequence[Statement]) -> Position | None:
    """A position, where its stance and its holder are sure."""
    del every
    stance, party = cast("Stance | None", _trait(found, "stance")), holders(reading, found, said)
    if stance is None or not party or (stance != "conditional" and found.score < SURE):
        return None
    extent = tidy(reading, Extent(found.start, found.end))
    evidence = (reading.evidence(extent.start, extent.end, "content"),)
    content = reading.report.text[extent.start : extent.end]
    issue = issue_of(content, reading.issues)
    return Position(
        id=claim_id("position", reading.report.id, evidence, stance, *party), report=reading.report.id,
        text=_flat(f"{named(reading, party)} {stance} ({title_of(issue, reading.issues).lower()}): {content}"),
        evidence=evidence, when=when_of(reading, *extent), party=party, issue=issue, stance=stance, content=content,
    )  # fmt: skip


def commitment(
    reading: Reading, found: Stretch, every: Sequence[Stretch], said: Sequence[Statement]
) -> Commitment | None:
    """A commitment, where its strength is sure."""
    del every
    strength = _strength(reading, found, said)
    if strength is None or (strength in ("agreed", "offered") and _aimed_at(reading, found)):
        return None
    if strength == "agreed" and _empty(reading, found):
        return None
    party = several(reading, found) if strength in FIRM else holders(reading, found, said)
    return _of(reading, found, strength, party)


def term(reading: Reading, found: Stretch) -> Commitment:
    """A term of a deal: who gives is its subject."""
    return _of(reading, found, "agreed", acting(reading, found))


def _of(reading: Reading, found: Stretch, strength: Strength, party: tuple[str, ...]) -> Commitment:
    """The commitment that a stretch tells, of these parties."""
    sides = {side_of(reading, p) for p in party}
    if strength == "agreed" and len(sides) == 1 and set(party).isdisjoint(acting(reading, found)):
        party = ()  # a deal is of two sides: one alone is no party of it, unless the clause tells what that one does
    extent = _with_noun(reading, tidy(reading, Extent(found.start, found.end)))
    evidence = (reading.evidence(extent.start, extent.end, "content"),)
    what = reading.report.text[extent.start : extent.end]
    told = _bargain(reading, extent, strength)
    return Commitment(
        id=claim_id("commitment", reading.report.id, evidence, strength), report=reading.report.id,
        text=sentence_of(strength, named(reading, party), what), evidence=evidence, strength=strength, parties=party,
        what=what, quantity=quantity_of(reading, told, extent, what_of(reading, told, extent)) if told else None,
        due=None if strength == "not_agreed" else due_of(reading, *extent), when=when_of(reading, *extent),
    )  # fmt: skip


def _with_noun(reading: Reading, extent: Extent) -> Extent:
    """A stretch that begins with "of" from the words on that it hangs on: "the idea of a ceasefire"."""
    first = reading.token_at(extent.start)
    if first is None or first.lower_ != "of" or first.head.pos_ != "NOUN" or first.head.i != first.i - 1:
        return extent
    return Extent(first.head.left_edge.idx, extent.end)


def _bargain(reading: Reading, extent: Extent, strength: Strength) -> Bargain | None:
    """What rules make of the words of a commitment: by its verb, who commits to what."""
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if span is None:
        return None
    head = span.root
    by, about = (doers(head), things(head, NAME)) if verbal(head) else ([], [])
    return Bargain(head, strength, tuple(by), tuple(about), extent)


def _aimed_at(reading: Reading, found: Stretch) -> bool:
    """Whether words tell what somebody wants ("plans to sell", "wants 9 percent"), an event, or half a clause."""
    span = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return False
    if any(c.dep_ == "dobj" and c.idx >= found.end for c in span.root.children):
        return True  # a clause without its object says too little
    if mark_of(span.root) in ("before", "until"):
        return True  # "hours before the duties come into force"
    over = next((t for t in (span.root, *above(span.root)) if verbal(t)), None)
    named = over is not None and (listed(over, "aims", "verbs") or listed(over, "arranged", "events"))
    return named or (verbal(span.root) and span.root.dep_ == "xcomp" and listed(span.root.head, "aims", "verbs"))


def condition(
    reading: Reading, found: Stretch, every: Sequence[Stretch], said: Sequence[Statement]
) -> Condition | None:
    """A condition with the consequence nearest to it; `every`: the stretches of its paragraph."""
    form, setter = cast("ConditionForm | None", _trait(found, "form")), holders(reading, found, said)
    beside = [s for s in every if s.kind == "consequence"]
    if form is None or not beside:
        return None
    other = min(beside, key=lambda s: (max(s.start - found.end, found.start - s.end), s.start))
    own, then = (tidy(reading, Extent(s.start, s.end)) for s in (found, other))
    if _flat(reading.report.text[own.start : own.end]).split(" ")[0].lower() in words("conditions", "reasons"):
        return None
    worded = reading.doc.char_span(*own, alignment_mode="expand")
    if worded is not None and no_condition(worded):
        return None
    evidence = (reading.evidence(*own, "condition"), reading.evidence(*then, "consequence"))
    text = reading.report.text
    told = _flat(text[min(own.start, then.start) : max(own.end, then.end)])
    return Condition(
        id=claim_id("condition", reading.report.id, evidence, form), report=reading.report.id,
        text=_sentence(told), evidence=evidence, modality="conditional", setter=setter, form=form,
        condition=_flat(text[own.start : own.end]), consequence=_flat(text[then.start : then.end]),
    )  # fmt: skip


def incident(reading: Reading, found: Stretch, every: Sequence[Stretch], said: Sequence[Statement]) -> Incident | None:
    """An incident, with the events and tolls that rules see in its words."""
    del every
    extent = tidy(reading, Extent(found.start, found.end))
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if span is None:
        return None
    told = [t for t in tolls(reading, span.sent) if extent.start <= t.start and t.end <= extent.end]
    seen = [e for e in events(reading, span.sent) if extent.start <= e.head.idx < extent.end]
    told += likely(reading, *extent, told)
    group = Group(tuple(seen), tuple(told), extent.start, extent.end)
    if background(reading.report.text, group):
        return None
    evidence = (reading.evidence(extent.start, extent.end, "content"),)
    teller = speaker(found, said)
    return Incident(
        id=claim_id("incident", reading.report.id, evidence), report=reading.report.id,
        text=_flat(reading.report.text[extent.start : extent.end]), evidence=evidence,
        when=when_of(reading, *extent, head=span.root), where=place_of(reading, *extent),
        type=next((e.mode for e in seen), "other"), alleged_actor=actors_of(reading, group),
        alleged_by=(teller,) if teller else (), target=target_of(group),
        killed=_toll(told, "killed"), injured=_toll(told, "injured"),
    )  # fmt: skip


def _toll(told: Sequence[Toll], kind: Kind) -> Quantity | None:
    """The toll of a kind, null where two are told."""
    counts = list({t.quantity: None for t in told if t.kind == kind})
    return counts[0] if len(counts) == 1 else None
