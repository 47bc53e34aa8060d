"""Statements without a cue: who speaks, and what is said, by lead-ins, closing phrases and neighbouring sentences."""

from dataclasses import dataclass

from dragoman.extract.clauses import Extent
from dragoman.extract.complements import trimmed
from dragoman.extract.content import snap
from dragoman.extract.direct import announcer, named_after, named_before, only_quoted, spoken
from dragoman.extract.leadins import answering, closing, lead_in, told_next
from dragoman.extract.sources import Source, human, plain_source, source_extent
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

OWN_WORDS = 7  # tokens, with the marks, of quoted words within the writer's clause
LEAST_WORDS = 4  # of quoted words that nothing introduces
Before = tuple[Source, Span]  # the last speaker, and the sentence of what he said


@dataclass(frozen=True, slots=True)
class Uncued:
    """Who speaks, and what is said."""

    source: Source
    content: tuple[Extent, ...]


def uncued(reading: Reading, sentence: Span, quoted: frozenset[int], last: Before | None) -> Uncued | None:
    """A statement that a sentence without a cue makes or completes; null where nothing tells one."""
    return (
        _around_mark(reading, sentence, quoted, last)
        or _headed(reading, sentence)
        or _announced(reading, sentence)
        or _answered(reading, sentence)
        or _named_next(reading, sentence)
        or _beside_somebody(reading, sentence)
        or _in_own_words(reading, sentence, quoted)
    )


def _in_own_words(reading: Reading, sentence: Span, quoted: frozenset[int]) -> Uncued | None:
    """What somebody is told to do, in his own words: "The Fund has “taken note”", "Norland is “studying” the offer"."""
    for said in spoken(reading, sentence):
        span = reading.doc.char_span(*said, alignment_mode="expand")
        verb = next((t for t in span or () if t.i in quoted and t.pos_ == "VERB" and t.dep_ != "amod"), None)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
        if span is None or verb is None or subject is None or subject.i in quoted or len(span) > OWN_WORDS:
            continue
        entity = reading.cast.who(subject)
        if entity is None or reading.cast.get(entity).kind not in ("person", "state", "organisation"):
            continue
        helpers = [c.i for c in verb.children if c.dep_ == "aux" and c.i < verb.i]
        last = next((t.i for t in reading.doc[span.end : sentence.end] if t.text in ",;:–—"), sentence.end)
        content = trimmed(reading.doc, min([span.start, *helpers]), last - 1)
        return Uncued(plain_source(reading, subject), (snap(reading, content),)) if content else None
    return None


def _beside_somebody(reading: Reading, sentence: Span) -> Uncued | None:
    """Quoted words and nothing else, right after a sentence of the paragraph whose subject can be their speaker."""
    before = previous(sentence)
    said = spoken(reading, sentence)
    if (
        before is None
        or not only_quoted(reading, sentence)
        or sum(t.is_alpha for t in sentence) < LEAST_WORDS
        or not said
    ):
        return None
    if spoken(reading, before):
        return None
    subjects = [t for t in before if t.dep_ == "nsubj" and not reading.quoted(t.idx)]
    people = {e for t in before if (e := reading.cast.who(t)) and reading.cast.get(e).kind in ("person", "anonymous")}
    for subject in subjects:
        entity = reading.cast.who(subject)
        if entity and reading.cast.get(entity).kind in ("person", "anonymous") and people == {entity}:
            return Uncued(plain_source(reading, subject), tuple(said))
        if entity is None and not people and subject.pos_ == "NOUN" and human(subject):
            return Uncued(Source(None, "role", source_extent(subject)), tuple(said))
    return None


def _around_mark(reading: Reading, sentence: Span, quoted: frozenset[int], last: Before | None) -> Uncued | None:
    led = lead_in(reading, sentence, quoted) or closing(reading, sentence, quoted)
    if led is None:
        return None
    source = plain_source(reading, led.speaker) if led.speaker is not None else _going_on(reading, sentence, last)
    return Uncued(source, (snap(reading, led.content),)) if source else None


def _headed(reading: Reading, sentence: Span) -> Uncued | None:
    headed = named_before(reading, sentence)
    return Uncued(plain_source(reading, headed[0]), (headed[1],)) if headed else None


def _announced(reading: Reading, sentence: Span) -> Uncued | None:
    speaker = announcer(reading, sentence)
    return Uncued(plain_source(reading, speaker), tuple(spoken(reading, sentence))) if speaker is not None else None


def _answered(reading: Reading, sentence: Span) -> Uncued | None:
    before = previous(sentence)
    if before is None or not only_quoted(reading, sentence) or spoken(reading, before):
        return None
    speaker = answering(reading, before)
    return Uncued(plain_source(reading, speaker), tuple(spoken(reading, sentence))) if speaker is not None else None


def _named_next(reading: Reading, sentence: Span) -> Uncued | None:
    """What the sentence before says, where this one tells whose words it was."""
    before = previous(sentence)
    if before is None:
        return None
    if (told := told_next(reading, sentence)) is not None:
        content = trimmed(reading.doc, before.start, before.end - 1)
        return Uncued(plain_source(reading, told), (snap(reading, content),)) if content else None
    named = named_after(reading, sentence)
    quotations = spoken(reading, before) if named is not None else []
    return Uncued(plain_source(reading, named), tuple(quotations)) if named is not None and quotations else None


def previous(sentence: Span) -> Span | None:
    """The sentence before in the same paragraph."""
    before = sentence.doc[sentence.start - 1].sent if sentence.start else None
    return None if before is None or "\n" in before.text or "\r" in before.text else before


def _going_on(reading: Reading, sentence: Span, last: Before | None) -> Source | None:
    """Whose words go on: the only person of the sentence before, else whoever spoke in it."""
    before = previous(sentence)
    if before is None:
        return None
    people: dict[str, Token] = {}
    for token in before:
        entity = reading.cast.who(token)
        if entity and reading.cast.get(entity).kind in ("person", "anonymous"):
            people[entity] = token
    if len(people) == 1:
        entity, token = next(iter(people.items()))
        return Source(entity, plain_source(reading, token).kind, source_extent(token))
    return last[0] if last is not None and last[1].start == before.start else None
