"""Reading in this process. The parser is loaded when something is read."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.record.errors import DragomanError
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.run import Outcome, Unread
from dragoman.settings import Settings


def extractions(reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
    """What is read in reports, in their order: a Runner that leaves none unread and lets every error through."""
    from dragoman.extract import extract  # noqa: PLC0415  who only hands reports out needs no parser
    from dragoman.read import read  # noqa: PLC0415

    return (extract(reading) for reading in read(reports, anchor=settings.anchor, about=settings.issues))


def outcomes(reports: Sequence[Report], settings: Settings) -> list[Outcome]:
    """The same for a few reports, with one that breaks the program left unread, and the others read all the same.

    Raises DragomanError where nothing can be read, as where the model is missing.
    """
    try:
        return list(extractions(reports, settings))
    except DragomanError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a report does to us, it is skipped with its reason (rule 11)
        if len(reports) == 1:
            return [Unread(report=reports[0].id, reason=f"cannot be read: {type(error).__name__}: {error}")]
        return [outcome for report in reports for outcome in outcomes([report], settings)]
