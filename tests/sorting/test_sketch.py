"""What a text shows at a glance."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.issues import issues
from dragoman.sorting.sketch import name_key, sketch
from dragoman.sorting.terms import terms_of

TERMS = terms_of(issues())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Norrland", "Norrlanders’"), ("Kharvan", "Kharvani"), ("Mirza-Kend", "Mirzakend"), ("Löwenhaupt", "Lowenhaupt")],
)
def test_forms_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other.rstrip("’"))


def test_names_are_words_with_a_capital_that_is_not_for_the_beginning() -> None:
    found = sketch(
        "Dockers met Olga Tamm in Port Amlin. Talks failed. The dockers, said Mr Tamm, will strike.", terms=TERMS
    )
    assert set(found.names.values()) == {"Olga Tamm", "Port Amlin"}
    assert "Strike and return to work" in found.issues


def test_a_title_in_capitals_shows_no_names() -> None:
    found = sketch("Union Boss Says Dockers Never Will Return\nOlga Tamm said so in Amlin.", terms=TERMS)
    assert set(found.names.values()) == {"Olga Tamm", "Amlin"}


def test_a_place_is_what_things_happen_in() -> None:
    found = sketch("They met in Amlin and left from Amlin. Then Tamm spoke of Tamm.", terms=TERMS)
    assert {found.names[key] for key in found.places} == {"Amlin"}


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = sketch(text, terms=TERMS)
    assert found == sketch(text, terms=TERMS)
    assert found.places <= found.names.keys()


def test_it_takes_no_longer_than_the_text_is_long() -> None:
    def seconds(times: int) -> float:
        """The least of several: other work on the machine only adds."""
        text = "Olga Tamm met Nils Rood in Port Amlin over the strike of dockers. " * times
        taken = []
        for _ in range(7):
            start = time.process_time()
            sketch(text, terms=TERMS)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(800) < 30 * seconds(100)
