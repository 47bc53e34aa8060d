"""Several terms of one deal: "agreed to free 40 sailors by Sunday and to reopen the port in June" are two.

Only where each has a number or a day of its own, so that one claim could not tell both.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from dragoman.extract.bargain import Bargain
from dragoman.extract.clauses import Extent, clause_span, verbal
from dragoman.extract.terms import tells_when
from dragoman.extract.tidy import tidy
from dragoman.read.due import due_of
from dragoman.read.parse import Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading

CLAUSES = frozenset({"xcomp", "ccomp"})


def severally(reading: Reading, found: Bargain) -> Iterator[Bargain]:
    """The terms of a bargain, each with its words; the bargain itself where it is one."""
    parts = _parts(found) if found.strength != "not_agreed" else []
    starts = [_start(p) for p in parts]
    inside = found.extent.start < min(starts, default=0) and max(starts, default=0) < found.extent.end
    cuts = [found.extent.start, *starts[1:], found.extent.end]
    spans = [Extent(a, b) for a, b in pairwise(cuts)]
    if not inside or len(parts) < 2 or starts != sorted(starts) or not all(map(partial(_own, reading), parts, spans)):  # noqa: PLR2004
        yield found
        return
    yield replace(found, extent=tidy(reading, spans[0]))
    for part, extent in zip(parts[1:], spans[1:], strict=True):
        start = part.left_edge.idx if part.dep_ == "pobj" and part.head.lower_ != "to" else extent.start
        yield Bargain(part, found.strength, found.holders, (), tidy(reading, Extent(start, extent.end)), found.modality)


def _parts(found: Bargain) -> list[Token]:
    """What is agreed and what is listed beside it: clauses, or nouns behind one preposition told again."""
    first = next((t for t in found.objects if t.i > found.token.i and (t.dep_ in CLAUSES or t.dep_ == "pobj")), None)
    if first is None:
        return []
    if verbal(first):
        return [first, *(t for t in first.conjuncts if t.i > first.i and t.tag_ == first.tag_)]
    again = [
        t for t in first.doc[first.i : first.sent.end] if t.lower_ == first.head.lower_ and t.nbor(-1).lower_ == "and"
    ]
    return [first, *(n for p in again if p.idx < found.extent.end for n in p.children if n.dep_ == "pobj")]


def _start(part: Token) -> int:
    """Where a term begins; behind a preposition with that."""
    return part.head.idx if part.dep_ == "pobj" else clause_span(part, joined=False).start


def _own(reading: Reading, part: Token, extent: Extent) -> bool:
    """Whether a term has a number or a day of its own."""
    counted = any(not tells_when(reading, a) for a in amounts(reading, max(extent.start, _start(part)), extent.end))
    return counted or due_of(reading, *extent, head=part) is not None
