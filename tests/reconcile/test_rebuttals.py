"""Rebuttals: two speakers whom a report sets against each other are one finding that differs; two opinions are not."""

import pytest

from dragoman.extract import extract
from dragoman.reconcile import reconcile
from dragoman.record.finding import Finding
from tests.conftest import read_text


def contradictions(text: str) -> list[Finding]:
    reading = read_text(text, published="2031-05-12")
    record = reconcile([reading.report], [extract(reading)], name="test")
    return [f for f in record.findings if f.kind == "statement" and f.verdict == "differ"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm had offered seven per cent, said Ada Brook. No such figure was ever named, said Carl Dunn.",
        "The guards fired first, said Ada Brook. Carl Dunn, the commander, begged to differ: “My men were asleep.”",
        "The pact lights the reef at Sundholm, said Ada Brook. “There is no Sundholm in it,” retorted Carl Dunn."
        + " The ferry runs past Sundholm." * 8
        + " It rains on the quay." * 90,
        "The minister walked out, said Ada Brook. “Nonsense,” said the ministry's spokesman, Carl Dunn.",
        "It was the ministry that had called off the talks, said Ada Brook; it was the union, said Carl Dunn.",
        "It was a robbery, said Ada Brook; it was an execution, said Carl Dunn.",
        "Ada Brook denies that her pickets threw stones; Carl Dunn says that they opened with bottles.",
        "The firm had offered nine seats, said Ada Brook. No seats had been offered, insisted Carl Dunn.",
    ],
)
def test_contradicted(text: str) -> None:
    found = contradictions(text)
    assert len(found) == 1
    assert [(f.name, f.verdict) for f in found[0].fields] == [("content", "differ")]
    assert len(found[0].claims) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The strike goes on, said Ada Brook, the union's secretary. There is no money for it, said Carl Dunn.",
        "The ships could sail on Monday, said Ada Brook. Not so fast, said Carl Dunn, the harbour master.",
        "The firm had offered seven per cent, said Ada Brook. The talks resume on Friday, said Carl Dunn.",
        "The drivers arrived on foot, said Ada Brook. No driver sets foot in the yard again, insisted Carl Dunn.",
        "Nobody was paid, said Ada Brook, and Carl Dunn denied that he had paid anybody.",
    ],
)
def test_not_contradicted(text: str) -> None:
    assert contradictions(text) == []
