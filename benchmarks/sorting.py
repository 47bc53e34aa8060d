"""How well a stream of mixed news is sorted, and what a report of it costs."""

import time
from collections.abc import Iterator

from benchmarks.results import table
from evaluation.dossiers import Half
from evaluation.sorting import MEASURED, TUNED, Sorted, counted, placed, streams, together
from evaluation.streams import Mixed

STREAMS: tuple[tuple[str, Half, tuple[str, ...]], ...] = (
    ("tuned on (odd a to f)", "train", TUNED),
    ("measured (l to n)", "later", MEASURED),
    ("never looked at (even g, h, k)", "blind", MEASURED),
    ("never looked at (even a to f)", "dev", MEASURED),
)
ROUNDS = 3  # of which the quickest counts


def lines() -> Iterator[str]:
    """The lines of the results: a row for the streams of each half, and the time."""
    rows = []
    for name, half, files in STREAMS:
        found = [(stream, placed(stream)) for stream in streams(half, files)]
        rows.append((name, str(len(found)), *_cells(together(counted(*one) for one in found))))
    head = ("dossiers", "streams", "reports", "to known ones", "precision", "recall", "unseen found", "false")
    yield from table(head, rows)
    yield ""
    yield "Five dossiers known by two reports each, up to 21 that nobody knows, and unrelated news, in one pass."
    whole = next(iter(streams("later", MEASURED)))
    spent = min(_seconds(whole) for _ in range(ROUNDS))
    yield f"A report of 45 to 350 words costs {1000 * spent / len(whole.pieces):.2f} ms of a processor."


def _cells(found: Sorted) -> tuple[str, ...]:
    sent = found.right + found.wrong
    return (
        str(found.reports), f"{found.right} of {found.right + found.missed}, {sent - found.right} others",
        f"{found.precision:.1f}", f"{found.recall:.1f}", f"{found.found} of {found.unseen}", str(found.false),
    )  # fmt: skip


def _seconds(stream: Mixed) -> float:
    start = time.process_time()
    placed(stream)
    return time.process_time() - start
