"""Quotations."""

from dragoman.read.marks import Quotation, Segment


def quotations(text: str, paragraphs: tuple[Segment, ...]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of their start (first version: pairs of curly marks)."""
    import re

    return tuple(
        Quotation(start=m.start(1), end=m.end(1), outer_start=m.start(), outer_end=m.end())
        for p in paragraphs
        for m in re.compile("“([^”\n]+)”").finditer(text, p.start, p.end)
    )
