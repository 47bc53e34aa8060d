"""Commitments told by set phrases ("out of reach", "part of the bargain") and after a colon ("one result: …")."""

from collections.abc import Iterator
from typing import get_args

from spacy.tokens import Span, Token

from dragoman.extract.bargain import NAME, Bargain, asked, listed
from dragoman.extract.clauses import Extent, above, clause_span, modality_of, negated, subjects, verbal
from dragoman.lexicon import lexicon
from dragoman.record.claim import Strength


def worded(sentence: Span) -> Iterator[Bargain]:
    """What the set phrases of the lexicon say, each as the clause that it stands in."""
    lower = [t.lower_ for t in sentence]
    for strength in get_args(Strength):
        for phrase in lexicon(NAME)["phrases"].get(strength, ()):
            parts = phrase.split()
            for at in range(len(lower) - len(parts) + 1):
                if lower[at : at + len(parts)] == parts:
                    yield from _phrase(sentence[at : at + len(parts)], strength)


def _phrase(found: Span, strength: Strength) -> Iterator[Bargain]:
    root = found.root
    verb = root if verbal(root) else next((t for t in above(root) if verbal(t)), root)
    if asked(verb) or ((verbal(verb) and modality_of(verb) in ("conditional", "hypothetical")) and strength != "offered"):
        return
    if verbal(verb) and negated(verb) and strength != "not_agreed":
        return
    extent = clause_span(verb, joined=False)
    extent = Extent(min(extent.start, found.start_char), max(extent.end, found.end_char))
    yield Bargain(verb, strength, tuple(subjects(verb)) if verbal(verb) else (), (), extent)


def results(sentence: Span) -> Iterator[Bargain]:
    """What stands after "one firm result:" and the like: what will be done under it is agreed."""
    colons = [t for t in sentence if t.text == ":"]
    if not colons:
        return
    before = [t for t in sentence if t.i < colons[0].i and listed(t, "outcomes", "results")]
    if not before or any(_bare(t) for t in before):
        return
    for token in sentence:
        if token.i > colons[0].i and verbal(token) and modality_of(token) == "planned" and not asked(token):
            extent = clause_span(token, joined=False)
            if extent.start > colons[0].idx:
                yield Bargain(token, "agreed", tuple(subjects(token)), (), extent, "planned")
                return


def _bare(noun: Token) -> bool:
    """Whether there is none of it, or only the wish for it."""
    return any(c.lower_ in ("no", "little", "without", "any") for c in noun.children) or noun.head.lower_ in (
        "without",
        "for",
    )
