"""One claim for one agreement: mentions of it in one report become one claim with several spans of evidence.

A report tells what was agreed in its headline, in full, and again in passing. Two mentions are of one agreement when
they have the same strength, do not differ in number or day and share words of weight; or one is the headline's and the
other the one that the report opens with; or one says only "this" or "it" of the other just before it.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dragoman.extract.clauses import SUBJECTS
from dragoman.extract.echoes import lemmas
from dragoman.extract.parties import named
from dragoman.extract.terms import sentence_of
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Commitment, Statement, claim_id

JOINED = frozenset({"agreed", "agreed_in_principle"})
SHARED = 2  # lemmas of weight
OPENING = 2  # paragraphs, the headline among them
GAP = 1  # tokens from a sentence to the next one: a new line
POINTING = frozenset({"this", "it", "that", "they", "these"})
LIVELY = frozenset({"offered", "promised"})  # what may be taken up as "it"


def merged(reading: Reading, claims: Iterable[Commitment], said: tuple[Statement, ...]) -> list[Commitment]:
    """The commitments, those that tell one agreement joined at the place of its first mention."""
    groups: list[list[Commitment]] = []
    known: dict[str, frozenset[str]] = {}
    for claim in claims:
        known[claim.id] = _lemmas(reading, claim)
        fitting = [g for g in groups if _same(reading, known, g, claim)]
        same = next((g for g in reversed(fitting) if _pointed(reading, g, claim)), next(iter(fitting), None))
        if same is None:
            groups.append([claim])
        else:
            same.append(claim)
    return [_joined(group, said) for group in groups]


def all_told(reading: Reading, claims: Iterable[Claim], said: tuple[Statement, ...]) -> Iterator[Claim]:
    """The claims of a report, its commitments joined, and what is only called "it" told by what it takes up."""
    told: list[Commitment] = []
    for claim in claims:
        if isinstance(claim, Commitment):
            told.append(claim)
        else:
            yield claim
    one = merged(reading, sorted(told, key=lambda c: (c.evidence[0].start, c.id)), said)
    for at, claim in enumerate(one):
        yield _told_by(reading, claim, one[:at])


def _told_by(reading: Reading, claim: Commitment, before: Sequence[Commitment]) -> Commitment:
    """As in "Norland offered a ship. Sutland is considering it": what is considered or accepted is the ship."""
    if claim.strength not in ("considered", "accepted_by_one") or not _of_it(reading, claim):
        return claim
    near = [c for c in before if c.strength in LIVELY and _just_before(reading, c, claim)]
    if not near:
        return claim
    offer = near[-1]
    evidence = tuple(sorted({*claim.evidence, *offer.evidence}, key=lambda e: (e.start, e.end)))
    return replace(
        claim,
        id=claim_id("commitment", claim.report, evidence, claim.strength),
        text=sentence_of(claim.strength, named(reading, claim.parties), offer.what),
        evidence=evidence,
        what=offer.what,
        quantity=claim.quantity or offer.quantity,
        due=claim.due or offer.due,
    )


def _of_it(reading: Reading, claim: Commitment) -> bool:
    """Whether a claim names what it is about by a pronoun alone."""
    span = reading.doc.char_span(claim.evidence[0].start, claim.evidence[0].end, alignment_mode="expand")
    about = [t for t in span or () if t.dep_ in ("dobj", "nsubjpass", "pobj") and t.ent_type_ not in ("DATE", "TIME")]
    return bool(about) and all(t.lower_ in POINTING for t in about)


def _just_before(reading: Reading, one: Commitment, other: Commitment) -> bool:
    """Whether a claim ends in the sentence of another, or in the sentence before."""
    first, then = (reading.token_at(c.evidence[0].start) for c in (one, other))
    if first is None or then is None or one.evidence[-1].end > other.evidence[0].start:
        return False
    return first.sent.end >= then.sent.start - GAP


def _same(reading: Reading, known: dict[str, frozenset[str]], group: list[Commitment], claim: Commitment) -> bool:
    if claim.strength not in JOINED or group[0].strength != claim.strength:
        return False
    alike = any(len(known[claim.id] & known[c.id]) >= SHARED for c in group)
    if not alike and not _opens(reading, group, claim) and not _pointed(reading, group, claim):
        return False
    numbers = {c.quantity.low for c in (*group, claim) if c.quantity}
    days = {c.due.edtf for c in (*group, claim) if c.due and c.due.edtf}
    return len(numbers) <= 1 and len(days) <= 1


def _opens(reading: Reading, group: list[Commitment], claim: Commitment) -> bool:
    """Whether a group is the headline alone and a claim what the report opens with, of the same parties."""
    head = group[0]
    if len(group) > 1 or head.strength != "agreed" or (head.parties and set(head.parties) != set(claim.parties)):
        return False
    lines = [reading.paragraph(c.evidence[0].start) for c in (head, claim)]
    if not all(lines) or not lines[0] or not lines[0].title or not lines[1] or lines[1].title:
        return False
    return lines[1] in [p for p in reading.paragraphs if not p.dropped][:OPENING]


def _pointed(reading: Reading, group: list[Commitment], claim: Commitment) -> bool:
    """Whether a claim says only "this" or "it" of the one just before: "and this must be done by Sunday"."""
    first = reading.token_at(claim.evidence[0].start)
    return first is not None and first.lower_ in POINTING and first.dep_ in SUBJECTS and (
        _just_before(reading, group[-1], claim))  # fmt: skip


def _lemmas(reading: Reading, claim: Commitment) -> frozenset[str]:
    spans = (reading.doc.char_span(e.start, e.end, alignment_mode="expand") for e in claim.evidence)
    return frozenset(lemma for span in spans if span is not None for lemma in lemmas(span))


def _joined(group: list[Commitment], said: tuple[Statement, ...]) -> Commitment:
    """One claim for a group: the fullest mention's words and attribution, everybody's evidence."""
    if len(group) == 1:
        return group[0]
    fullest = max(group, key=lambda c: (c.quantity is not None, c.due is not None, len(c.what), -c.evidence[0].start))
    spans = {(e.start, e.end): e for c in group for e in c.evidence}
    evidence = tuple(spans[key] for key in sorted(spans))
    return replace(
        fullest,
        id=claim_id("commitment", fullest.report, evidence, fullest.strength),
        evidence=evidence,
        parties=fullest.parties or next((c.parties for c in group if c.parties), ()),
        due=fullest.due or next((c.due for c in group if c.due), None),
        when=fullest.when or next((c.when for c in group if c.when), None),
        attribution=_attribution(fullest, said),
    )


def _attribution(claim: Commitment, said: tuple[Statement, ...]) -> str | None:
    """The statement with the shortest content around the fullest mention."""
    first, last = claim.evidence[0].start, claim.evidence[-1].end
    around = [
        (e.end - e.start, e.start, s.id)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= first and last <= e.end
    ]
    return min(around)[2] if around else None
