"""A report's text cut where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.marks import Mark, segments

SPANS = st.tuples(st.integers(-3, 30), st.integers(-3, 30))


@given(st.text(max_size=25), st.lists(SPANS, max_size=8))
def test_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start=a, end=b, kind="k", title=str(n)) for n, (a, b) in enumerate(spans)]
    found = list(segments(text, marks))
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        end = piece.start + len(piece.text)
        assert text[piece.start : end] == piece.text
        over = {m for m in marks if 0 <= m.start < m.end <= len(text) and m.start < end and piece.start < m.end}
        assert set(piece.marks) == over
        assert bool(piece.begins) == any(m.start == piece.start for m in over)
        lengths = [m.end - m.start for m in piece.marks]
        assert lengths == sorted(lengths)
