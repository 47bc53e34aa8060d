"""What a report is about, as far as reading its commitments needs it: whether it tells of talks, and of what things."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.extract.bargain import NAME
from dragoman.extract.clauses import negated
from dragoman.extract.roles import LIMIT
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

OPENING = 4  # sentences, the headline among them
NOUNS: tuple[tuple[str, str], ...] = (
    ("nouns", "deal"),
    ("arranged", "talks"),
    ("outcomes", "results"),
)  # lists of words of bargaining
VERBS: tuple[tuple[str, str], ...] = (("verbs", "agree"), ("verbs", "settle"))
AHEAD = 2  # this sentence and the next may tell what it came of, and the one before


@dataclass(frozen=True, slots=True)
class Story:
    """`settled`: whether the report tells of anything agreed; `nouns`: lemmas that more than one sentence holds.

    `lead`: the code point at which its headline and opening sentences end.
    """

    settled: bool
    nouns: frozenset[str]
    lead: int


def lead(sentences: Sequence[Span]) -> int:
    """Where the headline and the opening sentences of a report end; 0 in a report that is not much longer."""
    return sentences[OPENING - 1].end_char if len(sentences) > 2 * OPENING else 0


def bargained(sentences: Sequence[Span]) -> list[bool]:
    """For each sentence, whether it or one beside it speaks of talks or of what came of them."""
    cues = [any(_cue(t) for t in s[:LIMIT]) for s in sentences]
    return [any(cues[max(0, at - 1) : at + AHEAD]) for at in range(len(cues))]


def negotiated(sentences: Sequence[Span]) -> bool:
    """Whether a report is about a negotiation at all: it speaks of talks, a deal, a truce, a strike or a mediator."""
    about = words(NAME, "arranged", "about")
    return any(not (s if len(s) <= LIMIT else s[:LIMIT]).forms.isdisjoint(about) for s in sentences)


def _cue(token: Token) -> bool:
    """Whether a word tells of bargaining: "talks", "the deal", "agreed", "the result"."""
    if token.pos_ == "NOUN":
        here = _of(NOUNS)
    elif token.tag_ in ("VBD", "VBN"):
        here = _of(VERBS)
    else:
        return False
    return (token.lower_ in here or token.lemma_.lower() in here) and not negated(token)


@cache
def _of(lists: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The words of some lists together."""
    return frozenset(word for keys in lists for word in words(NAME, *keys))


def topics(sentences: Sequence[Span]) -> frozenset[str]:
    """The nouns that more than one sentence of a report holds: what it is about."""
    each = [{t.lemma_.lower() for t in s[:LIMIT] if t.pos_ in ("NOUN", "PROPN")} for s in sentences]
    seen = Counter(noun for some in each for noun in some)
    return frozenset(noun for noun, count in seen.items() if count > 1)
