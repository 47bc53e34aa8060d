"""What all tests share."""

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from dragoman.read import read
from dragoman.read.reading import Reading
from dragoman.record.report import Report, report_id, text_hash
from dragoman.record.value import Dated

# A loaded machine is no failure; and CI looks at the same examples each time, so that a red run can be repeated.
settings.register_profile("dragoman", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("dragoman")


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
