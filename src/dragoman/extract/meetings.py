"""Meetings, calls and visits: what sort, between whom, and whether they were held."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.extract.clauses import Extent, clause_span, negated, noun_phrase_span, verbal
from dragoman.extract.meeting_facts import absent, duration, mediators, parties, venue
from dragoman.extract.meeting_finds import Mention, mentions
from dragoman.extract.meeting_status import status_of
from dragoman.extract.places import place_of
from dragoman.lexicon import words
from dragoman.read.calendar import full_day
from dragoman.read.parse import Span
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Meeting, MeetingStatus, Modality, Statement, claim_id
from dragoman.record.value import When

LONGEST = 400  # tokens in a sentence
MODALITIES: dict[MeetingStatus, Modality] = {
    "held": "asserted", "planned": "planned", "proposed": "hypothetical", "offered": "hypothetical",
    "declined": "negated", "cancelled": "negated", "considered": "hypothetical",
}  # fmt: skip


def meetings(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Meeting]:
    """The meetings of a report, in order: one for each clause that tells of one. `said`: its statements (not used)."""
    del said
    held: Meeting | None = None
    for claim, missed in _told(reading):
        if claim.status == "held":
            if held is not None:
                yield held
            held = claim  # who stayed away may be told in the next sentence
            continue
        if held is not None:
            away = tuple(e for e in claim.parties if missed and e not in (*held.parties, *held.absent))
            yield replace(held, absent=(*held.absent, *away))
            held = None
        yield claim
    if held is not None:
        yield held


def _told(reading: Reading) -> Iterator[tuple[Meeting, bool]]:
    """Each meeting, and whether it is told as one that somebody did not come to."""
    for sentence in reading.sentences():
        if len(sentence) > LONGEST:
            continue  # no sentence that anybody wrote: a list, or a text without full stops
        taken: list[Extent] = []
        for mention in mentions(sentence):
            extent = _extent(mention)
            if not any(extent.start < e.end and e.start < extent.end for e in taken):
                taken.append(extent)
                yield _claim(reading, mention, extent, sentence), _missed(mention)


def _missed(mention: Mention) -> bool:
    """Whether somebody did not come: "did not attend the talks", "was absent from the talks"."""
    verb = mention.verb
    if verb is None or mention.role != "object" or not negated(verb):
        return False
    past = any(c.lower_ in ("did", "had", "has", "have") for c in verb.children if c.dep_ == "aux")
    return past and verb.lemma_.lower() in words("meetings", "status", "attending")


def _extent(mention: Mention) -> Extent:
    """The clause that tells of a meeting, or the noun phrase where the clause tells of something else."""
    verb = mention.verb
    if mention.role == "announced":
        told = mention.token.sent
        return Extent(told.start_char, told.start_char + len(told.text.rstrip(" .!\n\t\r")))
    if verb is None or not verbal(verb):
        return noun_phrase_span(mention.token)
    ending = status_of(mention) in ("declined", "cancelled")  # here the verb is what is told
    own = (
        ending or mention.role in ("verb", "subject") or verb.lemma_.lower() in words("meetings", "status", "governing")
    )
    due = verb.dep_ == "xcomp" and verb.head.lemma_ == "be"  # "are to meet"
    whole = clause_span(verb.head if due else verb) if own else noun_phrase_span(mention.token)
    part = noun_phrase_span(mention.token)
    return Extent(min(whole.start, part.start), max(whole.end, part.end)) if whole.end >= part.start else part


def _ahead(reading: Reading, when: When | None) -> bool:
    """Whether the words name a day after the report's own."""
    first = full_day(when.edtf) if when is not None and when.edtf else None
    today = full_day(reading.anchor.edtf) if reading.anchor else None
    return first is not None and today is not None and first > today


def _claim(reading: Reading, mention: Mention, extent: Extent, sentence: Span) -> Meeting:
    paragraph = reading.paragraph(mention.token.idx)
    when = when_of(reading, extent.start, extent.end, head=mention.token)
    status = status_of(mention, title=bool(paragraph and paragraph.title), dated_ahead=_ahead(reading, when))
    evidence = (reading.evidence(extent.start, extent.end, "content"),)
    text = " ".join(sentence.text.split())
    return Meeting(
        id=claim_id("meeting", reading.report.id, evidence, mention.token.lemma_),
        report=reading.report.id,
        text=text if text[-1:] in '.!?”"' else f"{text}.",
        evidence=evidence,
        modality=MODALITIES[status],
        format=mention.format,
        status=status,
        parties=parties(reading, mention),
        mediators=mediators(reading, mention),
        absent=absent(reading, mention),
        venue=venue(reading, mention),
        duration=duration(reading, extent),
        when=when,
        where=place_of(reading, extent.start, extent.end, head=mention.token),
    )
