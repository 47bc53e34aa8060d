"""Commitments told by set phrases ("out of reach", "part of the bargain") and after a colon ("one result: …")."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.extract.acts import topics
from dragoman.extract.bargain import NAME, Bargain, asked, listed, mutual
from dragoman.extract.clauses import (
    Extent,
    above,
    agents,
    by_agents,
    clause_span,
    modality_of,
    negated,
    noun_phrase_span,
    subjects,
    verbal,
)
from dragoman.lexicon import lexicon
from dragoman.read.parse import Span, Token
from dragoman.record.claim import Strength

LEAD = 4  # words before a colon


def worded(sentence: Span) -> Iterator[Bargain]:
    """What the set phrases of the lexicon say, each as the clause that it stands in."""
    for found, strength in phrases_in(sentence, NAME):
        yield from _phrase(found, cast("Strength", strength))


def phrases_in(sentence: Span, name: str) -> Iterator[tuple[Span, str]]:
    """The set phrases of the lexicon NAME.toml in a sentence, each with its sense, in order of the lexicon."""
    listed_phrases = _phrases(name)
    if sentence.forms.isdisjoint(listed_phrases):
        return
    lower = [t.lower_ for t in sentence]
    found = [
        (row.order, at, row)
        for at, word in enumerate(lower)
        for row in listed_phrases.get(word, ())
        if tuple(lower[at : at + len(row.parts)]) == row.parts
    ]
    for _, at, row in sorted(found, key=lambda f: f[:2]):
        yield sentence[at : at + len(row.parts)], row.sense


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase of a lexicon: which one of its list, its words and its sense."""

    order: int
    parts: tuple[str, ...]
    sense: str


@cache
def _phrases(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a lexicon by their first word, cut into tokens as the model cuts them: "non-starter" is three."""
    found: dict[str, tuple[Phrase, ...]] = {}
    every = ((p, sense) for sense, some in lexicon(name)["phrases"].items() for p in some)
    for order, (phrase, sense) in enumerate(every):
        cut = phrase.replace("-", " - ").replace("n't", " n't").replace("n’t", " n’t")
        parts = tuple(cut.split())
        found[parts[0]] = (*found.get(parts[0], ()), Phrase(order, parts, sense))
    return found


def _phrase(found: Span, strength: Strength) -> Iterator[Bargain]:
    root = found.root
    verb = root if verbal(root) else next((t for t in above(root) if verbal(t)), root)
    if asked(verb) or (
        (verbal(verb) and modality_of(verb) in ("conditional", "hypothetical")) and strength != "offered"
    ):
        return
    if verbal(verb) and negated(verb) and strength != "not_agreed":
        return
    extent = clause_span(verb, joined=False)
    extent = Extent(min(extent.start, found.start_char), max(extent.end, found.end_char))
    yield Bargain(verb, strength, _holders(verb, strength), (), extent)


def _holders(verb: Token, strength: Strength) -> tuple[Token, ...]:
    """Whose it is: the subject of what one side accepts or offers; the subject of the rest is the matter itself."""
    if not verbal(verb):
        return ()
    one_sided = strength in ("accepted_by_one", "offered") or mutual(subjects(verb))
    return tuple(subjects(verb)) if one_sided else tuple(by_agents(verb))


def results(sentence: Span) -> Iterator[Bargain]:
    """What stands after "one firm result:" and the like: what will be done under it is agreed."""
    colons = [t for t in sentence if t.text == ":"]
    if not colons:
        return
    before = [t for t in sentence if t.i < colons[0].i and listed(t, "outcomes", "results")]
    if not before or any(_bare(t) for t in before):
        return
    yield from _bare_result(sentence, colons[0])
    for token in sentence:
        if token.i > colons[0].i and listed(token, "nouns", "deal") and any(o.i > token.i for o in topics(token)):
            yield Bargain(token, "agreed", (), tuple(topics(token)), noun_phrase_span(token))
            return
        if token.i > colons[0].i and verbal(token) and modality_of(token) == "planned" and not asked(token):
            start, end = clause_span(token, joined=False)
            after = next(t.idx for t in sentence if t.i > colons[0].i and not t.is_space)
            yield Bargain(token, "agreed", tuple(agents(token)), (), Extent(max(start, after), end), "planned")
            return


def _bare_result(sentence: Span, colon: Token) -> Iterator[Bargain]:
    """What stands after "The outcome:" without a verb, with its number: "Deal: 40 lorries, no fuel"."""
    rest = sentence.doc[colon.i + 1 : sentence.end]
    short = colon.i - sentence.start <= LEAD and len(rest) > 1
    if not short or any(verbal(t) for t in rest) or not any(t.like_num for t in rest) or asked(rest.root):
        return
    last = next(t for t in reversed(list(rest)) if not (t.is_punct or t.is_space))
    yield Bargain(rest.root, "agreed", (), (), Extent(rest[0].idx, last.idx + len(last.text)), "planned")


def _bare(noun: Token) -> bool:
    """Whether there is none of it, or only the wish for it."""
    return any(c.lower_ in ("no", "little", "without", "any") for c in noun.children) or noun.head.lower_ in (
        "without",
        "for",
    )
