"""What all tests share."""

from collections.abc import Callable

import pytest

from dragoman.read import read
from dragoman.read.reading import Reading
from dragoman.record.report import Report, report_id, text_hash
from dragoman.record.value import Dated


def make_report(text: str, *, published: str | None = None, file: str = "report.txt") -> Report:
    """A report with this text, published on an EDTF day."""
    return Report(
        id=report_id(text), file=file, text=text, sha256=text_hash(text), words=len(text.split()),
        published=Dated(edtf=published, basis="given") if published else None,
    )  # fmt: skip


def read_text(text: str, *, anchor: str | None = None, published: str | None = None) -> Reading:
    """The Reading of a text."""
    day = Dated(edtf=anchor, basis="given") if anchor else None
    return next(read([make_report(text, published=published)], anchor=day))


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """`read_text`, as a fixture."""
    return read_text
