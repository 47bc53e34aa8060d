"""Whose idea it was and who led: two accounts of one part differ only where both cannot be true."""

import pytest

from dragoman.extract import extract
from dragoman.reconcile import reconcile
from dragoman.record.finding import Finding
from tests.conftest import read_text


def findings(*texts: str, days: tuple[str, ...] = ()) -> list[Finding]:
    readings = [read_text(t, published=d) for t, d in zip(texts, days or ["2031-05-12"] * len(texts), strict=True)]
    record = reconcile([r.report for r in readings], [extract(r) for r in readings], name="test")
    return [f for f in record.findings if f.kind == "part" and len(f.claims) > 1]


PANEL = "Norway and Peru agreed in principle on a joint panel on fishing nets, which Chile had proposed."
LED = "Ana Lund, who headed the Chilean delegation, left Oslo at dawn."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PANEL, "A panel on nets, the brainchild of Iceland, was accepted in principle by Norway and Peru."),
        (PANEL, "A panel on fishing nets is on the list. The suggestion was Iceland’s own, an aide said."),
        (PANEL, "Norway and Peru agreed on a fishing panel, as Iceland had suggested."),
        (LED, "The Chilean side was led throughout by Pedro Salas, the deputy minister, in Oslo."),
        (LED, "Karen Holt, who negotiated in person for Chile, was in Oslo for a day."),
        (LED, "Ana Lund did not lead for Chile; she came for the cameras."),
        (
            "Norway and Peru agreed on a common pasture, which Peru had proposed.",
            "A common pasture for Norway and Peru, an idea of the mediator, Ana Lund, was accepted.",
        ),
        (PANEL, "A panel on fishing nets was agreed on. It was never Chile’s idea, an aide said."),
        (
            "The two crews put their names to a page. The page was drafted by Ana Lund, the mediator.",
            "The crews of both ports agreed on a truce after Norway had put the plan to them.",
        ),
        (
            "A meeting of the two presidents was proposed by Norway.",
            "It was Peru that first suggested a summit of the leaders.",
        ),
        (
            "Talks broke down. It was Chile that walked out.",
            "Talks broke down. Peru left the room first, an aide said.",
        ),
        ("Chile walked out of the talks in Oslo.", "Chile had not walked out of the talks; it had been locked out."),
        (
            "The talks broke down. It was the miners who left first, an aide said.",
            "The talks are over. That the other side had left before her is an invention, the host said.",
        ),
        (
            "The general of Chile, Pedro Salas, said his men had not fired first.",
            "Chilean guns fired first, Peru said.",
        ),
        ("Ana Lund refused to meet Pedro Salas.", "It was Pedro Salas who had declined to see Ana Lund, an aide said."),
        (
            "Chile turned down an invitation to a summit.",
            "A summit is possible. Chile never refused one, an aide said.",
        ),
    ],
)
def test_two_names_for_one_part_differ(first: str, second: str) -> None:
    (found,) = findings(first, second)
    assert found.verdict == "differ"
    assert [f.name for f in found.fields if f.verdict == "differ"] == ["who"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PANEL, "A joint inquiry into the wreck, an idea of Iceland, was accepted by Norway and Peru."),
        (LED, "The Peruvian side was led by Pedro Salas, the deputy minister, in Oslo."),
        (PANEL, LED),
        ("Chile walked out of the talks in Oslo.", "Peru walked out of the talks in Oslo."),
        ("It was Chile that broke off the talks.", "The visit was called off by Peru."),
        ("It was Chile that walked out of the talks.", "It was Peru that opened fire first."),
        (
            "The crews put their names to a page. The page was drafted by Ana Lund, the mediator.",
            "A plan for wool was drawn up by Norway.",
        ),
        (
            "A meeting of the two presidents was proposed by Norway.",
            "It was Peru that first suggested a meeting of the ministers.",
        ),
        ("Ana Lund refused to meet Pedro Salas.", "Karen Holt declined to see Jan Berg, an aide said."),
    ],
)
def test_two_parts_are_not_compared(first: str, second: str) -> None:
    assert findings(first, second) == []


def test_two_ideas_of_one_report_stay_two() -> None:
    other = "Norway accepted a panel on fishing nets, an idea of Iceland. Kenya’s proposal for a lighthouse was noted."
    (found,) = findings(PANEL, other)
    assert len(found.claims) == 2


def test_a_description_may_be_anybodys() -> None:
    first = "The envoys agreed on a fishing panel, as the rector, Pedro Salas, had suggested."
    (found,) = findings(first, "A fishing panel, an idea of the judge, was accepted by the envoys.")
    assert found.verdict != "differ"


def test_leaders_of_other_days_may_both_be_right() -> None:
    later = "The Chilean side was led by Pedro Salas, the deputy minister, in Oslo."
    assert findings(LED, later, days=("2031-05-12", "2031-06-02")) == []


def test_who_did_not_lead_is_no_second_leader() -> None:
    other = "It was Ana Lund, not Karen Holt, who headed the Chilean delegation in Oslo."
    assert not [f for f in findings(LED, other) if f.verdict == "differ"]


def test_one_leader_is_agreed_on() -> None:
    (found,) = findings(LED, "The Chilean team was headed by Ana Lund in Oslo.")
    assert ("who", "agree") in [(f.name, f.verdict) for f in found.fields]


def test_whoever_names_two_leaders_knows_of_a_change() -> None:
    both = f"{LED} From noon on Pedro Salas led the Chilean delegation."
    found = findings(both, "The Chilean delegation was led by Pedro Salas in Oslo.")
    assert not [f for f in found if f.verdict == "differ"]
