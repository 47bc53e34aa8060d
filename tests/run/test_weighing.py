"""Pairs of claims weighed by several processes, or by actors: the record is the same, whoever dies."""

import os
from collections.abc import Callable, Iterator

import pytest

from benchmarks.growth import going_on
from dragoman.reconcile import block, reconcile
from dragoman.reconcile.block import Pairs
from dragoman.reconcile.told import Told
from dragoman.reconcile.weigh import Found, Weigher, here
from dragoman.reconcile.wording import Weights
from dragoman.record.record import encode
from dragoman.run.weighing import handed, until, weigher

REPORTS = 30
FEW = 200  # pairs of a part


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts as small as the dossier."""
    monkeypatch.setattr(block, "AT_ONCE", FEW)


def record(by: Weigher) -> bytes:
    parts = [going_on(number) for number in range(REPORTS)]
    return encode(reconcile([r for r, _ in parts], [e for _, e in parts], name="x", weigher=by))


@pytest.mark.parametrize("workers", [1, 2])
def test_the_record_is_the_same_whoever_weighs(workers: int) -> None:
    assert record(weigher(workers, least=1)) == record(here)


def test_too_little_for_several_is_weighed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.run.weighing.ProcessPoolExecutor", None)
    assert record(weigher(2)) == record(here)


class Deadly(Told):
    """A claim that kills whoever is handed it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """Who unpacks it ends."""
        return os._exit, (7,)


def test_a_process_that_dies_costs_nothing() -> None:
    def deadly(parts: Iterator[Pairs], weights: Weights) -> Iterator[object]:
        every = list(parts)
        if not every:  # of a kind that the dossier has not
            return iter(())
        poisoned = [Pairs(tuple(_deadly(c) for c in every[0].claims), every[0].places), *every[1:]]
        return iter(weigher(2, least=1)(poisoned, weights))

    assert record(deadly) == record(here)  # type: ignore[arg-type]


def _deadly(claim: Told) -> Deadly:
    return Deadly(**{name: getattr(claim, name) for name in Told.__struct_fields__})


def test_no_more_is_given_away_than_a_few_ahead() -> None:
    given: list[Pairs] = []
    parts = [Pairs((), ((n, n),)) for n in range(9)]

    def hand(pairs: Pairs) -> Callable[[], Found]:
        given.append(pairs)
        return lambda: Found(str(pairs.places[0][0]), ())

    for n, found in enumerate(handed(parts, hand, 3)):
        assert found.kind == str(n)
        assert len(given) <= n + 3
    assert given == parts


def test_the_first_parts_are_as_many_as_hold_enough() -> None:
    parts = iter([Pairs((), ((0, 1),) * 3)] * 5)
    assert len(until(parts, 4)) == 2
    assert len(list(parts)) == 3
