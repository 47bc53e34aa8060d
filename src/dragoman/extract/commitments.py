"""Commitments: what was agreed, promised, offered, accepted by one side, considered or not agreed.

Rules over the parse, after the reading of negotiations as speech acts (Searle 1975, commissives) that PLOVER's
AGREE, CONSULT and REJECT distinguish: RULES says which rule reads which sense of lexicon/commitments.toml.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from datetime import timedelta

from dragoman.extract import deals, failures, papers, phrases, undertakings
from dragoman.extract.acts import Act, acts
from dragoman.extract.announcements import announcements
from dragoman.extract.arranged import arranged, both_ways, witnessed
from dragoman.extract.bargain import NAME, Bargain
from dragoman.extract.carrying_out import Told, carried_out, told_before
from dragoman.extract.echoes import Known, echoes, lemmas
from dragoman.extract.headlines import headlines
from dragoman.extract.holders import FIRM, committed
from dragoman.extract.open_points import open_points
from dragoman.extract.parties import named
from dragoman.extract.principle import principles
from dragoman.extract.repeats import merged
from dragoman.extract.roles import LIMIT
from dragoman.extract.setting import Story, bargained, lead, negotiated, topics
from dragoman.extract.severally import severally
from dragoman.extract.silences import silences
from dragoman.extract.terms import quantity_of, sentence_of, what_of, with_deadline, with_start, with_subject
from dragoman.extract.tidy import tidy
from dragoman.extract.verdicts import terms_alone, verdicts
from dragoman.read.calendar import full_day
from dragoman.read.due import due_of
from dragoman.read.parse import Span
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Commitment, Statement, claim_id

BACKGROUND = timedelta(days=60)  # what was agreed longer ago is another story
YEAR = 4  # digits of one
REMEMBERED = 40  # commitments that a later sentence may take up
FIRMLY = frozenset({"agreed", "promised"})  # what a headline may tell again
Rule = Callable[[Act], Iterator[Bargain]]
RULES: dict[str, Rule] = {
    "agree": deals.agreements,
    "seal": deals.sealed,
    "settle": deals.settled,
    "concede": deals.conceded,
    "deal": papers.named_deals,
    "promise": undertakings.promises,
    "offer": undertakings.offers,
    "propose": undertakings.proposed_acts,
    "ready": undertakings.readiness,
    "accept": undertakings.acceptances,
    "consider": undertakings.considerations,
    "note": undertakings.notes,
    "refer": undertakings.referrals,
    "exclude": undertakings.open_doors,
    "drop": failures.dropped,
    "text": papers.texts,
    "fail": failures.failings,
    "divide": failures.divisions,
    "divided": failures.divisions,
    "deadlock": failures.deadlocks,
    "collapse": failures.collapses,
}


def commitments(
    reading: Reading, said: tuple[Statement, ...], *, among: Collection[Span] | None = None
) -> Iterator[Commitment]:
    """The commitments of a report, in order. `said`: its statements; `among`: the sentences that may tell of one."""
    yield from merged(reading, _each(reading, said, reading.sentences() if among is None else among), said)


def _each(reading: Reading, said: tuple[Statement, ...], among: Collection[Span]) -> Iterator[Commitment]:
    """Every mention of a commitment, in order."""
    seen: set[str] = set()
    told = [(sentence, list(bargains(sentence))) for sentence in reading.sentences()]
    known = [_known(reading, b) for _, found in told for b in found if b.strength in FIRMLY]
    sentences = [sentence for sentence, _ in told]
    near = bargained(sentences)
    about = any(found for _, found in told) or negotiated(sentences)
    story = Story(any(one.strength == "agreed" for one in known), topics(sentences), lead(sentences))
    before: deque[Told] = deque(maxlen=REMEMBERED)
    kept: dict[int, list[Bargain]] = {}
    for (sentence, direct), beside_talks in sorted(
        zip(told, near, strict=True), key=lambda s: _titled(reading, s[0][0])
    ):
        if len(sentence) > LIMIT or sentence not in among:
            continue
        again: list[Bargain] = [*carried_out(reading, sentence, before), *echoes(reading, sentence, known)]
        if about:
            again += arranged(reading, sentence, said, near=beside_talks, story=story)
            again += [*open_points(sentence), *verdicts(reading, sentence), *terms_alone(reading, sentence, said)]
        sure = [*headlines(reading, sentence), *(witnessed(reading, found, said) for found in direct)]
        apart = _apart([*sure, *again, *announcements(reading, sentence, said)])
        apart = [each for found in apart for way in both_ways(reading, found) for each in severally(reading, way)]
        before.extend(earlier for found in apart if (earlier := told_before(reading, found)))
        kept[sentence.start] = apart
        known += [_known(reading, b) for b in again if b.strength == "agreed"]
    for claim in (_claim(reading, found, said) for start in sorted(kept) for found in kept[start]):
        if claim.id not in seen and not long_past(reading, claim):
            seen.add(claim.id)
            yield claim


def _titled(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence is a headline, which tells again what the report tells below it."""
    paragraph = reading.paragraph(sentence.start_char)
    return bool(paragraph and paragraph.title)


