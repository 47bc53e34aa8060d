"""What a headline says is not settled: "but no date for the handover", "stuck on pensions", "ransom talks stall".

A headline tells in one part what came of talks and in another what did not; it leaves out verbs and articles, so that
its words alone are read here, part by part, and not its parse.
"""

from dragoman.extract.bargain import NAME, listed
from dragoman.lexicon import words
from dragoman.read.parse import Span

LONG = 9  # words: no part that is longer says only what is missing
AHEAD = 2  # words behind a noun within which its verb stands in a headline


def unsettled(part: Span, *, beside: bool) -> bool:
    """Whether a part of a headline says that a thing is not agreed. `beside`: whether another part stands before it."""
    dropped = beside and part[0].lower_ in words(NAME, "unsettled", "dropping") and len(part) > 1
    return dropped or (beside and _none(part)) or _stuck(part) or _stalled(part)


def _none(part: Span) -> bool:
    """As in "no entry date", "none on dates", "not on status"."""
    first, following = part[0].lower_, part[1].lower_ if len(part) > 1 else ""
    if len(part) > LONG or any(listed(t, "unsettled", "news") for t in part):
        return False
    topic = following in words(NAME, "unsettled", "topics")
    return (first in ("none", "nothing", "not", "zero") and topic) or (
        first == "no" and len(part) > 1 and part[1].pos_ in ("NOUN", "PROPN", "ADJ")
    )


def _stuck(part: Span) -> bool:
    """As in "stuck on pensions", "still at odds over cod", "sides remain apart on power-sharing"."""
    said = f" {' '.join(t.lower_ for t in part)} "
    return any(
        f" {phrase} {topic} " in said
        for phrase in words(NAME, "unsettled", "apart")
        if f" {phrase} " in said
        for topic in ("on", "over", "about")
    )


def _stalled(part: Span) -> bool:
    """As in "ransom talks stall", "slot dispute drags on", "base lease still in doubt"."""
    for noun in part[:-1]:
        talks, quarrel = listed(noun, "arranged", "talks"), listed(noun, "outcomes", "quarrels")
        if not talks and not quarrel:
            continue
        after = [t.lower_ for t in part.doc[noun.i + 1 : min(part.end, noun.i + 1 + AHEAD)]]
        fates = words(NAME, "unsettled", "stalling" if talks else "lasting")
        if " ".join(after) in fates or after[0] in fates:
            return True
    return " ".join(t.lower_ for t in part[-2:]) in words(NAME, "unsettled", "doubtful")
