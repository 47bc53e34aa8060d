"""Names across reports, by the cases in tests/cases/reconcile."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.reconcile.actors import actors
from dragoman.reconcile.quotes import reworded
from dragoman.reconcile.wording import fold
from tests.reconcile.build import Told

CASES = Path(__file__).parents[1] / "cases" / "reconcile"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return found


@pytest.mark.parametrize("case", cases("names.toml"), ids=lambda c: f"{c['a']} / {c['b']}")
def test_two_names_of_two_reports(case: dict[str, Any]) -> None:
    told = [Told("a.txt"), Told("b.txt")]
    for report, name in zip(told, (case["a"], case["b"]), strict=True):
        report.who(name)
    cast = actors(e for t in told for e in t.extraction().entities)
    assert (len(cast.actors) == 1) == case["one"]


@pytest.mark.parametrize("case", cases("quotations.toml"), ids=lambda c: str(c["a"])[:40])
def test_reworded(case: dict[str, Any]) -> None:
    a, b = (fold(case[side]).split() for side in "ab")
    assert reworded(a, b) == reworded(b, a) == case["reworded"]