def long_past(reading: Reading, claim: Commitment) -> bool:
    """Whether something was agreed long before the report: background, and not what came of these talks."""
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    if today is None or claim.when is None or claim.when.edtf is None or claim.strength not in FIRM:
        return False
    last = claim.when.edtf.split("/")[-1]
    return last[:YEAR].isdigit() and last[:10] < str(today - BACKGROUND)[: len(last[:10])]


def bargains(sentence: Span) -> Iterator[Bargain]:
    """What a sentence says of commitments, by every rule; one thing may be found by several."""
    if len(sentence) > LIMIT:
        return
    for act in acts(sentence, NAME):
        rule = RULES[act.sense]
        if act.form == "noun" and act.sense in ("offer", "promise"):
            rule = undertakings.named_offers
        yield from rule(act)
    yield from principles(sentence)
    yield from undertakings.tabled(sentence)
    yield from phrases.worded(sentence)
    yield from phrases.results(sentence)
    yield from failures.nothings(sentence)
    yield from failures.gaps(sentence)
    yield from failures.nothing_done(sentence)
    yield from failures.left_out(sentence)
    yield from failures.unbridged(sentence)
    yield from failures.unsaid(sentence)
    yield from failures.unfixed(sentence)
    yield from silences(sentence)


def _known(reading: Reading, found: Bargain) -> Known:
    """What a headline may tell again of a bargain: how firm it is, and the lemmas of weight of what is agreed."""
    span = reading.doc.char_span(*found.extent, alignment_mode="expand")
    return Known(found.strength, lemmas(span) if span is not None else frozenset())


def _apart(found: list[Bargain]) -> list[Bargain]:
    """The bargains without those that another one of the same strength covers (the first of equals stays)."""
    kept: list[Bargain] = []
    for one in found:
        over = [k for k in kept if k.strength == one.strength and _overlap(k, one)]
        if len(over) == 1 and one.modality == "planned" and _holds(one, over[0]):
            kept.remove(over[0])  # "ten will be freed, according to a text signed by both" for "a text signed by both"
            over = []
        covered = bool(over)
        one_sided = one.strength in ("promised", "accepted_by_one")
        covered |= one_sided and any(k.strength == "agreed" and k.token == one.token for k in kept)
        principle = any(k.strength == "agreed_in_principle" and k.token == one.token for k in kept)
        if not covered and not principle:
            kept.append(one)
    return sorted(kept, key=lambda b: b.extent)


def _overlap(a: Bargain, b: Bargain) -> bool:
    return a.extent.start < b.extent.end and b.extent.start < a.extent.end


def _holds(outer: Bargain, inner: Bargain) -> bool:
    """Whether one bargain's words hold those of another that is no clause of its own beside it."""
    inside = outer.extent.start <= inner.extent.start and inner.extent.end <= outer.extent.end
    return inside and outer.extent != inner.extent and outer.token.is_ancestor(inner.token)


def _claim(reading: Reading, found: Bargain, said: tuple[Statement, ...]) -> Commitment:
    extent = with_subject(found, tidy(reading, found.extent))
    extent = tidy(reading, with_deadline(reading, found, with_start(reading, found, extent)))
    evidence = (reading.evidence(extent.start, extent.end, "content"),)
    parties = committed(reading, found, said)
    terms = what_of(reading, found, extent)
    what = reading.report.text[terms.start : terms.end]
    return Commitment(
        id=claim_id("commitment", reading.report.id, evidence, found.strength),
        report=reading.report.id,
        text=sentence_of(found.strength, named(reading, parties), what),
        evidence=evidence,
        modality=found.modality,
        strength=found.strength,
        parties=parties,
        what=what,
        quantity=quantity_of(reading, found, extent, terms),
        due=None if found.strength == "not_agreed" else due_of(reading, *extent, head=found.token),
        when=when_of(reading, *extent, head=found.token),
    )
