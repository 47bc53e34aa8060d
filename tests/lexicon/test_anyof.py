"""One regex for many words finds what an alternation of them finds, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.anyof import any_of

WORD = st.text(alphabet="ab -.", min_size=1, max_size=5)


@given(st.lists(WORD, min_size=1, max_size=8), st.text(alphabet="ab -.", max_size=30))
def test_as_an_alternation(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    for end in ("", r"\b", "$"):
        found = [m.span() for m in re.finditer(any_of(words) + end, text)]
        assert found == [m.span() for m in re.finditer(f"(?:{plain}){end}", text)]


def test_marks_stand_for_characters() -> None:
    pattern = re.compile(any_of(["at least", "at most"], marks={" ": r"\s+"}))
    assert pattern.fullmatch("at   least")
    assert not pattern.fullmatch("at")
