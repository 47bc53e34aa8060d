"""From a Reading to claims: one module a claim kind, all listed in EXTRACTORS."""

from collections.abc import Callable, Iterator

from dragoman.extract.commitments import commitments
from dragoman.extract.conditions import conditions
from dragoman.extract.figures import figures
from dragoman.extract.incidents import incidents
from dragoman.extract.meetings import meetings
from dragoman.extract.positions import positions
from dragoman.extract.statements import statements
from dragoman.extract.within import attribute
from dragoman.read.reading import Reading
from dragoman.record.claim import Claim, Statement
from dragoman.record.extraction import Extraction

Extractor = Callable[[Reading, tuple[Statement, ...]], Iterator[Claim]]
EXTRACTORS: tuple[Extractor, ...] = (meetings, positions, commitments, conditions, incidents, figures)


def extract(reading: Reading) -> Extraction:
    """The claims of one report: statements first, since every other claim may be carried by one."""
    said = tuple(statements(reading))
    rest = (claim for extractor in EXTRACTORS for claim in extractor(reading, said))
    claims = (*said, *attribute(rest, said))
    return Extraction(report=reading.report.id, entities=reading.cast.entities, claims=claims)
