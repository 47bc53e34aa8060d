"""Reading in this process. The parser is loaded when something is read."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

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
        with _swept_once():
            return list(extractions(reports, settings))
    except DragomanError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a report does to us, it is skipped with its reason (rule 11)
        if len(reports) == 1:
            return [Unread(report=reports[0].id, reason=f"cannot be read: {type(error).__name__}: {error}")]
        return [outcome for report in reports for outcome in outcomes([report], settings)]


@contextmanager
def _swept_once() -> Iterator[None]:
    """The words of a text hold each other, so that only the collector of cycles frees them: once, when all are read.

    What was there before is not looked through again, but the little that is new.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        if was:
            gc.enable()
