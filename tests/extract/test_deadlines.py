"""Deadlines that count from the day of a commitment."""

import pytest

from dragoman.extract import extract
from dragoman.record.claim import Commitment
from tests.conftest import read_text


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("On Monday the mill and the union agreed to rehire 40 spinners within ten days.", "2031-05-22"),
        ("The mill promised on Tuesday to reopen the gate within 72 hours.", "2031-05-16"),
        ("The mill promised to reopen the gate inside a week.", "2031-05-21~"),
        ("On Monday the two sides agreed to free the crew within a month.", "2031-06-12"),
        ("On Monday the two sides agreed to free the crew within weeks.", None),
        ("On Monday the two sides agreed to free the crew within a month of the vote.", None),
    ],
)
def test_within(text: str, due: str | None) -> None:
    reading = read_text(text, published="2031-05-14")
    (claim,) = (c for c in extract(reading).claims if isinstance(c, Commitment))
    assert (claim.due.edtf if claim.due else None) == due


def test_what_only_tells_when_is_no_amount() -> None:
    reading = read_text("The two sides agreed to free the crew within 30 days.", published="2031-05-14")
    (claim,) = (c for c in extract(reading).claims if isinstance(c, Commitment))
    assert claim.quantity is None


def test_a_commitment_goes_on_to_its_deadline() -> None:
    reading = read_text("The mill promised to pay up before the week is out.", published="2031-05-14")
    (claim,) = (c for c in extract(reading).claims if isinstance(c, Commitment))
    assert claim.what == "to pay up"
    assert claim.evidence[0].quote.endswith("before the week is out")
    assert claim.due is not None
    assert claim.due.edtf == "2031-05-18"
