"""The words that open a condition ("if", "only once", "should it"), and the clause that they open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Span, Token

from dragoman.extract.clauses import SUBJECTS, above, verbal
from dragoman.lexicon import lexicon, words
from dragoman.record.claim import ConditionForm

Needs = Literal["open", "future", "denied"]
REACH = 60  # tokens: how far behind its mark the verb of a condition may stand


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that open a condition: their tokens, from `first` to `last`, what they mean and what they need."""

    first: Token
    last: Token
    form: ConditionForm
    needs: Needs
    verb: Token | None = None  # for an inversion, known at once


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], ConditionForm, Needs], ...]]:
    """The marks by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], ConditionForm, Needs]]] = {}
    for row in lexicon("conditions")["marks"]:
        phrase = tuple(row["phrase"].split())
        found.setdefault(phrase[0], []).append((phrase, row["form"], row["needs"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def marks(sentence: Span) -> Iterator[Mark]:
    """The marks of a sentence, in order, none within another; words that only look like one are left out."""
    after = sentence.start
    for token in sentence:
        if token.i < after:
            continue
        found = _phrase(token, sentence) or _inversion(token, sentence)
        if found:
            after = found.last.i + 1
            if not _false_friend(found, sentence):
                yield found


def _phrase(token: Token, sentence: Span) -> Mark | None:
    for phrase, form, needs in _phrases().get(token.lower_, ()):
        end = token.i + len(phrase)
        if end < sentence.end and all(t.lower_ == word for t, word in zip(token.doc[token.i : end], phrase, strict=False)):
            return Mark(token, token.doc[end - 1], form, needs)
    return None


def _inversion(token: Token, sentence: Span) -> Mark | None:
    """An auxiliary with its subject behind it ("should it refuse"), but not in a question."""
    if token.lower_ not in words("conditions", "inverted") or token.i + 2 >= sentence.end:
        return None
    verb = token.head if token.lower_ == "should" or token.dep_ in ("aux", "auxpass") else token
    own = [c for c in verb.children if c.dep_ in SUBJECTS and token.i < c.i]
    early = [c for c in verb.children if c.dep_ in SUBJECTS and c.i < token.i]
    if not own or early or verb.i < token.i or sentence.text.rstrip("”\"'’ ").endswith("?"):
        return None
    if token.lower_ == "were" and not any(c.lower_ == "to" for c in token.doc[own[0].i : own[0].i + 4]):
        return None
    before = token.doc[token.i - 1] if token.i > sentence.start else None
    if before is not None and before.lower_ in ("so", "nor", "neither", "as", "than", "how", "why", "what"):
        return None
    if own[0].left_edge.i != token.i + 1:
        return None
    return Mark(token, token, "if", "open", verb)


def _false_friend(mark: Mark, sentence: Span) -> bool:
    doc = sentence.doc
    before = doc[mark.first.i - 1].lower_ if mark.first.i > sentence.start else ""
    after = doc[mark.last.i + 1].lower_
    if mark.verb is not None:
        return False
    if before in words("conditions", "never_before") or after in words("conditions", "never_after"):
        return not (before == "not" and mark.first.lower_ in ("until", "till", "before", "unless"))
    if before == "," and mark.first.i - 2 > sentence.start and doc[mark.first.i - 2].lower_ in ("what", "as"):
        return True
    return mark.last.lower_ in ("if", "when", "once", "before", "after", "until", "till") and doc[mark.last.i + 1].is_punct and after not in "“\"‘'’”"


def verb_of(mark: Mark, sentence: Span) -> Token | None:
    """The verb of the clause that a mark opens; null where none is found or where it is no clause of its own."""
    if mark.verb is not None:
        return mark.verb
    head = mark.last.head
    if mark.last.dep_ in ("mark", "advmod") and mark.last.i < head.i and verbal(head) and head.i < sentence.end:
        return head
    start = mark.last.i + 1
    token = sentence.doc[start]
    if token.is_punct and start + 1 < sentence.end:
        token = sentence.doc[start + 1]
    for step in (token, *above(token)):
        if not mark.last.i < step.i < min(sentence.end, start + REACH):
            return None
        if verbal(step) and step.dep_ not in ("aux", "auxpass") and (_has_subject(step) or step.tag_ == "VBN"):
            return step
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children)


def asks(mark: Mark, verb: Token) -> bool:
    """Whether the mark asks ("asked if", "did not say when") or relates ("the day when")."""
    if mark.first.lower_ not in ("if", "when", "whenever", "until", "before"):
        return False
    if verb.dep_ in ("relcl", "acl") and mark.first.lower_ == "when":
        return True
    asking = words("conditions", "asking")
    governs = verb.dep_ in ("ccomp", "pcomp", "csubj", "xcomp")
    if governs and verb.head.i < mark.first.i and verb.head.lemma_.lower() in asking:
        return True
    previous = mark.first.doc[mark.first.i - 1] if mark.first.i else mark.first
    adjacent = previous.lemma_.lower() in asking and mark.first.lower_ in ("if", "when")
    return adjacent or (previous.dep_ in ("dobj", "dative") and previous.head.lemma_ in ("ask", "tell") and governs)
