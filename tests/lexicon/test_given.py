"""What names tell of he and she."""

import pytest

from dragoman.lexicon import lexicon
from dragoman.lexicon.given import gender_of


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Marta Brekke", "female"),
        ("Anne-Karin Brekke", "female"),
        ("Stéfan Rask", "male"),
        ("Brekke", None),  # a surname alone
        ("Marta", None),  # one word: it may be a surname
        ("Kim Rask", None),  # of men and of women
        ("Qwx Rask", None),
        ("Lê Thi Brekke", "female"),
        ("Q. Petrovna Rask", "female"),
        ("Q. Petrovich Rask", "male"),
        ("Raskova", "female"),
        ("Stefan Raskova", "male"),  # the given name goes before the surname
        ("", None),
        ("- .", None),
    ],
)
def test_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_no_name_is_of_both_genders() -> None:
    male, female = (set(lexicon("given_names")[gender].split()) for gender in ("male", "female"))
    assert not male & female
