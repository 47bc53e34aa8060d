"""Agreement that is less than firm: "in principle", "tentatively", "a preliminary deal", "subject to ratification"."""

from collections.abc import Iterator

from dragoman.extract.acts import doers
from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import Extent, modality_of, verbal
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def in_principle(word: Token) -> bool:
    """Whether "in principle" (or another word that makes it less firm) belongs to a word or what depends on it."""
    near = [
        word,
        *word.children,
        *(g for c in word.children if c.dep_ in ("prep", "dobj", "xcomp") for g in c.children),
    ]
    near += [word.head] if word.dep_ in ("xcomp", "conj") else []
    near += [c for t in near for c in t.children if c.lower_ in words("clauses", "outlines")]
    named = any(t.lower_ in words("clauses", "outlines") and t.head.lower_ in ("in", "as") for t in near)
    return named or any(listed(c, "principle", "adverbs") for c in word.children) or _subject_to(word)


def _subject_to(word: Token) -> bool:
    """Whether it still hangs on a yes: "agreed, subject to ratification"."""
    near = [c for t in (word, *word.children) for c in t.children if c.lower_ in ("subject", "pending")]
    below = [g for c in near for d in (c, *c.children) for g in d.children if g.dep_ in ("pobj", "dobj")]
    return any(listed(g, "principle", "assents") for g in below)


def provisional(noun: Token) -> bool:
    """Whether a deal is a first or unfinished one: "a tentative accord", "the outlines of a deal"."""
    qualified = any(
        listed(c, "principle", "adjectives") for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "advmod")
    )
    return qualified or listed(noun, "principle", "outlines") or in_principle(noun)


def principles(sentence: Span) -> Iterator[Bargain]:
    """Commitments in principle whatever the verb: "has been approved in principle", "yes in principle"."""
    for token in sentence:
        if token.lower_ not in ("principle", "outline") or token.head.lower_ != "in" or token.head.dep_ != "prep":
            continue
        if any(c.dep_ in ("prep", "amod", "det") for c in token.children):
            continue
        word = token.head.head
        while word.dep_ in ("prep", "pobj", "acomp", "attr", "dobj") and word.head.i != word.i:
            word = word.head
        if listed(word, "principle", "against") or asked(word):
            continue
        if verbal(word) and modality_of(word) in ("conditional", "negated", "hypothetical"):
            continue
        yield Bargain(
            word, "agreed_in_principle", tuple(doers(word)) if verbal(word) else (), (), _within(sentence, token)
        )


def _within(sentence: Span, token: Token) -> Extent:
    """The part of a sentence, between marks that divide it, that holds a token: clauses of fragments parse badly."""
    low = high = token.i - sentence.start
    while low > 0 and sentence[low - 1].text not in (";", "—", "–", "“", '"', "."):
        low -= 1
    while high + 1 < len(sentence) and sentence[high + 1].text not in (";", "—", "–", "”", '"', "."):
        high += 1
    first, last = sentence[low], sentence[high]
    while first.i < last.i and (first.is_space or first.is_punct):
        first = first.nbor()
    while last.i > first.i and (last.is_space or last.is_punct):
        last = last.nbor(-1)
    return Extent(first.idx, last.idx + len(last.text))
