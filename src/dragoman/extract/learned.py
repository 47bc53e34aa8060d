"""What the learned reader adds to the rules: claims on words that no rule took, and setters (decision 0015)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace as changed
from typing import cast

from msgspec.structs import replace

from dragoman.extract.extents import Extent, clause_span
from dragoman.extract.learned_claims import (
    ONE_SIDED,
    commitment,
    condition,
    incident,
    meeting,
    past,
    position,
    term,
)
from dragoman.extract.learned_holders import pointed
from dragoman.extract.learned_terms import pieced
from dragoman.extract.meetings import MODALITIES
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.extract.parties import named
from dragoman.extract.roles import own_subjects, verbal
from dragoman.extract.terms import sentence_of
from dragoman.learned.tagger import Stretch, Told, told
from dragoman.read.reading import Reading
from dragoman.record.claim import (
    Claim,
    Commitment,
    Condition,
    Meeting,
    MeetingStatus,
    Position,
    Statement,
    Strength,
    kind_of,
)

Maker = Callable[[Reading, Stretch, Sequence[Stretch], Sequence[Statement]], Claim | None]
MAKERS: tuple[tuple[str, float, Maker], ...] = (  # kind, least score, and what makes a claim of it
    ("meeting", 0.7, meeting),
    ("position", 0.65, position),
    ("commitment", 0.5, commitment),
    ("condition", 0.65, condition),
    ("incident", 0.82, incident),
)
# below this peak a claim of the rules is dropped
IMPROBABLE = {"meeting": 0.06, "commitment": 0.03, "position": 0.08, "incident": 0.15, "condition": 0.02}
UNSET = 0.3  # the same of conditions that nobody is known to set
FIRMER = {"agreed": 0.3, "offered": 0.05, "promised": 0.02, "considered": 0.01}  # of commitments by what they bind to
# stances it is no judge of: those of conditions, and proposals of a venue or a day, which its dossiers tell otherwise
UNJUDGED = frozenset({"conditional", "proposes"})
MET = 0.5  # least peak of a meeting with its time
WORDS = 3  # words of a stretch at least: less tells nothing
STATUS = 0.7  # least score of a meeting, and share of a status or strength, from which that goes before what rules tell
FIRM = 0.55  # least score of a commitment for the same
CLEAR = 0.9  # share of a pointer from which a condition of the rules gets its setter


def told_of(reading: Reading) -> Told:
    """What the learned reader tells of a report."""
    lines = [(p.start, p.end) for p in reading.paragraphs if not p.dropped]
    named = [(t.idx, t.idx + len(t.text)) for t in reading.doc if reading.cast.who(t)]
    return told(reading.report.text, lines, named)


def likely(reading: Reading, found: Told, kind: str, *, around: int = 0) -> Reading:
    """The same report with those sentences only in which a claim of a kind may pass for one: nothing else is looked at.

    `around`: sentences on either side of such a one that stay, too.
    """
    story = reading.sentences()
    least = IMPROBABLE[kind]
    on = [n for n, s in enumerate(story) if found.peak(kind, s.start_char, s.end_char) >= least]
    kept = sorted({m for n in on for m in range(max(0, n - around), min(len(story), n + around + 1))})
    return changed(reading, story=tuple(story[n] for n in kept))


def with_learned(
    reading: Reading, found: Told, said: tuple[Statement, ...], claims: Iterable[Claim]
) -> Iterator[Claim]:
    """The claims of the rules, without the improbable ones, then those that they missed, kind by kind.

    `said`: the statements; `claims`: what the rules found.
    """
    spoken = Overlaps((whole(s), s) for s in said)
    every = Overlaps((Extent(s.start, s.end), s) for s in found.stretches)
    mine = [_firm(reading, _held(_set(reading, c, every), every), every) for c in claims if not _improbable(c, found)]
    yield from mine
    for kind, least, make in MAKERS:
        taken = Overlaps((whole(c), c) for c in mine if kind_of(c) == kind)
        sure = (s for s in found.stretches if s.kind == kind and (s.score >= least or _met(reading, found, s)))
        for stretch in (part for s in sure for part in _untold(reading, s, taken.near(s.start, s.end))):
            line = reading.paragraph(stretch.start)
            beside = every.near(line.start, line.end) if line else []
            claim = make(reading, stretch, beside, spoken.near(stretch.start, stretch.end))
            if claim is not None:
                mine.append(claim)
                yield claim
    told = Overlaps((whole(c), c) for c in mine if isinstance(c, Commitment))
    ends = 0
    for stretch in pieced(reading, found, spoken):
        if stretch.start >= ends and not told.near(stretch.start, stretch.end):
            ends = stretch.end
            yield term(reading, stretch)


def _met(reading: Reading, found: Told, stretch: Stretch) -> bool:
    """Whether words look like those of a meeting that was held, one of them at least, and tell when."""
    likely = stretch.kind == "meeting" and found.peak("meeting", stretch.start, stretch.end) >= MET
    return likely and past(reading, stretch)


def _untold(reading: Reading, found: Stretch, taken: Sequence[Claim]) -> Iterator[Stretch]:
    """A stretch of enough words that no claim has; of a commitment, its clauses beside those that claims have."""
    mine = [whole(c) for c in taken]
    if not mine:
        if len(reading.report.text[found.start : found.end].split()) >= WORDS:
            yield found
        return
    span = reading.doc.char_span(found.start, found.end, alignment_mode="contract")
    for verb in span or () if found.kind == "commitment" else ():
        if verbal(verb) and any(s.i < verb.i and s.idx >= found.start for s in own_subjects(verb)):
            start, end = clause_span(verb, joined=False)
            if found.start <= start < end <= found.end and not any(start < c.end and c.start < end for c in mine):
                mine.append(Extent(start, end))
                yield changed(found, start=start, end=end)
    first = min(mine, key=lambda c: c.start).start
    line = reading.paragraph(found.start)
    if found.kind == "commitment" and line and line.title and found.start < first:
        head = reading.report.text[found.start : first].rstrip(" ,;:–—-")
        if len(head.split()) >= WORDS:
            yield changed(found, end=found.start + len(head))  # "Teachers to pause strikes | as pay talks adjourn"


def _improbable(claim: Claim, found: Told) -> bool:
    """Whether no word of a claim looks like one of its kind."""
    if isinstance(claim, Position) and claim.stance in UNJUDGED:
        return False
    least = UNSET if isinstance(claim, Condition) and not claim.setter else IMPROBABLE.get(kind_of(claim), 0.0)
    if isinstance(claim, Commitment):
        least = FIRMER.get(claim.strength, least)
    return bool(least) and found.peak(kind_of(claim), *whole(claim)) < least


def _held(claim: Claim, every: Overlaps[Stretch]) -> Claim:
    """A meeting with the status that the learned reader is sure of, where rules tell otherwise whether it was held."""
    near = [s for s in every.near(*whole(claim)) if s.kind == "meeting"] if isinstance(claim, Meeting) else []
    best = max(near, key=lambda s: s.score, default=None)
    if best is None or best.score < STATUS or not isinstance(claim, Meeting):
        return claim
    value, share = next((v, p) for n, v, p in best.traits if n == "status")
    status = cast("MeetingStatus", value)
    if share < STATUS or (status == "held") == (claim.status == "held"):
        return claim
    return replace(claim, status=status, modality=MODALITIES[status])


def _firm(reading: Reading, claim: Claim, every: Overlaps[Stretch]) -> Claim:
    """A deal that the learned reader is sure to be one side's promise or offer, told as that."""
    mine = isinstance(claim, Commitment) and claim.strength == "agreed"
    near = [s for s in every.near(*whole(claim)) if s.kind == "commitment"] if mine else []
    best = max(near, key=lambda s: s.score, default=None)
    if best is None or best.score < FIRM or not isinstance(claim, Commitment):
        return claim
    value, share = next((v, p) for n, v, p in best.traits if n == "strength")
    if value not in ONE_SIDED or share < STATUS:
        return claim
    strength = cast("Strength", value)
    text = sentence_of(strength, named(reading, claim.parties), claim.what)
    return replace(claim, strength=strength, text=text)


def _set(reading: Reading, claim: Claim, every: Overlaps[Stretch]) -> Claim:
    """A condition without a setter, with the one that the learned reader is sure of."""
    if not isinstance(claim, Condition) or claim.setter:
        return claim
    near = [s for s in every.near(*whole(claim)) if s.kind == "condition"]
    who = next((w for s in near if (w := pointed(reading, s, least=CLEAR))), ())
    return replace(claim, setter=who) if who else claim
