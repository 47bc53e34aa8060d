"""Terms told without a verb, as lists, live blogs and headlines tell them.

"A levy on diesel: no deal." "Thirty buses by Friday – done." "Left open: the price." "Pilots back on Monday; pay
unsettled": what stands on one side of a mark, and on the other one word of the lexicon that says how it stands. And
"forty lorries, no later than Saturday": a number of something with a day to come, told as a fact without any verb.
"""

from collections.abc import Iterator
from functools import cache
from typing import cast

from dragoman.extract.bargain import NAME, Bargain, asked, listed
from dragoman.extract.clauses import Extent
from dragoman.extract.neutral import neutral
from dragoman.extract.unsettled import unsettled
from dragoman.lexicon import lexicon, words
from dragoman.read.due import due_of
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement, Strength

MARKS = frozenset({";", ":", "–", "—", "--", "|"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LEAST = 2  # words of what a verdict is about


def verdicts(reading: Reading, sentence: Span) -> Iterator[Bargain]:
    """What a sentence or a headline says to be done, open or noted, in so many words beside a mark."""
    parts = list(_parts(sentence, title=_title(reading, sentence)))
    for at, part in enumerate(parts):
        strength = _verdict(part)
        if strength is None:
            if _title(reading, sentence):
                yield from _open(part, beside=at > 0)
            continue
        before, after = parts[:at], parts[at + 1 :]
        leads = at == 0 and bool(after) and part.doc[part.end].text == ":"
        about = after[0] if leads else before[-1] if before and not after else None
        if about is None or len(about) < LEAST or any(t.tag_ in FINITE for t in about) or asked(about.root):
            continue
        low, high = min(part.start, about.start), max(part.end, about.end)
        whole = sentence.doc[low:high]
        yield Bargain(about.root, strength, (), (), Extent(whole.start_char, whole.end_char))


def terms_alone(reading: Reading, sentence: Span, said: tuple[Statement, ...]) -> Iterator[Bargain]:
    """The parts of a sentence without a finite verb that hold a number of something and a day to come."""
    for part in _parts(sentence, title=_title(reading, sentence)):
        if any(t.tag_ in FINITE for t in part) or _apart(part) or not _told(reading, part, said):
            continue
        extent = Extent(part.start_char, part.end_char)
        counted = any(a.kind != "duration" and a.quantity.unit for a in amounts(reading, *extent))
        if counted and due_of(reading, *extent, head=part.root):
            yield Bargain(part.root, "agreed", (), (), extent, "planned")


def _title(reading: Reading, sentence: Span) -> bool:
    paragraph = reading.paragraph(sentence.start_char)
    return bool(paragraph and paragraph.title)


def _parts(sentence: Span, *, title: bool) -> Iterator[Span]:
    """A sentence cut at marks that divide it (a headline also at commas and "but"), trimmed, without empty parts."""
    start = sentence.start
    for token in sentence:
        divides = token.text in MARKS or token.is_space or (token.text == "-" and bool(token.whitespace_))
        if divides or (title and (token.text == "," or token.lower_ in ("but", "while", "as"))):
            yield from _trimmed(sentence.doc[start : token.i])
            start = token.i + 1
    yield from _trimmed(sentence.doc[start : sentence.end])


def _trimmed(part: Span) -> Iterator[Span]:
    low, high = part.start, part.end
    while low < high and (part.doc[low].is_punct or part.doc[low].is_space):
        low += 1
    while (
        high > low and (part.doc[high - 1].is_punct or part.doc[high - 1].is_space) and part.doc[high - 1].text != "%"
    ):
        high -= 1
    if low < high:
        yield part.doc[low:high]


def _verdict(part: Span) -> Strength | None:
    """The strength that a part names, where it is nothing but a verdict: "done", "left open", "noted"."""
    return _verdicts().get(" ".join(t.lower_ for t in part))


def _open(part: Span, *, beside: bool) -> Iterator[Bargain]:
    """A part of a headline that says of a thing that it is not settled. `beside`: whether it is not the first one."""
    if _ending(part) or unsettled(part, beside=beside):
        yield Bargain(part.root, "not_agreed", (), (), Extent(part.start_char, part.end_char), "negated")


def _ending(part: Span) -> bool:
    """Whether a part ends in a word for what is not settled: "catch limits unsettled", "pilot left out"."""
    lower = [t.lower_ for t in part]
    if any(word in words(NAME, "echo", "denials") for word in lower[:-1]):
        return False
    burden = any(listed(t, "plans_of_action", "burdens") for t in part)
    for size in (3, 2, 1):
        end = " ".join(lower[-size:])
        stays = burden and end in words(NAME, "verdicts", "staying")
        if len(lower) > size and (stays or end in words(NAME, "verdicts", "ending")):
            return True
    return False


@cache
def _verdicts() -> dict[str, Strength]:
    table = lexicon(NAME)["verdicts"]
    senses = ("agreed", "agreed_in_principle", "not_agreed", "considered")
    return {phrase: cast("Strength", sense) for sense in senses for phrase in table[sense]}


def _apart(part: Span) -> bool:
    """Whether a part tells no term: an event in the calendar, something denied, wanted or asked."""
    barred = words(NAME, "echo", "denials") | words(NAME, "verdicts", "events")
    return asked(part.root) or any(t.lower_ in barred or t.lemma_.lower() in barred for t in part) or _one(part)


def _one(part: Span) -> bool:
    """Whether a part is a single name or number."""
    return len(part) <= LEAST


def _told(reading: Reading, part: Span, said: tuple[Statement, ...]) -> bool:
    """Whether it is the writer's own, or a neutral source's."""
    first: Token = part[0]
    around = [
        (e.end - e.start, s.id, s)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= first.idx < e.end
    ]
    return not around or neutral(reading, min(around, key=lambda a: a[:2])[2])
