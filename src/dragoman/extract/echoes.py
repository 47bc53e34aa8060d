"""Agreed commitments told again in other words: in the headline, or as what will now be done.

"Rebels to free six of crew" agrees to nothing by its words; beneath it the report says that they "have agreed to
release six of the crew". A clause that shares enough words of weight with what the report calls agreed is the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.bargain import NAME, Bargain, asked, listed
from dragoman.extract.clauses import Extent, agents, clause_span, infinitive, modality_of, verbal
from dragoman.extract.undertaken import harmful, undertaking
from dragoman.extract.unsettled import unsettled
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Strength

WEIGHTY = frozenset({"NOUN", "VERB", "NUM", "ADJ"})
SHARED_BODY = 4  # lemmas that a clause must share with an agreement
SHARED_TITLE = 2  # the same for a headline, which is short; one where it says "X to do"


@dataclass(frozen=True, slots=True)
class Known:
    """What the body of a report says to be agreed or promised: how firmly, and its lemmas of weight."""

    strength: Strength
    lemmas: frozenset[str]


def echoes(reading: Reading, sentence: Span, told: Iterable[Known]) -> Iterator[Bargain]:
    """The clauses of a sentence that tell again one of the agreements; in a headline also one of the promises."""
    every = list(told)
    known = [one.lemmas for one in every if one.strength == "agreed"]
    paragraph = reading.paragraph(sentence.start_char)
    if every and paragraph and paragraph.title:
        yield from _title(reading, sentence, every)
        return
    if not known:
        return
    for token in sentence:
        if verbal(token) and modality_of(token) == "planned" and not asked(token) and _future(token):
            extent = clause_span(token, joined=False)
            found = lemmas(sentence.doc.char_span(*extent, alignment_mode="expand") or sentence)
            if any(_same(found, one, SHARED_BODY) for one in known):
                yield Bargain(token, "agreed", tuple(agents(token)), (), extent, "planned")


def lemmas(words_of: Iterable[Token]) -> frozenset[str]:
    """The lemmas of weight: nouns, verbs, numbers, adjectives; no auxiliaries, no words of agreeing itself."""
    light = words(NAME, "echo", "light")
    return frozenset(
        t.lemma_.lower() for t in words_of if t.pos_ in WEIGHTY and not t.is_stop and t.lemma_.lower() not in light
    ) | frozenset(t.lower_ for t in words_of if t.like_num)


def _same(found: frozenset[str], known: frozenset[str], least: int) -> bool:
    return len(found & known) >= least


def _future(verb: Token) -> bool:
    """Whether it is said to be going to be done: "will", "is to", not "plans to" or "could"."""
    if any(c.lower_ in ("will", "shall", "'ll", "’ll") and c.dep_ == "aux" for c in verb.children):
        return True
    return infinitive(verb) and verb.head.lemma_ == "be"


def _title(reading: Reading, sentence: Span, known: list[Known]) -> Iterator[Bargain]:
    """The parts of a headline, between its dividers, that tell an agreement or a promise again."""
    for at, part in enumerate(_parts(sentence)):
        if any(t.lower_ in words(NAME, "echo", "denials") or t.text == "?" for t in part):
            continue
        strength = None if unsettled(part, beside=at > 0) else _told_again(reading, part, known)
        if strength is not None:
            root = part.root
            extent = Extent(part.start_char, part.end_char)
            yield Bargain(root, strength, tuple(agents(root)) if verbal(root) else (), (), extent, "planned")


def _told_again(reading: Reading, part: Span, known: list[Known]) -> Strength | None:
    """How firm what a part of a headline tells is, by the agreement or promise that it shares most with."""
    found = lemmas(part)
    to = [t for t in part if t.tag_ == "VB" and t.i > part.start and t.nbor(-1).lower_ == "to"]
    to = [t for t in to if not any(b.tag_ in ("VBZ", "VBD", "VBP") for b in part if b.i < t.i)]
    best = max(known, key=lambda one: (len(found & one.lemmas), one.strength == "agreed"))
    shared = len(found & best.lemmas)
    counted = bool(list(amounts(reading, part.start_char, part.end_char)))
    if shared >= (1 if to or _homeward(part) else SHARED_TITLE):
        return best.strength
    gives = any(_gives(t, counted=counted) for t in to)
    return "agreed" if gives and any(one.strength == "agreed" for one in known) else None


def _homeward(part: Span) -> bool:
    """Whether somebody is said to go free or home: "sick sailors walk free", "sixty coming home"."""
    said = f" {' '.join(t.lower_ for t in part)} "
    return any(f" {phrase} " in said for phrase in words(NAME, "echo", "homeward"))


def _gives(verb: Token, *, counted: bool) -> bool:
    """Whether a headline's "to do" is an act for another side, or one with a number and no harm in it."""
    plain = counted and not listed(verb, "arranged", "others")
    return (undertaking(verb) or plain) and not harmful(verb)


def _hyphen(token: Token) -> bool:
    """Whether a mark stands inside a word: "six-hour"."""
    return (
        token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_ and token.text not in (",", ";", ":")
    )


def _parts(sentence: Span) -> Iterator[Span]:
    """A headline cut at its dividers, without empty parts."""
    start = sentence.start
    for token in sentence:
        if (token.text in words("clauses", "breaks") and not _hyphen(token)) or token.lower_ == "but" or token.is_space:
            if token.i > start:
                yield sentence.doc[start : token.i]
            start = token.i + 1
    if sentence.end > start:
        yield sentence.doc[start : sentence.end]
