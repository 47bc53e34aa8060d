"""Which reports belong to a dossier, and what is proposed."""

from dataclasses import dataclass
from random import Random

import pytest

from dragoman.record.value import Dated
from dragoman.sorting.sorter import TOGETHER, WAITING, Placed, Sorter

DOSSIER = (
    (
        "Foreign Minister Lena Orvik met Tomas Brandl in Kessel on Monday. Orvik said Norrland would trade prisoners.\n"
        "Talks on the mine at Ostrava Pit go on. Negotiators of Norrland and Vasteria demanded lists of captives."
    ),
    (
        "Tomas Brandl, for Vasteria, said the exchange of prisoners hung on Norrland. Mediators said nothing.\n"
        "Lena Orvik offered a list of captives held at Ostrava Pit; Brandl rejected it and demanded a second one."
    ),
)


@dataclass(frozen=True)
class Told:
    """A report as the sorter sees it."""

    text: str
    day: str | None = None

    @property
    def published(self) -> Dated | None:
        return Dated(edtf=self.day, basis="given") if self.day else None


def sorter(*, propose: bool = False) -> Sorter[Told]:
    found: Sorter[Told] = Sorter(propose=propose)
    found.know("Kessel", [Told(text) for text in DOSSIER])
    return found


def sent(text: str, day: str | None = None) -> Placed[Told]:
    (placed,) = sorter().sort(Told(text, day))
    return placed


def test_a_report_of_the_same_talks_belongs_and_says_why() -> None:
    found = sent(
        "Orvik and Brandl will meet again over the captives, Norrland said, once mediators agreed on the lists."
    )
    assert (found.fate, found.dossier) == ("dossier", "Kessel")
    assert found.reason.startswith("names Lena Orvik, Norrland, Tomas Brandl")
    assert "speaks of Prisoners and their exchange" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Norrland won the match; the prisoners of the old fort watched.",
        "Norrland beat Vasteria by three goals to one before a full house in Kessel.",
        "The dockers' union rejected the pay offer, Minister Halm said, and talks were put off.",
        "Lena Orvik has opened a school for girls in Norrland. She spoke of her grandmother, who could not read.",
        "",
        "—",
    ],
)
def test_a_report_of_something_else_does_not(text: str) -> None:
    assert sent(text).fate == "rest"


def test_the_people_of_a_state_stand_for_it() -> None:
    found = sent(
        "Norrlanders and Vasterians traded lists of captives in Kessel, negotiators for both sides agreed. Orvik left."
    )
    assert found.fate == "dossier"


def test_years_later_it_is_another_matter() -> None:
    text = "Orvik and Brandl will meet again over the captives, Norrland said, once mediators agreed on the lists."
    known: Sorter[Told] = Sorter(propose=False)
    known.know("Kessel", [Told(text, "2031-05-03") for text in DOSSIER])
    (soon,) = known.sort(Told(text, "2031-05-05"))
    (late,) = known.sort(Told(text, "2039-05-05"))
    assert soon.fate == "dossier"
    assert late.fate == "rest"
    assert late.score < soon.score / 10


def test_a_dossier_learns_from_what_is_sorted_into_it() -> None:
    known = sorter()
    later = (
        "Halka Munt took over from Brandl in Kessel: mediators agreed that Norrland lists the captives of Ostrava Pit."
    )
    list(known.sort(Told(later)))
    assert "munt" in known.dossiers["Kessel"].names


STRIKE = (
    (
        "Dockers in Port Amlin struck on Monday after talks with Brask Terminals broke down. Olga Tamm, their head, "
        "rejected the offer of 4 per cent and demanded 9. The mediator, Nils Rood, hopes for a new round."
    ),
    (
        "Brask Terminals raised its offer to dockers in Port Amlin to 5 per cent, but Olga Tamm rejected it. Nils "
        "Rood said the strike talks would go on until both sides agreed."
    ),
    (
        "Nils Rood brought Olga Tamm and Brask Terminals to one table in Port Amlin: dockers end the strike if their "
        "demand for 7 per cent is accepted. The talks went on until four."
    ),
)


def test_a_negotiation_that_nobody_knows_is_proposed_when_enough_of_it_has_come() -> None:
    known = sorter(propose=True)
    found = [list(known.sort(Told(text))) for text in STRIKE]
    assert [len(placed) for placed in found] == [0, 0, TOGETHER]
    assert {(placed.fate, placed.item.text) for placed in found[-1]} == {("proposed", text) for text in STRIKE}
    (name,) = {placed.dossier for placed in found[-1]}
    assert known.proposed == {name}
    (more,) = known.sort(Told(STRIKE[0].replace("Monday", "Tuesday")))
    assert (more.fate, more.dossier) == ("proposed", name)


def test_nothing_is_proposed_where_nobody_wants_it() -> None:
    known = sorter()
    assert {placed.fate for text in STRIKE for placed in known.sort(Told(text))} == {"rest"}


def test_what_waits_in_the_end_goes_to_the_rest_once() -> None:
    known = sorter(propose=True)
    assert list(known.sort(Told(STRIKE[0]))) == []
    assert [(placed.fate, placed.item.text) for placed in known.rest()] == [("rest", STRIKE[0])]
    assert list(known.rest()) == []


def test_every_report_is_told_of_once_and_what_waits_is_bounded() -> None:
    draw = Random(7)  # noqa: S311  no secret
    known = sorter(propose=True)
    texts = [_invented(draw) for _ in range(WAITING + 300)]
    found = [placed.item.text for text in texts for placed in known.sort(Told(text))]
    waiting = [placed.item.text for placed in known.rest()]
    assert len(waiting) <= WAITING
    assert sorted([*found, *waiting]) == sorted(texts)


def _invented(draw: Random) -> str:
    """A report on a negotiation between two parties that nobody else speaks of."""
    one, other, place = ("".join(draw.choices("abdegiklmnorstuvz", k=9)).capitalize() for _ in range(3))
    told = f"Talks between {one} and {other} in {place} go on."
    return f"{told} The mediators of {one} demanded a truce; {other} rejected it."
