"""From a mark to its condition and its consequence: where each begins and ends, and whether anything is conditioned."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.extract.clauses import SUBJECTS, Extent, above, negated, verbal
from dragoman.extract.condition_marks import FINITE, Mark, asks, marks, verb_of
from dragoman.extract.condition_open import allowed, is_open, modal, stance
from dragoman.lexicon import words
from dragoman.record.claim import ConditionForm

QUOTES = "“”\"«»„‘’'"
EDGES = QUOTES + " \t\n\r,;:.—–-()[]…!?"


@dataclass(frozen=True, slots=True)
class Found:
    """A condition found: its parts as runs of tokens (`[first, last]` pairs of token indices), and the governing words.

    `worded`: the index of the first token of the condition's own words, behind its mark. `main`: the head of the
    consequence, from which the one who sets it is looked for.
    """

    form: ConditionForm
    condition: tuple[Extent, ...]
    consequence: tuple[Extent, ...]
    worded: int
    main: Token
    anchor: Token


def by_marks(sentence: Span) -> Iterator[Found]:
    """The conditions that a sentence sets with conjunctions or inversion; joint ones as one."""
    found: list[Found] = []
    for mark in marks(sentence):
        verb = verb_of(mark, sentence)
        new = _noun_until(mark, sentence) if verb is None else _clause(mark, verb, sentence)
        new = new or (_by_comma(mark, sentence) if verb is None else None)
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
    doc = sentence.doc
    start, end = old.condition[-1].end, new.condition[0].start
    gap = doc.char_span(start, end, alignment_mode="contract")
    between = doc.text[start:end].strip(EDGES).lower() if start <= end and gap is not None else "-"
    return between in ("and", "or", "and only", "and then", "") and old.form == new.form or between in ("and", "or")


def _clear(spans: tuple[Extent, ...], cut: tuple[Extent, ...]) -> tuple[Extent, ...]:
    return tuple(s for s in spans if not any(s.start < c.end and c.start < s.end for c in cut)) or spans[:1]


def _clause(mark: Mark, verb: Token, sentence: Span) -> Found | None:
    if asks(mark, verb):
        return None
    inside = condition_tokens(mark.first, verb, sentence)
    main = main_of(mark, verb, inside, sentence)
    if main is None or main.i in inside:
        return None
    if _misread(mark, main, inside, sentence) and (found := _by_comma(mark, sentence)) is not None:
        return found
    if not allowed(mark, verb, main):
        return None
    consequence = told(main, inside, mark.first, sentence)
    if not consequence:
        return None
    first = mark.last.i + 1 if mark.verb is None else mark.first.i
    return Found(mark.form, runs(inside, sentence)[:1], consequence, first, main, mark.first)


def condition_tokens(first: Token, verb: Token, sentence: Span) -> set[int]:
    """The tokens of a condition: from its mark to the end of what its verb holds, without a second clause at its side."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if first.i <= c.i < sentence.end and not _beside(c, verb)]
    last = _to_comma(max(found), sentence)
    return set(range(first.i, last + 1))


def _to_comma(last: int, sentence: Span) -> int:
    """The end of a condition, moved to the next comma where only what has no finite verb lies between."""
    for token in sentence.doc[last + 1 : sentence.end]:
        if token.text == ",":
            return token.i - 1
        if token.tag_ in FINITE or (token.is_punct and token.text not in "-–") or token.lower_ in ("and", "but", "to"):
            return last
    return last


def _beside(child: Token, verb: Token) -> bool:
    """Whether a clause below the verb of a condition is not part of it: what follows a comma with a subject of its own."""
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
    if over is not None and not (_reports(over) and verbal(over)):
        return over
    return _beside_mark(mark, inside, sentence) or over


def _reports(token: Token) -> bool:
    return token.lemma_.lower() in words("conditions", "speech")


def _attributes(extent: Extent, main: Token, sentence: Span) -> bool:
    """Whether a stretch only says who says so: "reiterated the envoy", "according to the officials", "as he put it"."""
    tokens = [t for t in sentence if extent.start <= t.idx < extent.end]
    return tokens[0].lower_ in ("according", "as") or any(
        _reports(t) and t.tag_ in FINITE and t.i != main.i for t in tokens
    )


def _beside_mark(mark: Mark, inside: set[int], sentence: Span) -> Token | None:
    """The nearest finite verb before a condition, or after one that opens its sentence, that does not report."""
    doc, last = sentence.doc, max(inside)
    before = range(mark.first.i - 1, sentence.start - 1, -1)
    for i in (*before, *range(last + 1, sentence.end)):
        token = doc[i].head if doc[i].tag_ == "MD" else doc[i]
        if (doc[i].tag_ in FINITE and doc[i].dep_ != "auxpass") and token.i not in inside and not _reports(token):
            return token if verbal(token) else doc[i]
    return None


def _reported(over: Token, mark: Mark, inside: set[int]) -> Token | None:
    if over.lemma_.lower() not in words("conditions", "speech") or not verbal(over):
        return None
    below = [c for c in over.children if c.dep_ in ("ccomp", "xcomp", "parataxis") and c.i not in inside and verbal(c)]
    before = [c for c in below if c.i < mark.first.i]
    after = [c for c in below if c.i > mark.first.i]
    return (before or after)[-1] if before or after else None


