"""Reading in this process."""

from collections.abc import Iterable, Iterator

from dragoman.extract import extract
from dragoman.read import read
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.settings import Settings


def extractions(reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
    """What is read in reports, in their order: a Runner that leaves none unread."""
    return (extract(reading) for reading in read(reports, anchor=settings.anchor, about=settings.issues))
