"""Promises without a word of promising: what a speaker says that its own side will do for the other.

"The ministry will hand over the list, its spokesman said": a verb of doing for the other side (data), in the future,
within a statement, its subject the speaker ("we") or the speaker's side. A condition on it makes it none.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dragoman.extract.bargain import Bargain, asked, listed
from dragoman.extract.clauses import clause_span, conditional, mark_of, negated, passive, subjects, verbal
from dragoman.extract.parties import parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement

UNDERTAKING = frozenset({"promise", "offer"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would"})


def announcements(reading: Reading, sentence: Span, said: tuple[Statement, ...]) -> Iterator[Bargain]:
    """The promises in a sentence that are only announced."""
    start, end = sentence.start_char, sentence.end_char
    here = [s for s in said if s.speaker and any(e.start < end and start < e.end for e in s.evidence)]
    if not here:
        return
    for token in sentence:
        if verbal(token) and listed(token, "plans_of_action", "verbs") and _will(token):
            statement = _around(token, here)
            if statement and _own(reading, token, statement):
                holders = tuple(subjects(token))
                yield Bargain(token, "promised", holders, (), clause_span(token, joined=False), "planned")


def _will(verb: Token) -> bool:
    """Whether a verb is said to be going to be done, without an if or a not."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not auxiliaries & FUTURE or negated(verb) or conditional(verb) or asked(verb):
        return False
    clauses = [c for c in verb.subtree if c.i != verb.i and verbal(c)]
    return not any(mark_of(c) in words("clauses", "conditional") | {"after", "when", "while"} for c in clauses)


def _around(token: Token, said: list[Statement]) -> Statement | None:
    """The statement with the shortest content around a token."""
    around = [
        (e.end - e.start, s.id, s)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= token.idx < e.end
    ]
    return min(around, key=lambda a: a[:2])[2] if around else None


def _own(reading: Reading, verb: Token, statement: Statement) -> bool:
    """Whether who will do it is the speaker or its side; the subject of a promise need not be named."""
    holders = subjects(verb)
    if any(h.lower_ in words("positions", "duties", "own") for h in holders):
        return True
    if passive(verb) or not holders:
        return statement.act in UNDERTAKING
    own = with_side(reading, statement.speaker) if statement.speaker else ()
    return bool(set(own) & set(parties_of(reading, holders)))
