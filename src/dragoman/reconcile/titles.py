"""One readable line for a finding: its clearest telling, whole if it fits, begun and ended at a word."""

import re
from collections.abc import Sequence

from dragoman.lexicon import words
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Figure

TITLE = 120  # characters of a title
AROUND = 45  # characters on either side of a number in the title of a figure
BEST = 80  # characters that read well
CLAUSE = re.compile(r"[;:!?]\s|\.\s(?=[^a-z])|,\s(?=(?:and|but|while|which|who|where)\b)|\n")
EDGE = " ,;:.–—-“”\"'’‘«»"


def title(group: Sequence[Told]) -> str:
    """The title of some claims that are about one thing."""
    told = min(group, key=_clarity)
    text = _number(told.claim) if isinstance(told.claim, Figure) else " ".join(told.claim.text.split())
    text = _cut(text) or told.kind
    return text[:1].upper() + text[1:]


def _clarity(told: Told) -> tuple[bool, bool, int, str]:
    """How little a telling serves as a title: one that stands alone, fits and is neither bare nor long comes first."""
    text = " ".join(told.claim.text.split())
    first = fold(text).split()[:1]
    leaning = not text[:1].isupper() or not first or first[0] in words("matching", "leaning")
    return leaning, len(text) > TITLE, abs(len(text) - BEST), told.id


def _number(figure: Figure) -> str:
    """The clause around a number, cut at words on both sides."""
    text = " ".join(figure.text.split())
    said = " ".join(figure.quantity.text.split())
    at = text.find(said)
    if at < 0:
        return f"{said} {figure.counts}"
    before = [m.end() for m in CLAUSE.finditer(text, 0, at)]
    after = CLAUSE.search(text, at + len(said))
    start = before[-1] if before else 0
    end = after.start() if after else len(text)
    if end - start <= TITLE:
        return text[start:end].strip(EDGE)
    first = start if at - start <= AROUND else min(at, text.find(" ", at - AROUND) + 1)
    last = min(end, max(at + len(said), text.rfind(" ", at, at + len(said) + AROUND)))
    return f"{'… ' if first > start else ''}{text[first:last].strip(EDGE)}{' …' if last < end else ''}"


def _cut(text: str) -> str:
    """At most TITLE characters, cut at the end of a clause if there is one near, else at a word."""
    if len(text) <= TITLE:
        return text
    ends = [m.start() for m in CLAUSE.finditer(text, BEST // 2, TITLE - 2) if m.group()[0] != ":"]
    at = ends[-1] if ends else text.rfind(" ", 0, TITLE - 1)
    return f"{text[: at if at > 0 else TITLE - 2].rstrip(EDGE)} …"
