"""One claim for one agreement: mentions of it in one report become one claim with several spans of evidence.

A report tells what was agreed in its headline, in full, and again in passing. Two mentions are of one agreement when
they have the same strength, share words of weight and do not differ in number.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.extract.echoes import lemmas
from dragoman.read.reading import Reading
from dragoman.record.claim import Commitment, Statement, claim_id

JOINED = frozenset({"agreed", "agreed_in_principle"})
SHARED = 2  # lemmas of weight


def merged(reading: Reading, claims: Iterable[Commitment], said: tuple[Statement, ...]) -> list[Commitment]:
    """The commitments, those that tell one agreement joined at the place of its first mention."""
    groups: list[list[Commitment]] = []
    known: dict[str, frozenset[str]] = {}
    for claim in claims:
        known[claim.id] = _lemmas(reading, claim)
        same = next((g for g in groups if _same(known, g, claim)), None)
        if same is None:
            groups.append([claim])
        else:
            same.append(claim)
    return [_joined(group, said) for group in groups]


def _same(known: dict[str, frozenset[str]], group: list[Commitment], claim: Commitment) -> bool:
    if claim.strength not in JOINED or group[0].strength != claim.strength:
        return False
    if not any(len(known[claim.id] & known[c.id]) >= SHARED for c in group):
        return False
    numbers = {c.quantity.low for c in (*group, claim) if c.quantity}
    days = {c.due.edtf for c in (*group, claim) if c.due and c.due.edtf}
    return len(numbers) <= 1 and len(days) <= 1


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
