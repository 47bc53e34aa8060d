"""Numbers in plain text: values, ranges, and any text whatever."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.numbers import numbers


def values(text: str) -> list[tuple[float, float | None]]:
    return [(n.low, n.high) for n in numbers(text)]


def test_digits_and_scales() -> None:
    assert values("1,000 of 1.2 million, $260m, 60 thousand, 1,50,000") == [
        (1000, 1000), (1_200_000, 1_200_000), (260_000_000, 260_000_000), (60_000, 60_000), (150_000, 150_000),
    ]  # fmt: skip


def test_words() -> None:
    assert values("thirty-six, two dozen, half a million, one million and two hundred") == [
        (36, 36), (24, 24), (500_000, 500_000), (1_000_200, 1_000_200),
    ]  # fmt: skip


def test_ranges_and_scores() -> None:
    assert values("20-30 people, 3-5 million, from 4 to 6") == [(20, 30), (3_000_000, 5_000_000), (4, 4), (6, 6)]
    assert values("a 3-1 defeat on 2026-05-04") == []


def test_a_code_is_no_number() -> None:
    assert values("9" * 40) == []


@given(st.text(alphabet=st.sampled_from("0123456789.,-– onetwhudrafk million%$\n")))
def test_any_text(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.high is None or number.low <= number.high
        last = number.end
