"""Time expressions."""

from spacy.tokens import Doc

from dragoman.read.marks import Time
from dragoman.record.value import Dated


def times(doc: Doc, anchor: Dated | None) -> tuple[Time, ...]:
    """The time expressions of a parsed report, in order (first version: none)."""
    return ()
