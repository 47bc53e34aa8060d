"""Files that hold several reports: what their parts are called, and how many that are none are told one by one."""

import re
from collections.abc import Iterable, Iterator

from dragoman.ingest.draft import Draft
from dragoman.record.record import Skipped

PART = re.compile(r"#\d+(?:\.\d+)*$")
SHOWN = 20  # parts that are no reports listed one by one; the rest are counted


def part(place: str, number: int) -> str:
    """The name of a part of a file, or of a part of a part: "feed.json#3", "mails.mbox#3.1"."""
    return f"{place}{'.' if PART.search(place) else '#'}{number}"


def bounded(found: Iterable[Draft | Skipped], name: str) -> Iterator[Draft | Skipped]:
    """The same, with those that are no reports counted in the end rather than told, where there are many."""
    bad = 0
    for entry in found:
        bad += isinstance(entry, Skipped)
        if not isinstance(entry, Skipped) or bad <= SHOWN:
            yield entry
    if bad > SHOWN:
        yield Skipped(file=name, reason=f"{bad - SHOWN} more entries that are no reports")
