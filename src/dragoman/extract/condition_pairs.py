"""Conditions told by order alone: "first X, then Y", "uniforms first, lawyers later", "no sweep, no convoy"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.clauses import verbal
from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_parts import QUOTES, Found, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

SHORT = 9  # words: "uniforms first, lawyers later" is no longer on either side
LONG = 22  # words: no longer is a condition that nothing marks
ENDS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "”", "“", '"', "»", "«"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence between its breaks: token indices, end exclusive."""

    start: int
    end: int


def by_pairs(part: Stretch, sentence: Span) -> Found | None:
    """The condition that the order of two things sets, at the start of a stretch."""
    rules = (_first_then, _first_later, _no_no, _bare_then, _bare_before)
    return next((found for rule in rules if (found := rule(part, sentence)) is not None), None)


def _first_then(part: Stretch, sentence: Span) -> Found | None:
    """As in "First the pillars, then we withdraw"; in the past tense it only tells an order."""
    doc = sentence.doc
    if part.start >= part.end or doc[part.start].lower_ != "first":
        return None
    for token in doc[part.start + 2 : min(part.end, part.start + LONG)]:
        if token.lower_ in words("conditions", "bare", "afterwards"):
            start = token.i - 1 if doc[token.i - 1].lower_ == "only" else token.i
            return _order(part.start, start, part.end, sentence)
    return None


def _order(first: int, then: int, end: int, sentence: Span) -> Found | None:
    """As in "First A, then B", unless it only tells what was, or what somebody does in this order."""
    doc = sentence.doc
    stop = next((t.i for t in doc[then + 2 : end] if t.is_punct and t.text not in QUOTES + "-"), end)
    told = [t for t in doc[first:then] if t.tag_ in FINITE]
    willed = doc[then].lower_ == "only" or any(t.tag_ == "MD" for t in doc[then:stop])
    past = any(t.tag_ == "VBD" for t in doc[first:stop])
    parted = any(t.is_punct for t in doc[first:then])
    if past or not parted or (told and not willed):
        return None
    return _halves("after", Stretch(first, then), Stretch(then, stop), sentence)


def _first_later(part: Stretch, sentence: Span) -> Found | None:
    """As in "Uniforms first, lawyers later", "pillars come first and withdrawal second"."""
    doc = sentence.doc
    reach = doc[part.start : min(part.end, part.start + SHORT + 1)]
    joint = next((t.i for t in reach if t.text == "," or t.lower_ == "and"), None)
    if joint is None or joint - part.start <= 1 or doc[joint - 1].lower_ != "first":
        return None
    coming = words("conditions", "bare", "coming")
    if any(t.tag_ in FINITE and t.lower_ not in coming for t in doc[part.start : joint]):
        return None
    for token in doc[joint + 1 : min(part.end, joint + SHORT)]:
        alone = token.i == joint + 1 and token.nbor(1).lower_ in words("conditions", "bare", "later")  # "brooms after"
        if (token.tag_ in FINITE and not alone) or token.text in ENDS:
            return None
        if token.i > joint + 1 and token.lower_ in words("conditions", "bare", "later"):
            return _halves("requires", Stretch(part.start, joint), Stretch(joint + 1, token.i + 1), sentence)
    return None


def _verbless(tokens: Span) -> bool:
    """Whether words are few and say nothing of anybody: no verb of their own, and at least a noun."""
    few = 0 < len(tokens) <= SHORT
    return (
        few and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in tokens) and not any(t.tag_ in FINITE for t in tokens)
    )


def _halves_at(part: Stretch, joint: int, sentence: Span) -> Iterator[Stretch]:
    """What stands before a joint, and what stands behind it up to the next break; nothing unless both are verbless."""
    doc = sentence.doc
    stop = next((t.i for t in doc[joint + 2 : part.end] if t.text in ENDS or t.dep_ == "cc"), part.end)
    before, after = Stretch(part.start, joint), Stretch(joint + 1, stop)
    if _verbless(doc[before.start : before.end]) and _verbless(doc[after.start : after.end]):
        yield before
        yield after


def _told(part: Stretch, sentence: Span) -> bool:
    """Whether somebody is said to say it, or it is all that the sentence says."""
    here = words("conditions", "speech")
    whole = part.start <= sentence.start + 1 and not any(t.tag_ in FINITE for t in sentence)
    return whole or any(t.is_quote or (t.lemma_.lower() in here and verbal(t)) for t in sentence)


def _no_no(part: Stretch, sentence: Span) -> Found | None:
    """As in "No sweep, no convoy": what is missing, and what will then be missing too."""
    doc = sentence.doc
    if part.start >= part.end or doc[part.start].lower_ != "no" or not _told(part, sentence):
        return None
    last = None
    for token in doc[part.start + 1 : min(part.end - 1, part.start + 2 * SHORT)]:
        if token.text == "," and token.nbor(1).lower_ == "no":
            last = token.i
    halves = list(_halves_at(part, last, sentence)) if last else []
    return _halves("unless", halves[0], halves[1], sentence) if halves else None


def _bare_then(part: Stretch, sentence: Span) -> Found | None:
    """As in "the last machine out, then the logs"."""
    doc = sentence.doc
    reach = doc[part.start : min(part.end - 1, part.start + SHORT + 1)]
    joint = next((t.i for t in reach if t.text == ","), None)
    if joint is None or doc[joint + 1].lower_ not in ("then", "and") or not _told(part, sentence):
        return None
    if doc[joint + 1].lower_ == "and" and doc[min(joint + 2, part.end - 1)].lower_ != "then":
        return None
    halves = list(_halves_at(part, joint, sentence))
    dated = halves and any(t.ent_type_ in ("DATE", "TIME") for h in halves for t in doc[h.start : h.end])
    return _halves("after", halves[0], halves[1], sentence) if halves and not dated else None


def _bare_before(part: Stretch, sentence: Span) -> Found | None:
    """As in "an officer before any banker"."""
    doc = sentence.doc
    reach = doc[part.start : min(part.end - 1, part.start + SHORT)]
    joint = next((t.i for t in reach if t.lower_ == "before"), None)
    if joint is None or not _told(part, sentence) or doc[joint + 1].ent_type_ in ("DATE", "TIME"):
        return None
    halves = list(_halves_at(part, joint, sentence))
    timed = doc[joint - 1].lemma_.lower() in words("conditions", "time_nouns")  # "nine days before the vote"
    if not halves or timed or doc[joint + 1].lower_ not in ("any", "a", "an"):
        return None
    return _halves("requires", halves[0], halves[1], sentence)


def _halves(form: ConditionForm, before: Stretch, after: Stretch, sentence: Span) -> Found | None:
    doc = sentence.doc
    stop = next((t.i for t in doc[after.start + 1 : after.end] if t.is_punct and t.text not in QUOTES + "-"), after.end)
    condition = runs(set(range(before.start, before.end)), sentence)
    consequence = runs(set(range(after.start, stop)), sentence)
    if not condition or not consequence:
        return None
    main: Token = doc[after.start]
    return Found(form, condition, consequence, before.start, main, doc[before.start])
