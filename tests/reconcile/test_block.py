"""Which claims are compared: those that share a key, fewer of each the more share it, whatever their order."""

import pytest

from dragoman.reconcile.block import NEAREST, PAIRS, WINDOW, candidates
from dragoman.reconcile.told import Told, told
from tests.reconcile.build import Told as Account


def claims(count: int) -> list[Told]:
    """Conditions that share a word, and each have another of their own."""
    accounts = [
        Account(f"{n:04}.txt").say("condition", f"quarrel {_own(n)}", form="if", condition=f"quarrel {_own(n)}",
                                   consequence="", setter=())
        for n in range(count)
    ]  # fmt: skip
    reports = {r.id: r for r in (a.report() for a in accounts)}
    found = told((c for a in accounts for c in a.extraction().claims), reports, ())
    return sorted(found, key=lambda c: c.id)


def _own(n: int) -> str:
    """A word that only one has."""
    return "zx" + "".join("bcdfghjklm"[int(digit)] for digit in f"{n:04}")


def pairs(count: int) -> int:
    return sum(1 for _ in candidates(claims(count)))


def test_a_few_that_share_a_word_are_all_compared() -> None:
    assert pairs(5) == 10


@pytest.mark.parametrize("count", [61, 101, 301])
def test_one_more_claim_takes_few_comparisons_from_a_crowded_key(count: int) -> None:
    before, after = pairs(count - 1), pairs(count)
    assert 0 < after <= PAIRS + WINDOW
    assert after > before / 2


def test_a_key_that_all_share_leads_to_no_more_pairs_than_a_crowded_one() -> None:
    assert pairs(PAIRS) <= PAIRS
    assert pairs(PAIRS + 1) == 0


def test_claims_that_share_many_keys_are_compared_with_their_nearest_alone() -> None:
    """Each has eight words of forty in common with many, and a rare one with one other."""
    count = 200
    accounts = [
        Account(f"{n:04}.txt").say(
            "condition", said := f"{_own(n // 2)} {' '.join(_own(1000 + (n * 7 + k * k) % 40) for k in range(8))}",
            form="if", condition=said, consequence="", setter=(),
        )
        for n in range(count)
    ]  # fmt: skip
    reports = {r.id: r for r in (a.report() for a in accounts)}
    some = sorted(told((c for a in accounts for c in a.extraction().claims), reports, ()), key=lambda c: c.id)
    found = list(candidates(some))
    assert len(found) <= NEAREST * count
    rarest = [(a, b) for a in some for b in some if a.id < b.id and a.claim.text.split()[0] == b.claim.text.split()[0]]
    assert len(rarest) == count // 2
    assert set(map(_ids, rarest)) <= set(map(_ids, found))


def _ids(pair: tuple[Told, Told]) -> tuple[str, str]:
    return pair[0].id, pair[1].id
