"""The learned reader: windows, runs of pieces, and what the shipped network tells."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.learned.labels import KINDS, TRAIT_OF, TRAITS
from dragoman.learned.pieces import Piece
from dragoman.learned.tagger import WINDOW, Told, told, windows

TALKS = (
    "Negotiators of Orvenia and Sarnland met in Port Lisse on Monday.\n"
    "“We will lift the blockade only if the prisoners come home,” said Ada Brann, the foreign minister of Orvenia.\n"
    "Shells hit a bakery in Dorn on Sunday, killing four people."
)


def lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def kinds_of(found: Told, words: str) -> set[str]:
    start = TALKS.index(words)
    return {s.kind for s in found.stretches if s.start < start + len(words) and start < s.end}


def test_lines_share_a_window_as_long_as_they_fit() -> None:
    line = [Piece(1, n, n + 1) for n in range(WINDOW // 2)]
    assert [len(w) for w in windows([line, line, line])] == [2, 1]


def test_a_line_longer_than_a_window_is_cut_and_nothing_is_lost() -> None:
    line = [Piece(1, n, n + 1) for n in range(2 * WINDOW + 7)]
    found = list(windows([line[:5], line]))
    assert all(sum(map(len, w)) <= WINDOW for w in found)
    assert [p for w in found for part in w for p in part] == [*line[:5], *line]


def test_every_kind_is_told_where_it_stands() -> None:
    found = told(TALKS, lines(TALKS), [])
    assert "meeting" in kinds_of(found, "met in Port Lisse")
    assert {"condition", "content"} <= kinds_of(found, "only if the prisoners come home")
    assert "source" in kinds_of(found, "Ada Brann")
    assert "incident" in kinds_of(found, "hit a bakery in Dorn")
    assert "incident" not in kinds_of(found, "We will lift")


def test_a_stretch_has_the_traits_of_its_kind() -> None:
    for stretch in told(TALKS, lines(TALKS), []).stretches:
        assert [name for name, _, _ in stretch.traits] == [n for n, of in TRAIT_OF.items() if of == stretch.kind]
        assert all(value in TRAITS[name] and 0 < share <= 1 for name, value, share in stretch.traits)


def test_only_words_that_name_somebody_are_pointed_to() -> None:
    start = TALKS.index("Ada Brann")
    found = told(TALKS, lines(TALKS), [(start, start + len("Ada Brann"))])
    condition = next(s for s in found.stretches if s.kind == "condition")
    assert {TALKS[p.start : p.end] for p in condition.whose} == {"Ada", "Brann"}
    assert sum(p.share for p in condition.whose) > condition.nobody


def test_the_peak_is_the_highest_probability_between_two_offsets() -> None:
    found = told(TALKS, lines(TALKS), [])
    shells, lift = TALKS.index("Shells"), TALKS.index("We will")
    assert found.peak("incident", shells, len(TALKS)) > 0.5 > found.peak("incident", lift, lift + 20)
    assert found.peak("incident", len(TALKS), len(TALKS) + 5) == 0.0
    assert found.inside.shape == (len(found.words), len(KINDS))


@settings(max_examples=25)
@given(st.text(max_size=300))
def test_any_text_is_read_the_same_twice(text: str) -> None:
    first, second = (told(text, [(0, len(text))], []) for _ in range(2))
    assert first.stretches == second.stretches
    assert np.array_equal(first.inside, second.inside)
    assert all(0 <= s.start < s.end <= len(text) for s in first.stretches)
