"""Reports parted into tasks."""

import pytest

from dragoman.run.tasks import tasks
from tests.conftest import make_report


@pytest.mark.parametrize("count", [0, 1, 7, 64, 121])
@pytest.mark.parametrize("readers", [1, 2, 5])
def test_all_in_order_and_the_last_ones_small(count: int, readers: int) -> None:
    some = [make_report(f"Port Marrow {n}\n", file=f"{n}.txt") for n in range(count)]
    parted = list(tasks(some, 8, readers=readers))
    assert [r for task in parted for r in task.reports] == some
    assert [task.start for task in parted] == [sum(len(t.reports) for t in parted[:n]) for n in range(len(parted))]
    sizes = [len(task.reports) for task in parted]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= 8 for size in sizes)
    assert sizes[-1:] in ([], [1])
