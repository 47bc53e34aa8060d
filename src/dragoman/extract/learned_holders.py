"""Whose a learned stretch is: whom the reader points to, and who speaks there, taken together."""

from collections.abc import Sequence

from dragoman.extract.clauses import subjects
from dragoman.extract.parties import parties_of, with_side
from dragoman.extract.roles import verbal
from dragoman.learned.tagger import Stretch
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement

OTHER = 0.7  # least share of a pointer on one side that outweighs whoever speaks there
ALONE = 0.5  # the same where nobody speaks
ACTING = 0.2  # the same on the subject of the clause
EACH = 0.2  # the same on each of several parties


def holders(reading: Reading, found: Stretch, said: Sequence[Statement]) -> tuple[str, ...]:
    """The entities that a stretch is of, a person followed by the side; empty where it is unsure.

    Whoever speaks there, for what one demands or requires is mostly one's own (of 429 positions inside statements on
    train 388 are the speaker's, of 324 conditions 316), unless the reader points elsewhere.
    """
    sides = shares(reading, found)
    who = speaker(found, said)
    share, best = max(sides.values(), default=(0.0, ""))
    if who and (share < OTHER or side_of(reading, best) == side_of(reading, who)):
        return with_side(reading, who)
    doing = () if who else acting(reading, found)
    if doing and sum(sides.get(side_of(reading, e), (0.0, ""))[0] for e in doing[-1:]) >= ACTING:
        return doing
    return pointed(reading, found, least=ALONE)


def pointed(reading: Reading, found: Stretch, *, least: float) -> tuple[str, ...]:
    """The entities that a stretch points to with a share of at least `least`."""
    share, best = max(shares(reading, found).values(), default=(0.0, ""))
    return with_side(reading, best) if best and share >= least else ()


def acting(reading: Reading, found: Stretch) -> tuple[str, ...]:
    """The subject of the clause that a stretch is."""
    span = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    return parties_of(reading, subjects(span.root)) if span is not None and verbal(span.root) else ()


def several(reading: Reading, found: Stretch) -> tuple[str, ...]:
    """The entities of every side that a good part of the pointer falls on, in order of the text."""
    kept = [entity for share, entity in shares(reading, found).values() if share >= EACH]
    return tuple(dict.fromkeys(e for entity in kept for e in with_side(reading, entity)))


def shares(reading: Reading, found: Stretch) -> dict[str, tuple[float, str]]:
    """For each side the share of the pointer that falls on it, and the entity of it that most falls on."""
    each: dict[str, float] = {}
    for place in found.whose:
        token = reading.token_at(place.start)
        entity = reading.cast.who(token) if token is not None else None
        if entity:
            each[entity] = each.get(entity, 0.0) + place.share
    sides: dict[str, tuple[float, str]] = {}
    for entity, share in sorted(each.items(), key=lambda item: -item[1]):
        before, first = sides.get(side_of(reading, entity), (0.0, entity))
        sides[side_of(reading, entity)] = (before + share, first)
    return sides


def side_of(reading: Reading, entity: str) -> str:
    """The side of an entity, itself where none is known."""
    return with_side(reading, entity)[-1]


def speaker(found: Stretch, said: Sequence[Statement]) -> str | None:
    """The speaker of the statement with the shortest content around a stretch's middle."""
    middle = (found.start + found.end) // 2
    around = [
        (e.end - e.start, e.start, s.speaker)
        for s in said
        for e in s.evidence
        if e.role == "content" and e.start <= middle < e.end and s.speaker
    ]
    return min(around)[2] if around else None
