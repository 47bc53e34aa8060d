"""Conditions set beside what follows from them: "one more shell and …", "open it and we talk", "first X, then Y"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.extract.clauses import SUBJECTS, verbal
from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_parts import QUOTES, Found, runs
from dragoman.lexicon import words
from dragoman.record.claim import ConditionForm

BREAKS = frozenset(':;—–“”"«»')
SHORT = 6  # words: "uniforms first, lawyers later" is no longer on either side
LONG = 22  # words: no longer is a condition that nothing marks


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence between its breaks: token indices, end exclusive."""

    start: int
    end: int


def by_bare(sentence: Span) -> Iterator[Found]:
    """The conditions that a sentence sets without a word for it, in order."""
    for part in _stretches(sentence):
        found = _and(part, sentence) or _first_then(part, sentence) or _first_later(part, sentence)
        if found is not None:
            yield found


def _stretches(sentence: Span) -> Iterator[Stretch]:
    """The parts of a sentence from its start, a colon, a dash, a quotation mark or "that" on; each to its end."""
    start = sentence.start
    while start < sentence.end and (sentence.doc[start].is_punct or sentence.doc[start].is_space):
        start += 1
    yield Stretch(start, sentence.end)
    seen = start
    for token in sentence:
        opens = token.text in BREAKS or (token.lower_ == "that" and token.dep_ == "mark")
        if opens and token.i + 1 < sentence.end and token.i > seen:
            seen = token.i
            yield Stretch(token.i + 1, sentence.end)


def _and(part: Stretch, sentence: Span) -> Found | None:
    """As in "One more shell and the guns will answer", "let them leave, and we talk"."""
    doc = sentence.doc
    lead = _lead(part, sentence) or _imperative(part, sentence)
    voiced = any(t.is_quote or _reporting(t) for t in sentence)
    if not lead:
        return None
    for token in doc[part.start + 1 : min(part.end, part.start + LONG)]:
        finite = token.tag_ in FINITE and not _reporting(token) and token.head.lower_ != "let"
        if finite or token.text in (";", ":"):
            return None
        set_apart = voiced or doc[token.i - 1].text == ","
        if token.lower_ == "and" and set_apart and (verb := _promised(token, part.end, sentence)) is not None:
            return _split(part.start, token.i, verb, sentence)
    return None


def _split(start: int, joint: int, verb: Token, sentence: Span) -> Found | None:
    doc = sentence.doc
    comma = next((t.i for t in doc[start:joint] if t.text == "," and _has_report(doc[t.i : joint])), joint)
    then = {t.i for t in doc[joint + 1 : sentence.end] if t.i <= verb.i or (verb in (t, *t.ancestors))}
    then -= set(range(_report(verb.i, sentence), sentence.end))
    condition, consequence = runs(set(range(start, comma)), sentence), runs(then, sentence)
    if not condition or not consequence:
        return None
    return Found("if", condition[:1], consequence[:1], start, verb, doc[start])


def _report(after: int, sentence: Span) -> int:
    """Where the words begin that say who says so, behind a token: at the comma or quotation mark before the verb."""
    doc = sentence.doc
    verb = next((t.i for t in doc[after + 1 : sentence.end] if _reporting(t)), sentence.end)
    if verb == sentence.end:
        return verb
    return next((i for i in range(verb, after, -1) if doc[i].text == "," or doc[i].is_quote), verb)


def _has_report(tokens: Span) -> bool:
    return any(_reporting(t) for t in tokens)


def _reporting(token: Token) -> bool:
    return token.lemma_.lower() in words("conditions", "speech") and token.tag_ in FINITE


def _lead(part: Stretch, sentence: Span) -> bool:
    """Whether a stretch begins with the noun of a threat: "one more shell", "another attack", "one rifle aboard"."""
    doc = sentence.doc
    pair = " ".join(t.lower_ for t in doc[part.start : min(part.start + 2, part.end)])
    first = pair.split(" ")[0] if pair else ""
    return pair in words("conditions", "bare", "leads") or first in words("conditions", "bare", "leads")


def _imperative(part: Stretch, sentence: Span) -> bool:
    verb = sentence.doc[part.start] if part.start < part.end else None
    if verb is None or verb.tag_ != "VB" or any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children):
        return False
    return any(t.text in QUOTES or _reporting(t) for t in sentence) and verb.lower_ not in words(
        "conditions", "bare", "no_commands"
    )


def _promised(joint: Token, end: int, sentence: Span) -> Token | None:
    """The verb of a clause behind "and" that has a subject of its own and stands in the present or future."""
    named = False
    for token in sentence.doc[joint.i + 1 : min(end, joint.i + 14)]:
        if token.tag_ in ("VBD", "VBN") or token.text in (",", ";"):
            return None
        if token.tag_ in ("MD", "VBZ", "VBP"):
            return (token.head if token.dep_ in ("aux", "auxpass") else token) if named else None
        named = named or token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_ == "EX"
    return None


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
    """As in "Uniforms first, lawyers later": two short halves without a verb."""
    doc = sentence.doc
    comma = next((t.i for t in doc[part.start : min(part.end, part.start + SHORT)] if t.text == ","), None)
    if comma is None or comma - part.start <= 1 or doc[comma - 1].lower_ != "first":
        return None
    for token in doc[comma + 1 : min(part.end, comma + SHORT)]:
        if verbal(token):
            return None
        if token.lower_ in words("conditions", "bare", "later"):
            return _halves("requires", Stretch(part.start, comma), Stretch(comma + 1, token.i + 1), sentence)
    return None


def _halves(form: ConditionForm, before: Stretch, after: Stretch, sentence: Span) -> Found | None:
    doc = sentence.doc
    stop = next((t.i for t in doc[after.start + 1 : after.end] if t.is_punct and t.text not in QUOTES + "-"), after.end)
    condition = runs(set(range(before.start, before.end)), sentence)
    consequence = runs(set(range(after.start, stop)), sentence)
    if not condition or not consequence:
        return None
    return Found(form, condition, consequence, before.start, doc[after.start], doc[before.start])
