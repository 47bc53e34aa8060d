"""Whether one says of an act that it was not done, or of a thing that there was none, as another has just told it.

"Officials say a ransom was paid; the ministry says no ransom had been paid." Word for word, without a parse: what is
negated must be what was asserted, by its words or by the act that they name (rebuttals.toml), and nothing more.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.wording import fold, stem

CLAUSE = 8  # words of a clause after its negation, at most
NAME = "rebuttals"


def denied_of(said: str, before: str) -> bool:
    """Whether a text says of what another asserts that it was not so."""
    told = _Told(before)
    spoken = fold(said).split()
    return any(_undone(spoken, n, told) for n, word in enumerate(spoken) if word in words(NAME, "negators"))


def acts_in(text: str) -> frozenset[str]:
    """The acts that a text names: promising, for "we were promised" and "there was no agreement"."""
    return frozenset(act for w in fold(text).split() for act in acts().get(stem(w), ()))


class _Told:
    """The words and acts that a text asserts."""

    def __init__(self, text: str) -> None:
        self.stems = frozenset(stem(w) for w in fold(text).split() if w not in words("matching", "stop"))
        self.acts = acts_in(text)

    def has(self, word: str) -> bool:
        """Whether a word, or the act that it names, is among them."""
        return stem(word) in self.stems or not self.acts.isdisjoint(acts().get(stem(word), ()))


def _undone(spoken: Sequence[str], at: int, told: _Told) -> bool:
    """Whether what a negation at a place turns round is all told before."""
    word, after = spoken[at], list(_clause(spoken[at + 1 :]))
    done = words(NAME, "done")
    if word in words(NAME, "nobody"):  # "nobody was paid", "had threatened nobody"
        acting = spoken[at - 1 : at] if at and (not after or after[0] not in done) else []
        return _all_told([*acting, *(after if not acting else [])], told)
    if word in words(NAME, "none"):  # "no ransom was paid", "there was no ransom", "had received no list"
        helper = next((n for n, w in enumerate(after) if w in done), None)
        here = spoken[max(0, at - 3) : at]
        past = helper is not None or not done.isdisjoint(here)
        return past and "then" not in here and _all_told(after, told)
    past = not done.isdisjoint(spoken[max(0, at - 2) : at + 3])  # "had not fired", "never met"
    return (past or word == "never") and _all_told(after, told)


def _clause(after: Sequence[str]) -> Iterator[str]:
    """The words of a clause after its negation, up to a word that begins another one."""
    for word in after[:CLAUSE]:
        if word in words(NAME, "breaks"):
            return
        yield word


def _all_told(clause: Sequence[str], told: _Told) -> bool:
    """Whether all words of a clause that say something are told before, and at least one does."""
    empty = words("matching", "stop") | words(NAME, "padding") | words(NAME, "done")
    saying = [w for w in clause if w not in empty]
    return bool(saying) and all(told.has(w) for w in saying)


@cache
def acts() -> dict[str, frozenset[str]]:
    """The stems of rebuttals.toml's acts to the keys of those that they name."""
    found: dict[str, frozenset[str]] = {}
    for key, row in lexicon(NAME)["acts"].items():
        for word in row:
            found[stem(word)] = found.get(stem(word), frozenset()) | {key}
    return found
