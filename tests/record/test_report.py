"""Reports and evidence in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.errors import EvidenceError
from dragoman.record.report import evidence, report_id, text_hash
from tests.conftest import make_report


@given(text=st.text(min_size=1, max_size=40), data=st.data())
def test_evidence_is_the_words_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = evidence(make_report(text), start, end, role="content")
    assert made.quote == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (3, 6), (5, 6)])
def test_no_evidence_without_words(start: int, end: int) -> None:
    with pytest.raises(EvidenceError, match="no words"):
        evidence(make_report("abcde"), start, end, role="content")


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_same_text_is_the_same_report(a: str, b: str) -> None:
    assert (report_id(a) == report_id(b)) == (a == b)


def test_a_text_with_half_a_surrogate_pair_has_a_hash() -> None:
    assert text_hash("\ud800") != text_hash("")
