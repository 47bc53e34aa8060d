"""Conditions: what must come before what, who says so, and whether it is a threat."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.clauses import Extent, above, verbal
from dragoman.extract.condition_bare import by_bare
from dragoman.extract.condition_clauses import by_marks
from dragoman.extract.condition_parts import Found, tidy
from dragoman.extract.condition_phrases import by_phrases
from dragoman.extract.condition_setter import setter
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.extract.tidy import tidy as edged
from dragoman.lexicon import words
from dragoman.read.parse import Span
from dragoman.read.reading import Reading
from dragoman.record.claim import Condition, Statement, claim_id

LONGEST = 400  # tokens in a sentence
NEAR = 2  # characters: a source may end right before a condition


def conditions(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Condition]:
    """The conditions of a report, in order. `said`: its statements, whose speakers set what they say."""
    spoken = Overlaps((whole(s), s) for s in said)
    for sentence in reading.sentences():
        if len(sentence) > LONGEST:
            continue  # no sentence that anybody wrote: a list, or a text without full stops
        near = spoken.near(sentence.start_char - NEAR, sentence.end_char + NEAR)
        for found in _found(sentence):
            yield _claim(reading, found, near)


def _found(sentence: Span) -> Iterator[Found]:
    """What a sentence conditions: by conjunctions first; the other rules only where these found nothing."""
    taken: list[Extent] = []
    for rule in (by_marks, by_phrases, by_bare):
        for found in rule(sentence):
            if not any(_overlap(a, b) for a in found.condition for b in taken):
                taken += found.condition
                yield found


def _overlap(a: Extent, b: Extent) -> bool:
    return a.start < b.end and b.start < a.end


def _claim(reading: Reading, found: Found, said: Sequence[Statement]) -> Condition:
    found = _clean(reading, _without_sources(reading, found, said))
    spans = [(e, "condition") for e in found.condition] + [(e, "consequence") for e in found.consequence]
    evidence = tuple(reading.evidence(e.start, e.end, role) for e, role in spans)
    text = reading.report.text
    first = found.condition[0]
    start = max(first.start, reading.doc[min(found.worded, len(reading.doc) - 1)].idx)
    own = Extent(start if start < first.end else first.start, first.end)
    condition = " … ".join(flat(text[e.start : e.end]) for e in (own, *found.condition[1:]))
    consequence = " … ".join(flat(text[e.start : e.end]) for e in found.consequence)
    told = Extent(min(e.start for e, _ in spans), max(e.end for e, _ in spans))
    return Condition(
        id=claim_id("condition", reading.report.id, evidence, found.form),
        report=reading.report.id,
        text=sentence_of(text[told.start : told.end]),
        evidence=evidence,
        modality="conditional",
        setter=setter(reading, found, said),
        form=found.form,
        condition=condition,
        consequence=consequence,
        threat=_threat(found),
    )


def _without_sources(reading: Reading, found: Found, said: Sequence[Statement]) -> Found:
    """What was found, without the words that say who says it."""
    refusal = [t.idx for t in (found.main, found.main.head) if t.lemma_.lower() in words("conditions", "refusals")]
    outer = [e for s in said if not _cued(s, refusal) for e in s.evidence if e.role in ("source", "cue")]
    text = reading.report.text

    def clip(extent: Extent) -> Extent:
        for cut in outer:
            if extent.start < cut.start < extent.end <= cut.end + 2:
                extent = tidy(text, extent.start, cut.start)
            elif cut.start <= extent.start < cut.end < extent.end:
                extent = tidy(text, cut.end, extent.end)
        return extent

    kept = [
        [c for e in part if (c := clip(e)).end - c.start > 1] or list(part)
        for part in (found.condition, found.consequence)
    ]
    return replace(found, condition=tuple(kept[0]), consequence=tuple(kept[1]))


def _clean(reading: Reading, found: Found) -> Found:
    """What was found with whole words at its edges: no preposition or "and" left over."""

    def clean(extent: Extent) -> Extent:
        last = reading.token_at(extent.end - 1)
        stranded = last is not None and last.dep_ == "prep" and verbal(last.head)  # "could be looked at"
        return Extent(edged(reading, extent).start, extent.end) if stranded else edged(reading, extent)

    condition, consequence = (tuple(clean(e) for e in part) for part in (found.condition, found.consequence))
    return replace(found, condition=condition, consequence=consequence)


def _cued(statement: Statement, words_at: list[int]) -> bool:
    """Whether a statement's cue is one of the words at some offsets: a refusal that belongs to the consequence."""
    return any(e.role == "cue" and e.start <= at < e.end for e in statement.evidence for at in words_at)


def flat(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())


def sentence_of(text: str) -> str:
    """Words of a report as a readable sentence."""
    line = flat(text)
    return f"{line[:1].upper()}{line[1:]}{'' if line[-1:] in '.!?' else '.'}"


def _threat(found: Found) -> bool:
    """Whether the consequence is a threat: one threatens or warns, or what follows harms another."""
    if found.form not in ("if", "unless", "until"):
        return False
    if any(t.lemma_.lower() in words("conditions", "threats") for t in (found.main, *above(found.main))):
        return True
    return found.form != "until" and found.main.lemma_.lower() in words("conditions", "harms")
