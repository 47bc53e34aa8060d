"""Two causes of one event differ, where two known speakers or two reports name them; other pairs do not."""

import pytest

from dragoman.extract import extract
from dragoman.reconcile import reconcile
from dragoman.record.record import Record
from tests.conftest import read_text

FIRE = "Eleven dockers were killed in a fire on the Kallio pier on Friday. "


def record(*texts: str) -> Record:
    readings = [read_text(text, published=f"2031-05-{12 + n}") for n, text in enumerate(texts)]
    return reconcile([r.report for r in readings], [extract(r) for r in readings], name="test")


def verdicts(*texts: str) -> list[tuple[str, list[str]]]:
    """The verdicts on causes, each with the values."""
    fields = (f for finding in record(*texts).findings for f in finding.fields if f.name == "cause")
    return [(f.verdict, sorted(v.value for v in f.values)) for f in fields]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ([f"{FIRE}The union blames rotten cables, the port cites human error."], ["human error", "rotten cables"]),
        ([f"{FIRE}Peru blamed Chile.", f"{FIRE}Norway blamed Canada."], ["Canada", "Chile"]),
        (
            [f"{FIRE}Peru accused Chile of starting it.", f"{FIRE}Chile had nothing to do with it."],
            ["Chile", "not Chile"],
        ),
        ([f"{FIRE}Peru accuses Chile; Chile denies the charge."], ["Chile", "not Chile"]),
        (
            ["The crash was caused by ice, said Ada Brook. The pilots blame a faulty valve."],
            ["a faulty valve", "ice"],
        ),
        (
            ["The furnaces went out, by order of the owners, the stokers say; by a burst pipe, says Carl Dunn."],
            ["a burst pipe", "order of the owners"],
        ),
    ],
)
def test_differ(texts: list[str], values: list[str]) -> None:
    assert verdicts(*texts) == [("differ", values)]


@pytest.mark.parametrize(
    "texts",
    [
        [f"{FIRE}The cause was rain.", f"{FIRE}The cause was a cloudburst."],
        [f"{FIRE}Peru blamed Chile.", f"{FIRE}Peru blamed Chile."],
        [f"{FIRE}The union blames rotten cables. It also cites human error."],
        [f"{FIRE}Peru blamed Chile.", "Four farmers were killed in a flood at Aalto on Monday. Peru blamed Canada."],
        ["Ada Brook blames the government. Carl Dunn blames inflation."],
    ],
)
def test_do_not_differ(texts: list[str]) -> None:
    assert all(verdict != "differ" for verdict, _ in verdicts(*texts))
