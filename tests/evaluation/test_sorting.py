"""The floors of sorting: streams of written dossiers and unrelated news, none of which it was tuned on."""

import pytest

from evaluation.dossiers import Half
from evaluation.sorting import MEASURED, Sorted, measured, streams

PRECISION, RECALL = 95, 85  # percent of reports sent to the dossiers known
PROPOSED = 0.85  # of the negotiations that no dossier knows
FALSE = 3  # dossiers proposed that are none, over all streams


@pytest.fixture(scope="module")
def later() -> Sorted:
    return measured("later", MEASURED)


def test_a_stream_is_mixed_as_the_issue_asks() -> None:
    for stream in streams("later", MEASURED):
        unrelated = [piece for piece in stream.pieces if not piece.of]
        assert len(stream.known) == 5
        assert all(len(pieces) == 2 for pieces in stream.known.values())
        assert len({piece.text for piece in unrelated}) >= 180
        assert len(stream.pieces) >= 300


def test_reports_go_to_their_dossiers(later: Sorted) -> None:
    assert later.precision >= PRECISION
    assert later.recall >= RECALL


def test_negotiations_that_no_dossier_knows_are_proposed(later: Sorted) -> None:
    assert later.found >= PROPOSED * later.unseen
    assert later.false <= FALSE


@pytest.mark.parametrize("half", ["blind", "dev"])
def test_dossiers_that_nobody_looked_at_are_sorted_as_well(half: Half) -> None:
    found = measured(half, MEASURED)
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
