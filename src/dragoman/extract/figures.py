"""Figures: numbers that count something, with what they count."""

from collections.abc import Iterator

from dragoman.read.quantities import Amount, amounts
from dragoman.read.reading import Reading
from dragoman.record.claim import Figure, Statement, claim_id

LEAST = ("distance",)  # kinds of amount that are no figures


def figures(reading: Reading, said: tuple[Statement, ...]) -> Iterator[Figure]:  # noqa: ARG001  one signature for all
    """The figures of a report. `said`: its statements."""
    for amount in amounts(reading):
        if amount.kind not in LEAST:
            yield _figure(reading, amount)


def _figure(reading: Reading, amount: Amount) -> Figure:
    """The figure of an amount."""
    spans = (reading.evidence(amount.start, amount.end, "content"),)
    counts = counted(reading, amount)
    return Figure(
        id=claim_id("figure", reading.report.id, spans), report=reading.report.id, text=counts, evidence=spans,
        quantity=amount.quantity, counts=counts,
    )  # fmt: skip


def counted(reading: Reading, amount: Amount) -> str:
    """What an amount counts, as worded."""
    return amount.quantity.unit or amount.quantity.text
