"""Who does the reading: this process, several here, or many machines, all behind one signature.

A Runner takes Reports and gives what became of each, in their order: its Extraction, or Unread where the process that
read it died of it. Between processes travel Reports out and Extractions back, never a parse. The bytes are the same
whichever runs: a report is read alone, whatever came before it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that could not be read. `report`: its id; `reason`: why, for a person."""

    report: str
    reason: str


Outcome = Extraction | Unread
Runner = Callable[[Collection[Report], Settings], Iterator[Outcome]]
