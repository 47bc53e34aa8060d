"""Where a clause or a noun phrase begins and ends, in code points of the text, end exclusive.

They hold for any parse: a span is never empty, and always holds the token that it is asked of.
"""

from typing import NamedTuple

from dragoman.extract.roles import LIMIT, infinitive, own_subjects, verbal
from dragoman.read.parse import Token

OWN_CLAUSES = frozenset({"advcl", "parataxis", "relcl"})  # clauses that do not belong to the one above
DASHES = frozenset({"—", "–", "--", "-"})


class Extent(NamedTuple):
    """A stretch of text: `start` and `end` in code points, end exclusive."""

    start: int
    end: int


def clause_tokens(verb: Token, *, drop: frozenset[str] = OWN_CLAUSES, joined: bool = True) -> list[Token]:
    """The tokens of a verb's clause, in order: its subtree without clauses coordinated with it and those in `drop`.

    A coordinated verb that has no subject of its own stays ("will meet and sign") unless `joined` is false. At most
    LIMIT tokens.
    """
    found: list[Token] = []
    stack = [verb]
    while stack and len(found) < LIMIT:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if not _other_clause(c, verb, drop, joined)]
    return sorted(found, key=lambda t: t.i)


def _other_clause(child: Token, verb: Token, drop: frozenset[str], joined: bool) -> bool:  # noqa: FBT001
    if child.head.i != verb.i:
        return False
    if child.dep_ == "conj" and verbal(child):
        return not joined or bool(own_subjects(child))
    # the mark of coordination before a clause that is left out
    if child.dep_ == "cc":
        return any(c.dep_ == "conj" and verbal(c) and (not joined or own_subjects(c)) for c in verb.children)
    return child.dep_ in drop and not (child.dep_ == "advcl" and infinitive(child))


def clause_span(verb: Token, *, drop: frozenset[str] = OWN_CLAUSES, joined: bool = True) -> Extent:
    """The stretch of a verb's clause: from its first to its last token that hang together, without outer punctuation.

    Where left-out clauses lie amid it, it is the unbroken stretch around the verb; it begins after a dateline
    ("PORT CITY, May 3 (ABC) —"). `joined` as for `clause_tokens`.
    """
    tokens = clause_tokens(verb, drop=drop, joined=joined)
    own = own_subjects(verb)
    before = [t.i for t in tokens if t.text in DASHES and own and t.i < own[0].left_edge.i]
    return stretch([t for t in tokens if t.i > max(before, default=-1)], verb)


def stretch(tokens: list[Token], around: Token) -> Extent:
    """The unbroken run of `tokens` (sorted) that holds `around`, punctuation let through, then trimmed.

    It never crosses the end of a sentence.
    """
    held = {t.i for t in tokens}
    tokens = around.doc.tokens
    first, end = around.sent.start, around.sent.end
    low = high = around.i
    while low > first and _goes_on(tokens[low - 1], held):
        low -= 1
    while high + 1 < end and _goes_on(tokens[high + 1], held):
        high += 1
    return trim(tokens[low], tokens[high], around)


def _goes_on(token: Token, held: set[int]) -> bool:
    """Whether a clause goes on over a token: its own, or a mark that divides nothing."""
    if token.text == ";":
        return False  # what stands before and after it are two clauses, however they are attached
    return token.i in held or (token.is_punct and token.text not in (":", *DASHES))


def trim(first: Token, last: Token, around: Token) -> Extent:
    """From `first` to `last` without punctuation, spaces and joining words at the ends; never less than `around`."""
    doc = around.doc.tokens
    low, high = first.i, last.i
    while low < around.i and (doc[low].is_punct or doc[low].is_space or doc[low].dep_ == "cc"):
        low += 1
    while high > around.i and (doc[high].is_punct or doc[high].is_space or doc[high].dep_ == "cc"):
        high -= 1
    return Extent(doc[low].idx, doc[high].idx + len(doc[high].text))


def noun_phrase_span(token: Token) -> Extent:
    """The noun phrase that a token heads, with what follows it ("the release of all crews"), trimmed.

    Its relative clauses, and within it what a comma sets apart, are left out; "a deal to open" is one phrase.
    """
    held = [token]
    stack = [c for c in token.children if c.dep_ not in ("appos", "punct", "cc", "conj") and not _relative(c)]
    while stack and len(held) < LIMIT:
        child = stack.pop()
        held.append(child)
        stack += [c for c in child.children if not _aside(c)]
    return stretch(sorted(held, key=lambda t: t.i), token)


def _relative(clause: Token) -> bool:
    return clause.dep_ == "relcl" and not infinitive(clause)


def _aside(child: Token) -> bool:
    """Whether a comma sets a clause or an apposition apart from the noun that it stands with."""
    first = child.left_edge
    return child.dep_ in ("relcl", "appos") and first.i > 0 and first.nbor(-1).text == ","
