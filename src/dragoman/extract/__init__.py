"""From a Reading to claims: one module a claim kind, listed in EXTRACTORS; positions apart, which need conditions."""

from collections.abc import Callable, Iterator

from dragoman.extract.causes import caused
from dragoman.extract.commitments import commitments
from dragoman.extract.conditions import conditions
from dragoman.extract.figures import figures
from dragoman.extract.incidents import incidents
from dragoman.extract.learned import likely, told_of, with_learned
from dragoman.extract.learned_statements import with_learned as with_learned_statements
from dragoman.extract.meetings import meetings
from dragoman.extract.parts import parts
from dragoman.extract.placing import placed
from dragoman.extract.positions import positions
from dragoman.extract.repeats import all_told
from dragoman.extract.statements import statements
from dragoman.extract.within import attribute, with_sources
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Statement, actors_of
from dragoman.record.extraction import Extraction

Extractor = Callable[[Reading, tuple[Statement, ...]], Iterator[Claim]]
EXTRACTORS: tuple[Extractor, ...] = (meetings, parts, caused, commitments, incidents, figures)


def extract(reading: Reading) -> Extraction:
    """The claims of one report: statements first, since every other claim may be carried by one.

    Rules first, then what the learned reader adds.

    Entities are those with a name and those that a claim speaks of.
    """
    learned = told_of(reading)
    said = tuple(with_learned_statements(reading, learned, statements(reading)))
    terms = tuple(conditions(likely(reading, learned, "condition"), said))
    deal = frozenset(likely(reading, learned, "commitment").sentences())
    asked: dict[Extractor, Iterator[Claim]] = {  # not of every sentence
        meetings: meetings(likely(reading, learned, "meeting"), said),
        commitments: commitments(reading, said, among=deal),
        incidents: incidents(likely(reading, learned, "incident", around=1), said),
    }
    others = (claim for extractor in EXTRACTORS for claim in asked.get(extractor) or extractor(reading, said))
    ruled = (*terms, *positions(reading, said, terms), *others)
    rest = all_told(reading, with_learned(reading, learned, said, ruled), said)
    found = placed(reading, (*attribute(said, said), *attribute(rest, said)))
    claims = tuple(with_sources(found.claims, said))
    spoken_of = {entity for claim in claims for entity in actors_of(claim)}
    spoken_of |= {whose for e in reading.cast.entities if e.id in spoken_of for whose in e.leans}
    entities = tuple(e for e in reading.cast.entities if e.named or e.id in spoken_of)
    return Extraction(
        report=reading.report.id, entities=entities, claims=claims, inferred=found.inferred,
        of_the_day=found.of_the_day,
    )  # fmt: skip
