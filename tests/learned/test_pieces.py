"""The pieces of words, and where the words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.learned.pieces import MOST, Vocabulary, pieces, plain

ENTRIES = ("[UNK]", "[CLS]", "[SEP]", "the", "harbour", "har", "##bour", "##s", "strike", ",", "cafe", "a", "##a")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(ENTRIES)


def named(text: str, vocabulary: Vocabulary) -> list[str]:
    return [ENTRIES[p.id] for p in pieces(text, vocabulary)]


def test_a_word_is_cut_into_the_longest_pieces(vocabulary: Vocabulary) -> None:
    assert named("The harbours", vocabulary) == ["the", "harbour", "##s"]


def test_accents_and_case_are_let_go(vocabulary: Vocabulary) -> None:
    assert named("CAFÉ", vocabulary) == ["cafe"]
    assert plain("Ērgļi") == "ergli"


def test_a_word_without_pieces_is_unknown(vocabulary: Vocabulary) -> None:
    assert named("the zzz, strike", vocabulary) == ["the", "[UNK]", ",", "strike"]


def test_a_long_word_has_a_bounded_number_of_pieces(vocabulary: Vocabulary) -> None:
    assert named("aaaaaaaaaa", vocabulary) == ["a", *["##a"] * (MOST - 1)]


def test_pieces_stand_where_their_word_does(vocabulary: Vocabulary) -> None:
    text = "the\nharbours"
    assert [(text[p.start : p.end], p.id) for p in pieces(text, vocabulary, start=4)] == [
        ("harbours", ENTRIES.index("harbour")),
        ("harbours", ENTRIES.index("##s")),
    ]


@given(st.text(max_size=80))
def test_any_text_is_cut_in_order(text: str) -> None:
    found = list(pieces(text, Vocabulary(ENTRIES)))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
