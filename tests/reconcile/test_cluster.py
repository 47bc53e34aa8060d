"""Who is tied to whom, through others or not."""

import pytest

from dragoman.reconcile.cluster import roots


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([], [0, 1, 2, 3, 4]),
        ([(3, 4), (0, 3)], [0, 1, 2, 0, 0]),
        ([(4, 1), (2, 3), (3, 4)], [0, 1, 1, 1, 1]),
        ([(1, 1)], [0, 1, 2, 3, 4]),
    ],
)
def test_each_has_the_first_that_it_is_tied_to(ties: list[tuple[int, int]], expected: list[int]) -> None:
    assert roots(5, ties) == expected
