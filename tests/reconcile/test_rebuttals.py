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
        "“He called us partners,” said Ada Brook. “I called them tenants,” corrected Carl Dunn.",
        "Whether the mine reopens is contested. It opens in May, said Ada Brook. There is no date, said Carl Dunn.",
        "A ransom of two million was paid, said Ada Brook. The ministry said no ransom had been paid.",
        "The firm had agreed to hire 40 men, said Ada Brook. Its lawyer, Carl Dunn, denied there was any such deal.",
        "The two ministers met in Lund, said Ada Brook. Carl Dunn said there had been no meeting.",
        "The envoy threatened to go, said Ada Brook. Carl Dunn said he had threatened nobody.",
        "Ada Brook said that the strikers were beaten; Carl Dunn said that nobody was touched.",
        "Ada Brook said the list had been handed over on Friday. Carl Dunn said he had received no list.",
        "Ada Brook said the strikers had been paid to march. “A lie,” said Carl Dunn.",
        "Ada Brook said she had been promised a seat; Carl Dunn said nobody had promised her anything.",
        "Ada Brook denied that soldiers entered the village. Carl Dunn said that soldiers had entered it at dawn.",
        "Accounts differ. The guards slept, said Ada Brook. The guards were drunk, said Carl Dunn.",
        "We were promised new boats, said Ada Brook. There never was an agreement on the fleet, responded Carl Dunn.",
        "It was one bargain, said Ada Brook. The chair remembers no bargain. “Eel came up,” said Carl Dunn.",
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
        "The port opens only once the fleet is back, said Ada Brook. No ship will move first, retorted Carl Dunn.",
        "The ministry said that eleven had died, said Ada Brook. Carl Dunn said that no doctors had been hurt.",
        "Ada Brook said the road was open. Carl Dunn said that he had not been told when the port would open.",
        "Two ships left, said Ada Brook. No ships were delayed, said Carl Dunn.",
        "The army had fired on the market, said Ada Brook. It had not fired on the hospital, said Carl Dunn.",
        "The stalls were full, said Ada Brook. “Then there were no stalls,” said Carl Dunn, “only smoke.”",
        "The firm backs a smaller crew, said Ada Brook. No such call was made, said Carl Dunn.",
        "The firm had offered six seats, said Ada Brook. Carl Dunn called that a step forward.",
        "The sails were cut, said Ada Brook. Carl Dunn said nothing of the kind: the wind had dropped.",
        "Rain fell at the dam, said Ada Brook. Of the keys, the board blames the watchman; Carl Dunn denies it.",
    ],
)
def test_not_contradicted(text: str) -> None:
    assert contradictions(text) == []


def test_looks_back_at_what_it_shares_words_with() -> None:
    """Of two sentences in a row by the first, the one whose act is denied is contradicted."""
    text = (
        "The clerk had asked for the keys, said Ada Brook. She would not hand them over, she said. "
        "“We asked no such thing,” countered Carl Dunn."
    )
    reading = read_text(text, published="2031-05-12")
    record = reconcile([reading.report], [extract(reading)], name="test")
    found = next(f for f in record.findings if f.kind == "statement" and f.verdict == "differ")
    said = {c.id: c.text for c in record.claims}
    assert "The clerk had asked for the keys, said Ada Brook." in [said[i] for i in found.claims]


def test_against_one_that_others_tell_too() -> None:
    """What two reports tell is still denied by whom one of them quotes; only those who told it agree."""
    told = "The navy seized the ferry off Kallio, said Ada Brook. "
    readings = [
        read_text(f"{told}Not so, said Carl Dunn.", published="2031-05-12"),
        read_text(f"{told}The weather was fair.", published="2031-05-13"),
    ]
    record = reconcile([r.report for r in readings], [extract(r) for r in readings], name="test")
    found = next(f for f in record.findings if f.kind == "statement" and f.verdict == "differ")
    assert len(found.claims) == 3
    assert [(f.name, f.verdict) for f in found.fields if f.name == "speaker"] == [("speaker", "agree")]


@pytest.mark.parametrize(
    ("denial", "differ"),
    [
        ("Carl Dunn denied that the freighter Sula had been forced to land at Kallio on Friday.", 1),
        ("Carl Dunn denied that the freighter Sula, forced to land at Kallio, had been searched.", 0),
        ("Carl Dunn denied that a bus had been forced off the road.", 0),
        ("Carl Dunn denied that the freighter Sula had never been forced to land at Kallio.", 0),
    ],
)
def test_denied_elsewhere(denial: str, differ: int) -> None:
    """A denial contradicts what another report has somebody tell only where that tells the very deed denied."""
    told = "Two jets compelled the freighter Sula to land at Kallio, said Ada Brook."
    readings = [read_text(text, published="2031-05-12") for text in (told, denial)]
    record = reconcile([r.report for r in readings], [extract(r) for r in readings], name="test")
    assert len([f for f in record.findings if f.kind == "statement" and f.verdict == "differ"]) == differ
