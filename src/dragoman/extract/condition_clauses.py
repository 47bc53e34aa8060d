"""From a mark to its condition and its consequence: where each begins and ends, and whether anything is conditioned."""

from collections.abc import Iterator

from dragoman.extract.clauses import Extent, above, verbal
from dragoman.extract.condition_fallback import by_comma, misread, noun_until
from dragoman.extract.condition_marks import FINITE, Mark, asks, beside_source, marks, verb_of
from dragoman.extract.condition_open import allowed, modal
from dragoman.extract.condition_parts import EDGES, Found, reports, runs, told
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def by_marks(sentence: Span) -> Iterator[Found]:
    """The conditions that a sentence sets with conjunctions or inversion; joint ones as one."""
    found: list[Found] = []
    for mark in marks(sentence):
        verb = verb_of(mark, sentence)
        denied = by_comma(mark, sentence) if mark.form == "until" and mark.first.lower_ == "not" else None
        new = denied or (noun_until(mark, sentence) if verb is None else _clause(mark, verb, sentence))
        new = new or (by_comma(mark, sentence) if verb is None else None)
        if new is None:
            continue
        if found and _joint(found[-1], new, sentence):
            old = found[-1]
            found[-1] = Found(
                old.form,
                (*old.condition, *new.condition),
                _clear(old.consequence, new.condition),
                old.worded,
                old.main,
                old.anchor,
            )
        else:
            found.append(new)
    yield from found


def _joint(old: Found, new: Found, sentence: Span) -> bool:
    """Whether a condition goes on with the one before: "providing the swap goes ahead and if both agree"."""
    start, end = old.condition[-1].end - sentence.start_char, new.condition[0].start - sentence.start_char
    between = sentence.text[start:end].strip(EDGES).lower() if start < end else "-"
    return between in ("and", "or") or (old.form == new.form and between in ("and only", "and then", ""))


def _clear(spans: tuple[Extent, ...], cut: tuple[Extent, ...]) -> tuple[Extent, ...]:
    return tuple(s for s in spans if not any(s.start < c.end and c.start < s.end for c in cut)) or spans[:1]


def _clause(mark: Mark, verb: Token, sentence: Span) -> Found | None:
    if asks(mark, verb):
        return None
    inside = condition_tokens(mark.first, verb, sentence)
    main = main_of(mark, verb, inside, sentence)
    if main is None or main.i in inside:
        return None
    if misread(mark, main, inside, sentence) and (found := by_comma(mark, sentence)) is not None:
        return found
    if not allowed(mark, verb, main):
        return None
    consequence = told(main, inside, mark.first, sentence)
    if not consequence:
        return None
    first = mark.last.i + 1 if mark.verb is None else mark.first.i
    return Found(mark.form, runs(inside, sentence)[:1], consequence, first, main, mark.first)


def condition_tokens(first: Token, verb: Token, sentence: Span) -> set[int]:
    """The tokens of a condition: from its mark to the end of what its verb holds, without a clause beside it."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if first.i <= c.i < sentence.end and not _beside(c, verb)]
    last = _to_comma(max(found), sentence)
    parted = next((t.i for t in sentence.doc[verb.i : last + 1] if t.text == ";"), last + 1)
    return set(range(first.i, parted))


def _to_comma(last: int, sentence: Span) -> int:
    """The end of a condition, moved to the next comma where only what has no finite verb lies between."""
    for token in sentence.doc[last + 1 : sentence.end]:
        if token.text == ",":
            return token.i - 1
        if token.tag_ in FINITE or (token.is_punct and token.text not in "-–") or token.lower_ in ("and", "but", "to"):
            return last
    return last


def _beside(child: Token, verb: Token) -> bool:
    """Whether a clause below the verb of a condition is no part of it: behind a comma, with a subject of its own."""
    if child.head.i != verb.i or child.i < verb.i:
        return False
    if child.dep_ == "punct":
        return True
    if child.dep_ == "conj" and verbal(child) and not any(c.dep_ == "cc" for c in verb.children):
        return True
    comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text in (",", ";", ":", "—", "–")
    return comma and verbal(child) and child.dep_ in ("ccomp", "parataxis", "conj", "dep", "advcl")


def main_of(mark: Mark, verb: Token, inside: set[int], sentence: Span) -> Token | None:
    """The head of the consequence: what the condition hangs on, or, under a verb of reporting, what is reported."""
    over = next(
        (t for t in above(verb) if t.i not in inside and (verbal(t) or t.pos_ in ("NOUN", "ADJ", "PROPN"))), None
    )
    if over is not None and beside_source(verb, mark):
        over = over.head
    if over is not None and over.dep_ in ("oprd", "acomp") and verbal(over.head):
        over = over.head  # "keeps its gates shut till"
    if over is not None and over.dep_ == "advcl" and over.tag_ == "VB" and over.head.i < over.i:
        over = over.head  # "would return to work the moment"
    if over is None:  # the parser took the condition for the main clause
        sides = [
            c for c in verb.children if c.i not in inside and (verbal(c) or c.pos_ == "NOUN") and c.dep_ != "punct"
        ]
        over = next((c for c in sides if verbal(c)), sides[0] if sides else None)
    for _ in range(4):
        below = None if over is None else _reported(over, mark, inside)
        if below is None:
            break
        over = below
    if over is not None and mark.form == "only_if" and over.dep_ in ("pobj", "dobj") and not verbal(over):
        over = next((t for t in above(over) if verbal(t) and t.i < mark.first.i and (modal(t) or not reports(t))), over)
    under = mark.verb is not None and _led_by_that(mark, sentence)
    if over is not None and not (reports(over) and verbal(over)) and not under:
        return over
    return _beside_mark(mark, inside, sentence) or over


def _led_by_that(mark: Mark, sentence: Span) -> bool:
    """Whether "that" stands before a mark, commas aside: "warned that, should it fail, they would leave"."""
    before = (sentence.doc[i] for i in range(mark.first.i - 1, sentence.start - 1, -1))
    return next((t.lower_ for t in before if not t.is_punct), "") == "that"


def _beside_mark(mark: Mark, inside: set[int], sentence: Span) -> Token | None:
    """The nearest finite verb before a condition, or after one that opens its sentence, that does not report."""
    doc, last = sentence.doc, max(inside)
    before, after = range(mark.first.i - 1, sentence.start - 1, -1), range(last + 1, sentence.end)
    for i in (*after, *before) if _led_by_that(mark, sentence) else (*before, *after):
        token: Token = doc[i].head if doc[i].tag_ == "MD" else doc[i]
        if (doc[i].tag_ in FINITE and doc[i].dep_ != "auxpass") and token.i not in inside and not reports(token):
            return token if verbal(token) else doc[i]
    return None


def _reported(over: Token, mark: Mark, inside: set[int]) -> Token | None:
    if over.lemma_.lower() not in words("conditions", "speech") or not verbal(over):
        return None
    below = [c for c in over.children if c.dep_ in ("ccomp", "xcomp", "parataxis") and c.i not in inside and verbal(c)]
    before = [c for c in below if c.i < mark.first.i]
    after = [c for c in below if c.i > mark.first.i]
    return (before or after)[-1] if before or after else None
