"""Work done once for each word."""

from dragoman.read.model import model
from dragoman.read.once import kept, once
from dragoman.read.parse import Token
from dragoman.read.parsing import parse


def test_each_word_once_in_each_doc() -> None:
    asked: list[str] = []

    @once
    def length(token: Token) -> int:
        asked.append(token.text)
        return len(token)

    first, second = (parse(model()(text)) for text in ("Pickets left.", "Crews stayed."))
    assert [length(t) for doc in (first, second, first) for t in doc] == [7, 4, 1, 5, 6, 1, 7, 4, 1]
    assert asked == ["Pickets", "left", ".", "Crews", "stayed", "."]


def test_what_is_kept_is_kept_by_its_key() -> None:
    doc = parse(model()("Pickets left."))
    assert kept(doc, ("first",), lambda: doc[0].text) == "Pickets"
    assert kept(doc, ("last",), lambda: doc[1].text) == "left"
    assert kept(doc, ("first",), lambda: "never asked") == "Pickets"
