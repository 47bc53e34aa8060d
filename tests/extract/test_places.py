"""Places: the locative phrase of a span, and coordinates only beyond doubt."""

from dragoman.extract.places import place_of
from dragoman.record.value import Place
from tests.conftest import read_text


def place(text: str) -> Place | None:
    return place_of(read_text(text), 0, len(text))


def test_a_town_that_no_gazetteer_knows() -> None:
    assert place("Nine people were detained at Ulmsund.") == Place(name="Ulmsund")


def test_a_day_is_no_place() -> None:
    assert place("Nine people were detained on Monday.") is None


def test_coordinates_need_the_country() -> None:
    assert place("Shells fell in Vantaa.") == Place(name="Vantaa")
    known = place("Shells fell in Vantaa, in the south of Finland.")
    assert known is not None
    assert (known.name, round(known.lat or 0), round(known.lon or 0)) == ("Vantaa", 60, 25)


def test_a_name_of_many_towns_has_no_coordinates() -> None:
    found = place("A bomb went off in Springfield, in the United States.")
    assert found == Place(name="Springfield")


def test_a_place_beyond_another_event_is_not_of_this_one() -> None:
    assert place("Forty people were detained here on Monday after a fire at the ferry office in Ulmsund.") is None
    assert place("Forty people were detained in the capital as word spread of a fire in Ulmsund.") is None


def test_a_place_beyond_a_cause_is_of_what_it_led_to() -> None:
    assert place("Four people died on Monday after a fire at the ferry office in Ulmsund.") == Place(name="Ulmsund")
