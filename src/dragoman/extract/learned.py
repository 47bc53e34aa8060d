"""What the learned reader adds to the rules: claims on words that no rule took, and setters (decision 0015)."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from dragoman.extract.extents import Extent
from dragoman.extract.learned_claims import commitment, condition, incident, meeting, position
from dragoman.extract.learned_holders import pointed
from dragoman.extract.overlaps import Overlaps, whole
from dragoman.learned.tagger import Stretch, Told, told
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Condition, Position, Statement, kind_of

Maker = Callable[[Reading, Stretch, Sequence[Stretch], Sequence[Statement]], Claim | None]
MAKERS: tuple[tuple[str, float, Maker], ...] = (  # kind, least score, and what makes a claim of it
    ("meeting", 0.75, meeting),
    ("position", 0.55, position),
    ("commitment", 0.8, commitment),
    ("condition", 0.6, condition),
    ("incident", 0.85, incident),
)
# below this peak a claim of the rules is dropped
IMPROBABLE = {"meeting": 0.03, "commitment": 0.02, "position": 0.08, "incident": 0.2, "condition": 0.02}
# stances it is no judge of: those of conditions, and proposals of a venue or a day, which its dossiers tell otherwise
UNJUDGED = frozenset({"conditional", "proposes"})
WORDS = 3  # words of a stretch at least: less tells nothing
CLEAR = 0.9  # share of a pointer from which a condition of the rules gets its setter


def told_of(reading: Reading) -> Told:
    """What the learned reader tells of a report."""
    lines = [(p.start, p.end) for p in reading.paragraphs if not p.dropped]
    named = [(t.idx, t.idx + len(t.text)) for t in reading.doc if reading.cast.who(t)]
    return told(reading.report.text, lines, named)


def with_learned(
    reading: Reading, found: Told, said: tuple[Statement, ...], claims: Iterable[Claim]
) -> Iterator[Claim]:
    """The claims of the rules, without the improbable ones, then those that they missed, kind by kind.

    `said`: the statements; `claims`: what the rules found.
    """
    spoken = Overlaps((whole(s), s) for s in said)
    every = Overlaps((Extent(s.start, s.end), s) for s in found.stretches)
    mine = [_set(reading, c, every) for c in claims if not _improbable(c, found)]
    yield from mine
    for kind, least, make in MAKERS:
        taken = Overlaps((whole(c), c) for c in mine if kind_of(c) == kind)
        for stretch in found.stretches:
            short = len(reading.report.text[stretch.start : stretch.end].split()) < WORDS
            if stretch.kind != kind or stretch.score < least or short or taken.near(stretch.start, stretch.end):
                continue
            line = reading.paragraph(stretch.start)
            beside = every.near(line.start, line.end) if line else []
            claim = make(reading, stretch, beside, spoken.near(stretch.start, stretch.end))
            if claim is not None:
                yield claim


def _improbable(claim: Claim, found: Told) -> bool:
    """Whether no word of a claim looks like one of its kind."""
    if isinstance(claim, Position) and claim.stance in UNJUDGED:
        return False
    least = IMPROBABLE.get(kind_of(claim), 0.0)
    return bool(least) and found.peak(kind_of(claim), *whole(claim)) < least


def _set(reading: Reading, claim: Claim, every: Overlaps[Stretch]) -> Claim:
    """A condition without a setter, with the one that the learned reader is sure of."""
    if not isinstance(claim, Condition) or claim.setter:
        return claim
    near = [s for s in every.near(*whole(claim)) if s.kind == "condition"]
    who = next((w for s in near if (w := pointed(reading, s, least=CLEAR))), ())
    return replace(claim, setter=who) if who else claim
