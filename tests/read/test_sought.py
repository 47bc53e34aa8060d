"""Words looked for where one of their first words stands: the same matches as a regex that goes over all of it."""

import pytest

from dragoman.lexicon.anyof import any_of
from dragoman.read.sought import Sought, sought

LISTED = ("nobody was hurt", "nobody", "no one", "no-one died", "one")


@pytest.fixture
def looked() -> Sought:
    return sought(rf"\b{any_of(LISTED)}\b", LISTED)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt, no one was seen, and NO-ONE DIED.",
        "none, someone, one’s, anyone; (one) “nobody”",
        "no one one nobody nobody was hurt",
        "one",
        "",
        "Zero of all that is listed.",
    ],
)
def test_the_same_as_a_walk_over_the_text(looked: Sought, text: str) -> None:
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            if (start and text[start - 1 : start + 1].isalnum()) or text[end - 1 : end + 1].isalnum():
                continue  # no span begins or ends amid a word
            found = [match.span() for match in looked.within(text, start, end)]
            assert found == [match.span() for match in looked.pattern.finditer(text, start, end)]


def test_numbers_in_figures_begin_where_they_are_asked_for() -> None:
    counted = sought(r"(?:\d+|ten)\b", ["ten"], numbers=True)
    assert [m.group() for m in counted.within("7 of ten, 30 in 2031", 0, 20)] == ["7", "ten", "30", "2031"]
    assert [m.group() for m in sought(r"(?:\d+|ten)\b", ["ten"]).within("7 of ten", 0, 8)] == ["ten"]


def test_one_text_after_another(looked: Sought) -> None:
    texts = [f"{'x ' * n}nobody" for n in range(100)]
    assert [next(looked.within(t, 0, len(t))).start() for t in texts] == [2 * n for n in range(100)]
