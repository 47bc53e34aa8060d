"""Terms of a deal that the learned reader sees in pieces: sure of a word or two, not of the whole clause.

One that tells a number or a day, in the writer's own voice, is a term: two readings of different kinds agree on it
(decision 0015).
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.bargain import listed
from dragoman.extract.extents import Extent, clause_span
from dragoman.extract.learned_holders import speaker
from dragoman.extract.modality import conditional, negated
from dragoman.extract.overlaps import Overlaps
from dragoman.extract.roles import above, own_subjects, verbal
from dragoman.learned.tagger import Stretch, Told
from dragoman.lexicon import words
from dragoman.read.due import due_of
from dragoman.read.parse import Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement

PEAK = 0.65  # least probability of the likeliest word
PLAINLY = 0.9  # least share of `agreed` among its strengths
WORDS = 3  # words of a clause at least


def pieced(reading: Reading, found: Told, spoken: Overlaps[Statement]) -> Iterator[Stretch]:
    """Stretches of an agreement too weak to stand alone, widened to the clauses that bear them out; in order.

    `spoken`: the statements by their stretches.
    """
    for stretch in found.stretches:
        if stretch.kind != "commitment" or found.peak("commitment", stretch.start, stretch.end) < PEAK:
            continue
        value, share = next((v, p) for n, v, p in stretch.traits if n == "strength")
        if value != "agreed" or share < PLAINLY or speaker(stretch, spoken.near(stretch.start, stretch.end)):
            continue
        extent = _clause(reading, stretch)
        if extent is not None:
            yield replace(stretch, start=extent.start, end=extent.end)


def _clause(reading: Reading, stretch: Stretch) -> Extent | None:
    """The clause that a stretch stands in, where it tells a number or a day; null where it tells no term."""
    span = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    if span is None:
        return None
    verb = next((t for t in (span.root, *above(span.root)) if verbal(t) and own_subjects(t)), None)
    extent = Extent(stretch.start, stretch.end)
    if verb is not None:
        extent = clause_span(verb, joined=False)
        if not _tells(verb) or extent.start >= stretch.end or stretch.start >= extent.end:
            return None
    counted = bool(amounts(reading, *extent)) or due_of(reading, *extent, head=verb) is not None
    return extent if counted and len(reading.report.text[extent.start : extent.end].split()) >= WORDS else None


def _tells(verb: Token) -> bool:
    """Whether a clause tells a term as a fact or as what is to come, and not of talks or how things stand."""
    if negated(verb) or conditional(verb) or any(c.lower_ in words("clauses", "hypothetical") for c in verb.children):
        return False
    if listed(verb, "aims", "verbs") or listed(verb, "arranged", "events"):
        return False
    return not any(listed(s, "outcomes", "talks") for s in own_subjects(verb))
