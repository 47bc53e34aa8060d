"""Who would not meet, in a parse: "X refused to see Y", "a request for talks was turned down by X", "X never refused".

Only what is told to have happened: "will not meet" is a position.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.author_words import cleft
from dragoman.extract.clauses import by_agents, passive, subjects
from dragoman.lexicon import words
from dragoman.read.parse import Token

NAME = "refusals"
RELATIVE = ("WDT", "WP")
WITHIN = 12  # tokens of a request among which is what it asks for
BEFORE = 40  # tokens before "it" among which is the meeting that it stands for


@dataclass(frozen=True, slots=True)
class Refused:
    """A clause that names who would not meet. `what`: the first and the last word of what was refused."""

    who: Token
    what: tuple[Token, Token]
    denied: bool


def refused(verbs: Iterable[Token]) -> Iterator[Refused]:
    """The clauses, of some verbs, that say who refused a meeting, or that somebody did not, in order."""
    for token in verbs:
        if token.lemma_ in words(NAME, "verbs"):
            yield from _verb(token)
        elif token.lemma_ in words(NAME, "inviting") and passive(token) and _denied(token):
            own = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
            if own is not None:
                first = next(
                    c for c in token.children if c.dep_ in ("auxpass", "aux") or c.lower_ in words(NAME, "never")
                )
                yield Refused(own, (first, token), denied=True)


def _verb(verb: Token) -> Iterator[Refused]:
    """Who refuses: the subject, the agent of a passive, the "X" of "it was X that refused"."""
    if verb.lemma_ in words(NAME, "parted") and not any(c.lower_ in words(NAME, "particles") for c in verb.children):
        return
    if any(c.tag_ in ("MD", "TO") for c in verb.children if c.i < verb.i):
        return  # "may refuse", "threatened to refuse"
    what = _refused(verb)
    if what is None:
        return
    if passive(verb):
        who = by_agents(verb)
    else:
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        relative = own is not None and (own.tag_ in RELATIVE or own.lower_ == "that")
        author = cleft(own) if own is not None and relative else None
        who = [author] if author else subjects(verb)
    if who:
        yield Refused(who[0], what, denied=_denied(verb))


def _refused(verb: Token) -> tuple[Token, Token] | None:
    """The first and last word of what a verb refuses, where that is a meeting."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.lemma_ in words(NAME, "talking"):
            return child.left_edge, child.right_edge
        if child.dep_ in ("dobj", "nsubjpass") and _is_meeting(child):
            return child.left_edge, child.right_edge
        points = child.dep_ == "dobj" and child.lower_ in words(NAME, "pointing") and _denied(verb)
        if points and _meeting_before(verb):
            return child, child
    bare = not any(c.dep_ in ("dobj", "xcomp", "ccomp", "nsubjpass") for c in verb.children)
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None) if bare else None
    # "it was the union that declined"
    split = own is not None and (own.tag_ in RELATIVE or own.lower_ == "that") and cleft(own) is not None
    return (verb, verb) if split and _meeting_before(verb) else None


def _meeting_before(verb: Token) -> bool:
    """Whether the words before a verb speak of a meeting."""
    return any(_meets(t) or t.lemma_ in words(NAME, "talking") for t in verb.doc[max(0, verb.i - BEFORE) : verb.i])


def _is_meeting(noun: Token) -> bool:
    """Whether a noun is a meeting, or a request for one."""
    lemma = noun.lemma_.lower()
    if lemma in words(NAME, "meetings"):
        return True
    return lemma in words(NAME, "asking") and any(_meets(t) for t in _after(noun))


def _after(noun: Token) -> Iterator[Token]:
    """The words after a request as far as its phrase may reach."""
    for token in noun.doc[noun.i + 1 : min(noun.i + WITHIN, noun.sent.end)]:
        if token.is_punct or (token.pos_ == "VERB" and not _meets(token)):
            return
        yield token


def _meets(token: Token) -> bool:
    """Whether a word names a meeting."""
    lemma = token.lemma_.lower()
    return lemma in words(NAME, "meetings") | words(NAME, "talks") or lemma == "meet"


def _denied(verb: Token) -> bool:
    return any(c.lower_ in words(NAME, "never") for c in verb.children)
