"""Who or what is said to have caused what happened, as claims: parts of the name `caused`, denied ones negated.

Each has the words that name the culprit or cause as evidence in role `who`, and, where its verb tells who says so,
those in role `source`. Reports contradict each other on it; which of them speak of one event is settled by the dossier.
"""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.extract.cause_finds import NAME, Cause, causes, triggers
from dragoman.extract.extents import Extent, noun_phrase_span
from dragoman.extract.parties import named, parties_of, with_side
from dragoman.extract.within import innermost
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading
from dragoman.read.when import when_of
from dragoman.record.claim import Part, Statement, claim_id
from dragoman.record.report import Evidence

NEAR = 250  # characters after a cause, or what happened, within which somebody may only "point to" another
ROLE = "who"
FIRST = ("we", "i", "us", "me")
TIMES = ("DATE", "TIME", "PERCENT")


def caused(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Part]:
    """The causes that a report tells of, in order of the text. `said`: its statements."""
    last: Part | None = None
    seen: set[str] = set()
    stems = triggers(reading.report.text)
    for sentence in reading.sentences() if stems else ():
        for find in causes(sentence, stems):
            before = last if last is not None and find.verb.idx - _end(last) <= NEAR else None
            if find.weak and before is None and not _eventful(reading, find.verb):
                continue
            claim = _claim(reading, find, _culprit(reading, find, before, said))
            if claim is not None and claim.id not in seen:
                seen.add(claim.id)
                last = claim
                yield claim


def _culprit(reading: Reading, find: Cause, before: Part | None, said: tuple[Statement, ...]) -> tuple[str, ...] | None:
    """The entities that a culprit's words name, empty for a thing; null for nobody and nothing in particular.

    `before`: the cause told just before; whoever denies a charge is whom that one names.
    """
    head = find.culprit
    speaks = innermost(head, said) if head.lower_ in FIRST else None
    who = parties_of(reading, (head,)) if speaks is None or not speaks.speaker else with_side(reading, speaks.speaker)
    if find.answers:
        accused = before.who if before is not None and before.modality != "negated" else ()
        known = head.pos_ == "PROPN" or any(reading.cast.get(e).named for e in who)
        return accused if accused and (not known or set(who) & set(accused)) else None
    if not who and (find.denied or head.pos_ == "PRON" or _vague(head)):
        return None
    return who


def _claim(reading: Reading, find: Cause, who: tuple[str, ...] | None) -> Part | None:
    """The claim of a find; none where its words name nobody and nothing."""
    if who is None:
        return None
    span = _phrase(find)
    start, end = min(span.start, find.verb.idx), max(span.end, find.verb.idx + len(find.verb.text))
    evidence: tuple[Evidence, ...] = (
        reading.evidence(start, end, "content"), reading.evidence(span.start, span.end, ROLE),
    )  # fmt: skip
    if find.blamer is not None:
        evidence = (*evidence, _source(reading, find.blamer))
    text = reading.report.text
    name = named(reading, who) if who else " ".join(text[span.start : span.end].split())
    did = "is said to have had no part in it" if find.denied else "is said to have caused it"
    return Part(
        id=claim_id("part", reading.report.id, evidence, "caused", *who), report=reading.report.id,
        text=f"{name} {did}: {' '.join(text[start:end].split())}.", evidence=evidence,
        when=when_of(reading, start, end), modality="negated" if find.denied else "asserted", part="caused", who=who,
        what=text[start:end],
    )  # fmt: skip


def _end(claim: Part) -> int:
    return max(e.end for e in claim.evidence)


def _phrase(find: Cause) -> Extent:
    """The words that name a culprit and the name beside them ("the militia Black Hand"), not what it is accused of."""
    head = find.culprit
    span = noun_phrase_span(head)
    beside = [c for c in head.children if c.dep_ == "appos" and c.left_edge.idx - span.end <= 1]
    charging = ("of", "responsible") if find.verb.lemma_ in words(NAME, "charging") else ()
    said_of = [c.idx - 1 for c in head.children if c.lower_ in charging and c.i > head.i]
    return Extent(span.start, min([*said_of, max([span.end, *(c.idx + len(c.text) for c in beside)])]))


def _source(reading: Reading, blamer: Token) -> Evidence:
    """The words that name who says so."""
    return reading.evidence(blamer.idx, blamer.idx + len(blamer.text), "source")


def _vague(head: Token) -> bool:
    """Whether a noun names nobody in particular."""
    unknown = any(c.lower_ in words(NAME, "vague") for c in head.children if c.dep_ in ("amod", "det", "compound"))
    counted = head.pos_ == "NUM" or any(c.dep_ == "nummod" for c in head.children) or head.ent_type_ in TIMES
    return unknown or counted or head.lemma_.lower() in words(NAME, "vague")


def _eventful(reading: Reading, verb: Token) -> bool:
    """Whether something happened, in words of its sentence or of those before it."""
    return _happened().search(reading.report.text, max(0, verb.idx - NEAR), verb.idx) is not None


@cache
def _happened() -> re.Pattern[str]:
    """What finds a word for what happens to people and things."""
    rows = lexicon("matching")["happening"].values()
    listed = sorted({w for row in rows for w in row} | words("matching", "fallen") | words(NAME, "events"))
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in listed)})\b")
