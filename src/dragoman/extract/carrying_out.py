"""When an earlier commitment is to be carried out: "the exchange could begin as early as next week".

A report says what was agreed and, further down, when it will happen. The subject is then a definite noun phrase that
takes up the commitment by its noun ("agreed to exchange" and "the exchange", "a pledge to free" and "the release"), or
names it ("the deal takes effect on Friday"). That clause tells the same commitment again, as firm as it was told
before and no firmer, with its day. Nothing is said to have been carried out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import OWN_CLAUSES, Extent, clause_span, modality_of, passive, subjects, verbal
from dragoman.lexicon import lexicon, words
from dragoman.read.due import due_of
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.record.claim import Strength

STEM = 5  # letters that a verb and its noun share: "withdraw" and "withdrawal"
NOMINAL = ("tion", "sion", "ment", "al", "ance", "ence", "ing", "ery", "ure")  # nouns of an act
STRENGTHS: tuple[Strength, ...] = ("agreed_in_principle", "promised", "offered", "accepted_by_one", "agreed")
ACTUAL = frozenset({"asserted", "planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment told before: how firm, of whom, and the lemmas of its words (families of one act as one)."""

    strength: Strength
    holders: tuple[Token, ...]
    lemmas: frozenset[str]
    ends: int


def told_before(reading: Reading, found: Bargain) -> Told | None:
    """What a later sentence can take up of a bargain; null for what was not agreed or is only looked at."""
    span = reading.doc.char_span(*found.extent, alignment_mode="expand")
    if span is None or found.strength not in STRENGTHS or found.modality in ("negated", "conditional"):
        return None
    lemmas = frozenset(family(t) for t in span if t.pos_ in ("NOUN", "VERB", "PROPN"))
    return Told(found.strength, found.holders, lemmas, found.extent.end)


def carried_out(reading: Reading, sentence: Span, before: Iterable[Told]) -> Iterator[Bargain]:
    """The clauses of a sentence that say when an earlier commitment is to be carried out."""
    earlier = [t for t in before if t.ends <= sentence.start_char]
    if not earlier:
        return
    for verb in sentence:
        if not verbal(verb) or modality_of(verb) not in ACTUAL or asked(verb):
            continue
        taken = [(s, t) for s in subjects(verb) if (t := next(_taken_up(s, verb, earlier), None)) is not None]
        if not taken:
            continue
        extent = _clause(verb)
        same = next((t for s, t in taken if extent.start <= s.idx < extent.end), None)
        if same and due_of(reading, *extent, head=verb):
            yield Bargain(verb, same.strength, same.holders, (), extent, "planned")


def _clause(below: Token) -> Extent:
    """The clause of a verb without a "that" before it: nobody agreed that it should be so."""
    verb = below
    while verb.dep_ == "xcomp" and verb.head.i < verb.i and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head  # "is due to begin"
    extent = clause_span(verb, drop=OWN_CLAUSES - {"advcl"}, joined=False)
    that = next((c for c in verb.children if c.dep_ == "mark" and c.idx == extent.start and c.i + 1 < verb.i), None)
    return Extent(that.nbor().idx, extent.end) if that is not None else extent


def _taken_up(subject: Token, verb: Token, earlier: list[Told]) -> Iterator[Told]:
    """The commitments, the latest first, that a subject takes up with a verb of being carried out."""
    if not _definite(subject) or subject.pos_ != "NOUN":
        return
    whole = listed(subject, "nouns", "deal")
    if not (whole or subject.lemma_.lower() in _families() or subject.lemma_.lower().endswith(NOMINAL)):
        return
    starts = _starts(verb)
    for told in reversed(earlier):
        named = (whole and told.strength in ("agreed", "agreed_in_principle")) or family(subject) in told.lemmas
        if named and (starts or (passive(verb) and family(verb) in told.lemmas)):
            yield told


def _definite(noun: Token) -> bool:
    return any(c.lower_ in words("clauses", "definite") and c.dep_ in ("det", "poss", "predet") for c in noun.children)


def _starts(verb: Token) -> bool:
    """Whether a verb says that something comes to be: "begin", "take place", "come into force", "is due"."""
    lemma = verb.lemma_.lower()
    if lemma in words("commitments", "carrying", "verbs"):
        return True
    if any(c.dep_ == "xcomp" and verbal(c) for c in verb.children):
        return False  # "is due to expire": the verb below tells what
    near = {f"{lemma} {c.lemma_.lower()}" for c in verb.children}
    near |= {f"{lemma} {c.lower_} {g.lemma_.lower()}" for c in verb.children for g in c.children}
    return bool(near & words("commitments", "carrying", "phrases"))


def family(token: Token) -> str:
    """One name for the words of one act ("exchange", "swap"), else the stem that a verb and its noun share."""
    lemma = token.lemma_.lower()
    return _families().get(lemma) or _families().get(token.lower_) or (lemma[:STEM] if len(lemma) > STEM else lemma)


@cache
def _families() -> dict[str, str]:
    table = lexicon("commitments")["families"]
    return {word: name for name, listed_words in table.items() for word in listed_words}
