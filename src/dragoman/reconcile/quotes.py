"""Quotations compared: whether two hold the same words, and whether one utterance is worded in two ways."""

from collections.abc import Sequence
from difflib import Match, SequenceMatcher

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.wording import fold

RUN = 3  # words in a row that two quotations must share at least
SHORT = 2  # telling words that are enough, where the shorter quotation stands in the other as a whole
HALF = 0.5
MOST = 0.6
SAME_WORDS = 0.8  # share of the shorter that one common run must cover, where nothing else is common


def spoken(quotation: str) -> tuple[str, ...]:
    """The folded words of a quotation, those that are spoken short in full: "doesn't" is "does not"."""
    said = quotation.casefold().replace("’", "'")
    if "'" in said:
        for short, full in lexicon("matching")["contracted"].items():
            said = said.replace(short, full)
    return tuple(fold(said).split())


def shared_run(a: Sequence[str], b: Sequence[str]) -> tuple[float, str]:
    """How much of the shorter of two quotations stands in the other, 0 to 1, and its longest telling run."""
    short, long = sorted((a, b), key=lambda q: (len(q), *q))  # difflib's answer depends on the order of its sequences
    there = set(long)
    if sum(w in there for w in short) < max(1.0, HALF * len(short)):  # no more than that can be matched
        return 0.0, ""
    blocks = _blocks(short, long)
    runs = [short[m.a : m.a + m.size] for m in blocks]
    best = max(runs, key=lambda run: (_telling(run) > 0, len(run)))
    matched = sum(m.size for m in blocks) / len(short)
    ok = (len(best) >= RUN and _telling(best) >= 1 and matched >= HALF) or (_telling(best) >= SHORT and matched == 1)
    return (min(1.0, matched), " ".join(best)) if ok else (0.0, "")


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """The runs of words that two quotations share, in order."""
    return [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]


def _telling(run: Sequence[str]) -> int:
    """How many words of a run are no function words."""
    return sum(w not in words("matching", "stop") for w in run)


def reworded(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two quotations are one utterance in two wordings: alike, and changed between the words they share."""
    if list(a) == list(b) or not shared_run(a, b)[0]:
        return False
    a, b = sorted((a, b), key=lambda q: (len(q), *q))
    blocks = _blocks(a, b)
    first, last = blocks[0], blocks[-1]
    span = min(last.a + last.size - first.a, last.b + last.size - first.b)
    matched = sum(m.size for m in blocks)
    short = min(len(a), len(b))
    if len(blocks) == 1:  # one run: the rest is left out, or another ending
        ends = {(first.a == 0, first.b == 0), (first.a + first.size == len(a), first.b + first.size == len(b))}
        return matched >= SAME_WORDS * short and (False, False) in ends and matched < short
    return matched >= MOST * short and matched >= HALF * span and matched < max(len(a), len(b))
