"""Conditions told as one turn for another: "Bury the road, I bury the tax", "the tax goes, then we look at it"."""

from collections.abc import Callable

from dragoman.extract.clauses import SUBJECTS
from dragoman.extract.condition_marks import FINITE
from dragoman.extract.condition_open import auxiliaries, present
from dragoman.extract.condition_pairs import Stretch
from dragoman.extract.condition_parts import QUOTES, Found, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import ConditionForm

LONG = 16  # words: no longer is the first of two turns
BEFORE = 14  # words of the sentence before that may tell a deadline
TWO = 2  # words of "if not", "failing that"


def by_turns(part: Stretch, sentence: Span, *, commanded: bool, voiced: bool) -> Found | None:
    """The condition that a stretch sets as a turn. `commanded`: it begins with an imperative; `voiced`: one says it."""
    elliptic = _elliptic(part, sentence)
    if elliptic is not None or not voiced:
        return elliptic
    comma = next((i for i in range(part.start + 1, min(part.end, part.start + LONG)) if _parts(sentence.doc[i])), None)
    if comma is None or comma + TWO >= part.end or sentence.doc[comma].text != ",":
        return None
    if commanded:
        return _turn("if", part, comma, sentence, _answers)
    return _turn("after", part, comma, sentence, _follows) or _turn("unless", part, comma, sentence, _threatens)


def _parts(token: Token) -> bool:
    return token.is_punct and token.text not in QUOTES + "-'’"


def _turn(
    form: ConditionForm, part: Stretch, comma: int, sentence: Span, rule: Callable[[Stretch, int, Span], Token | None]
) -> Found | None:
    """What stands before a comma as the condition, and the clause behind it as the consequence, if a rule says so."""
    doc, verb = sentence.doc, rule(part, comma, sentence)
    if verb is None:
        return None
    stop = next((t.i for t in doc[verb.i + 1 : part.end] if _parts(t) or t.is_quote), part.end)
    condition, consequence = runs(set(range(part.start, comma)), sentence), runs(set(range(comma + 1, stop)), sentence)
    if not condition or not consequence:
        return None
    return Found(form, condition[:1], consequence[:1], part.start, verb, doc[part.start])


def _clause(start: int, end: int, sentence: Span) -> Token | None:
    """The verb of a clause in the present or future that somebody opens with "I", "we" or "you"."""
    doc = sentence.doc
    if start + 1 >= end or doc[start].lower_ not in words("clauses", "speakers"):
        return None
    verb = doc[start].head
    own = (
        doc[start].dep_ in SUBJECTS
        and start < verb.i < end
        and verb.lemma_.lower() not in words("conditions", "speech")
    )
    future = bool(auxiliaries(verb) & words("conditions", "future"))
    return verb if own and (future or verb.tag_ in ("VBP", "VBZ", "VB")) else None


def _answers(part: Stretch, comma: int, sentence: Span) -> Token | None:
    """As in "Bury the road, I bury the tax", "free them, then we talk": what follows upon a command."""
    after = comma + 1 + (sentence.doc[comma + 1].lower_ == "then")
    return _clause(after, part.end, sentence)


def _follows(part: Stretch, comma: int, sentence: Span) -> Token | None:
    """As in "The tax goes, then we look at your road": two clauses in the present, the second led by "then"."""
    doc = sentence.doc
    finite = [t for t in doc[part.start : comma] if t.tag_ in FINITE]
    going = len(finite) == 1 and finite[0].tag_ != "VBD" and present(finite[0])
    if not going or finite[0].lemma_.lower() not in words("conditions", "turns") or doc[comma + 1].lower_ != "then":
        return None
    return _clause(comma + TWO, part.end, sentence)


def _threatens(part: Stretch, comma: int, sentence: Span) -> Token | None:
    """As in "A text on Sunday, or I go home": a thing that is asked for, and what will be without it."""
    doc = sentence.doc
    bare = any(t.pos_ in ("NOUN", "PROPN") for t in doc[part.start : comma])
    if not bare or any(t.tag_ in FINITE for t in doc[part.start : comma]) or doc[comma + 1].lower_ != "or":
        return None
    return _clause(comma + TWO, part.end, sentence)


def _elliptic(part: Stretch, sentence: Span) -> Found | None:
    """As in "If not, the river will be barred": a condition that the sentence before has told."""
    doc = sentence.doc
    behind = _behind_elliptic(part, sentence)
    if behind is None or behind >= part.end:
        return None
    main = next((t.head if t.tag_ == "MD" else t for t in doc[behind : part.end] if t.tag_ in FINITE), None)
    if main is not None and main.dep_ in ("aux", "auxpass"):
        main = main.head
    late = f"{doc[part.start].lower_} {doc[part.start + 1].lower_}" in words("conditions", "bare", "overdue")
    if main is None or not (auxiliaries(main) & words("conditions", "future") or (late and present(main))):
        return None
    first = next((c.left_edge.i for c in main.children if c.dep_ in SUBJECTS and c.i >= behind), main.i)
    stop = next((t.i for t in doc[main.i + 1 : part.end] if _parts(t) or t.is_quote), part.end)
    condition, consequence = runs(set(range(part.start, behind)), sentence), runs(set(range(first, stop)), sentence)
    if not condition or not consequence:
        return None
    return Found("if", condition[:1], consequence[:1], part.start, main, doc[part.start])


def _behind_elliptic(part: Stretch, sentence: Span) -> int | None:
    """Where the clause begins behind words that stand for what the sentence before has told, if such words open one."""
    doc, two = sentence.doc, part.start + TWO
    if two >= part.end or part.start > next((t.i for t in sentence if not t.is_punct), sentence.start):
        return None
    said = f"{doc[part.start].lower_} {doc[part.start + 1].lower_}"
    if said in words("conditions", "bare", "elliptic") and doc[two].text == ",":
        return two
    open_ended = words("conditions", "bare", "elliptic_open")
    if said in open_ended or doc[part.start].lower_ in open_ended:
        return two if said in open_ended else part.start + 1
    before = doc[max(0, sentence.start - BEFORE) : sentence.start]
    due = any(t.lower_ in words("conditions", "bare", "deadlines") for t in before)
    return two if due and said in words("conditions", "bare", "overdue") else None
