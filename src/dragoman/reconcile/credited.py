"""Whether a report credits an agency ("told the AW agency") for words that stand in that agency's story.

Credit alone proves nothing: papers also quote what somebody told an agency at another time.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.reconcile.beside import bounds
from dragoman.reconcile.retold import Facts, takes
from dragoman.reconcile.telling import Point, Shared, Telling
from dragoman.reconcile.wording import fold
from dragoman.record.claim import Statement
from dragoman.record.finding import Passage
from dragoman.record.report import Report

PHRASE = 2  # words of a quotation that is known by them


def credited(
    mine: Report, telling: Telling, shared: Sequence[Shared], carriers: Iterable[Report], source: Facts
) -> Passage | None:
    """The sentence of a report that credits those who carry an agency's story for an utterance told there, if any.

    `telling`: what the report tells; `shared`: the things that the story tells too; `source`: the story's facts.
    """
    names = {name for r in carriers for name in (*r.agencies, r.outlet) if name and name != mine.outlet}
    if not any(name in mine.text for name in names):
        return None
    name = re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in sorted(names))})\b")
    both = {point.thing for point, _ in shared}
    for point in telling:
        if isinstance(point.claim, Statement):
            start, end = bounds(point.claim, mine)
            if name.search(mine.text, start, end) and (point.thing in both or _taken(point, source)):
                return Passage(report=mine.id, start=start, end=end, quote=mine.text[start:end])
    return None


def _taken(point: Point, source: Facts) -> bool:
    """Whether a story has the quoted words of an utterance."""
    quoted = point.claim.quoted if isinstance(point.claim, Statement) else ()
    return any(len(q) >= PHRASE and takes(q, source) for q in (tuple(fold(words).split()) for words in quoted))
