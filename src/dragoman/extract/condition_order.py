"""Conditions told by order in clauses: "the inspectors go in first, then come the names"."""

from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_parts import QUOTES, Found, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

LONG = 16  # words: no longer is what is to come first
PAST = ("VBD", "VBN")
JOINTS = frozenset({",", ";", "—", "–"})


def first_and_then(token: Token, sentence: Span) -> Found | None:
    """What comes first before "then": told by somebody, and not of the past."""
    if token.lower_ != "first" or token.i + 1 >= sentence.end:
        return None
    doc, then = sentence.doc, _then(token, sentence)
    start = _start(token, sentence)
    if then is None or start is None or not _voiced(sentence):
        return None
    stop = next((t.i for t in doc[then + 1 : sentence.end] if t.is_punct and t.text not in "-'’"), sentence.end)
    if any(t.tag_ in PAST for t in (*doc[start : token.i], *doc[then + 1 : stop])):
        return None
    condition, consequence = runs(set(range(start, token.i + 1)), sentence), runs(set(range(then, stop)), sentence)
    if len(condition) != 1 or not consequence or stop - then <= 1:
        return None
    return Found("after", condition, consequence[:1], start, doc[then], doc[start])


def _then(first: Token, sentence: Span) -> int | None:
    """The index of "then" right behind "first": set off by a comma or "and", maybe within quotation marks."""
    apart = False
    for token in sentence.doc[first.i + 1 : sentence.end]:
        if token.lower_ in words("conditions", "bare", "afterwards"):
            return int(token.i) if apart else None
        joins = token.text in JOINTS or token.lower_ in ("and", "but")
        if not (joins or token.is_quote or token.lower_ == "only"):
            return None
        apart = apart or joins
    return None


def _start(first: Token, sentence: Span) -> int | None:
    """Where the clause of "first" begins: behind a break, "that" or the words that say who says so."""
    doc, start = sentence.doc, sentence.start
    for token in reversed(doc[max(sentence.start, first.i - LONG - 1) : first.i]):
        says = token.lemma_.lower() in words("conditions", "speech") and token.tag_ in FINITE
        if says or token.text in QUOTES or token.text in ",:;—–" or (token.lower_ == "that" and token.dep_ == "mark"):
            start = token.i + 1
            break
    told = doc[start : first.i]
    noun = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in told) or len(told) == 1  # "harbours first", read as a verb
    return start if noun and len(told) <= LONG else None


def _voiced(sentence: Span) -> bool:
    speech = words("conditions", "speech")
    return any(t.is_quote or (t.lemma_.lower() in speech and t.tag_ in FINITE) for t in sentence)
