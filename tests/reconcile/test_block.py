"""Which claims are compared: those that share a key, fewer of each the more share it, whatever their order."""

import pytest

from dragoman.reconcile import block
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
    return len(compared(claims(count)))


def compared(some: list[Told]) -> list[tuple[str, str]]:
    """The pairs of claims that are compared, by their ids."""
    parts = candidates(some)
    return [(part.claims[a].id, part.claims[b].id) for part in parts for a, b in part.places]


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


def crossed(count: int) -> list[Told]:
    """Conditions of eight words of forty that many have, and of one that each has with one other."""
    accounts = [
        Account(f"{n:04}.txt").say(
            "condition", said := f"{_own(n // 2)} {' '.join(_own(1000 + (n * 7 + k * k) % 40) for k in range(8))}",
            form="if", condition=said, consequence="", setter=(),
        )
        for n in range(count)
    ]  # fmt: skip
    reports = {r.id: r for r in (a.report() for a in accounts)}
    return sorted(told((c for a in accounts for c in a.extraction().claims), reports, ()), key=lambda c: c.id)


def test_claims_that_share_many_keys_are_compared_with_their_nearest_alone() -> None:
    some = crossed(200)
    found = compared(some)
    assert len(found) <= NEAREST * len(some)
    first = {c.id: c.claim.text.split()[0] for c in some}
    rarest = {(a, b) for a in first for b in first if a < b and first[a] == first[b]}
    assert len(rarest) == len(some) // 2
    assert rarest <= set(found)


def test_many_pairs_come_in_parts_by_keys_each_pair_once(monkeypatch: pytest.MonkeyPatch) -> None:
    some = crossed(200)
    whole = compared(some)
    monkeypatch.setattr(block, "AT_ONCE", 100)
    assert len(list(candidates(some))) > 2
    assert sorted(compared(some)) == sorted(whole)
    assert len(set(whole)) == len(whole)
