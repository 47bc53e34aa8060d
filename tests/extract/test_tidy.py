"""Words cut out of a report begin and end cleanly."""

import pytest

from dragoman.extract.clauses import Extent
from dragoman.extract.tidy import tidy
from tests.conftest import read_text

CUTS = [
    ("There was no end in sight at the mine.", "no end in sight at", "no end in sight"),
    ("They met, and the crew left with the boat.", ", and the crew left with the", "the crew left"),
    ("The parties remain far apart.", "The parties remain far apart", "The parties remain far apart"),
    ("He would pay for “every cup of tea”, he said.", "pay for “every cup of tea", "pay for “every cup of tea”"),
    ("The offer is 5 %, it said.", "The offer is 5 %", "The offer is 5 %"),
]


@pytest.mark.parametrize(("text", "cut", "clean"), CUTS)
def test_edges_are_clean(text: str, cut: str, clean: str) -> None:
    start = text.index(cut)
    found = tidy(read_text(text), Extent(start, start + len(cut)))
    assert text[found.start : found.end] == clean


def test_what_cannot_be_cleaned_stays() -> None:
    assert tidy(read_text("Of."), Extent(0, 2)) == Extent(0, 2)