def consequence_tokens(main: Token, inside: set[int], first: Token, sentence: Span) -> set[int]:
    """What is conditioned: what its head holds, without the condition, what reports it and what is set beside it."""
    found: set[int] = set()
    stack = [main]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack += [c for c in token.children if c.i not in inside and not _aside(c, main, first)]
    return {
        i for i in found - inside if sentence.start <= i < sentence.end and sentence.doc[i].text not in (";", ":", "—")
    }


def told(main: Token, inside: set[int], first: Token, sentence: Span) -> tuple[Extent, ...]:
    """The stretches of a consequence: that of its head, and those that only the condition or a report parts from it."""
    found = runs(consequence_tokens(main, inside, first, sentence), sentence)
    own = next((e for e in found if e.start <= main.idx < e.end), None)
    if own is None:
        return found[:1]
    kept = []
    for extent in found:
        low, high = min(extent.end, own.end), max(extent.start, own.start)
        gap = [t for t in sentence if low <= t.idx < high]
        apart = any(t.text in ":“«" for t in gap) or not any(t.i in inside or _reports(t) for t in gap)
        if extent == own or not (apart or _attributes(extent, main, sentence)):
            kept.append(extent)
    return tuple(kept)


def _aside(child: Token, main: Token, first: Token) -> bool:
    if child.dep_ in ("parataxis", "cc") and child.head.i == main.i:
        return True
    if child.dep_ == "mark" and child.head.i == main.i:
        return True
    if child.head.i != main.i or not verbal(child):
        return False
    reports = _reports(child) and any(c.dep_ in SUBJECTS for c in child.children)
    if reports and child.dep_ in ("ccomp", "advcl", "conj", "dep"):
        return True
    return child.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in child.children) and child.i > first.i > main.i


def runs(tokens: set[int], sentence: Span) -> tuple[Extent, ...]:
    """The unbroken stretches of tokens, in order, without punctuation at their ends; those without a word are left out."""
    doc, found, group = sentence.doc, [], []
    for i in [*sorted(tokens), -1]:
        between = range(group[-1] + 1, i) if group and i > group[-1] else ()
        if group and (i < 0 or not all(doc[k].is_punct and doc[k].text in QUOTES + "-–" for k in between)):
            extent = tidy(doc.text, doc[group[0]].idx, doc[group[-1]].idx + len(doc[group[-1]].text))
            if extent.end - extent.start > 1 and any(doc[k].is_alpha for k in group):
                found.append(extent)
            group = []
        if i >= 0:
            group.append(i)
    return tuple(found)


def tidy(text: str, start: int, end: int) -> Extent:
    """A stretch of text without punctuation and spaces at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Extent(start, end)


def _noun_until(mark: Mark, sentence: Span) -> Found | None:
    """A condition that is a noun: "no talks until a withdrawal", "only after the release of the crew"."""
    if mark.form not in ("until", "after", "only_if") or mark.last.dep_ not in ("prep", "mark", "advmod"):
        return None
    noun = next((c for c in mark.last.children if c.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "NOUN" or any(t.ent_type_ in ("DATE", "TIME", "CARDINAL") for t in noun.subtree):
        return None
    if any(t.lemma_ in words("conditions", "time_nouns") for t in noun.subtree):
        return None
    if mark.first.i == mark.last.i and mark.first.lower_ not in ("until", "till"):
        return None
    main = mark.last.head
    if main.lower_ == "only":
        main = main.head
    inside = set(range(mark.first.i, noun.right_edge.i + 1))
    if main.i in inside or not verbal(main):
        return None
    if not (negated(main) or modal(main) or stance(main)):
        return None
    consequence = told(main, inside, mark.first, sentence)
    return (
        Found(mark.form, runs(inside, sentence)[:1], consequence, mark.last.i + 1, main, mark.first)
        if consequence
        else None
    )


def _misread(mark: Mark, main: Token, inside: set[int], sentence: Span) -> bool:
    """Whether the parse takes the verb of a condition that opens its sentence for the verb of the consequence."""
    doc, start = sentence.doc, mark.first.i
    opens = start == sentence.start or doc[start - 1].is_quote
    comma = any(t.text == "," for t in doc[max(inside) + 1 : main.i])
    later = next((t.i for t in doc[main.i : sentence.end] if t.text == ","), None)
    return (
        opens
        and main.i > max(inside)
        and not comma
        and later is not None
        and any(t.tag_ in FINITE for t in doc[later : sentence.end])
    )


def _by_comma(mark: Mark, sentence: Span) -> Found | None:
    """Where the parse shows no verb: a condition that opens its clause goes to the first comma, the consequence on from there."""
    doc, start = sentence.doc, mark.first.i
    opens = start == sentence.start or doc[start - 1].is_punct or doc[start - 1].lower_ == "that"
    comma = next((t.i for t in doc[start : sentence.end] if t.text == "," and t.i > mark.last.i + 1), None)
    if not opens or comma is None or mark.form not in ("if", "unless", "only_if"):
        return None
    inside = set(range(start, comma))
    main = next((t for t in doc[comma : sentence.end] if t.tag_ in FINITE and not _reports(t.head)), None)
    head = main.head if main is not None and main.tag_ == "MD" else main
    if head is None or not is_open(head, mark):
        return None
    then = told(head, inside, mark.first, sentence)
    return Found(mark.form, runs(inside, sentence)[:1], then, mark.last.i + 1, head, mark.first) if then else None
