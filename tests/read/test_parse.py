"""A parse says of each word what spaCy says of it."""

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token as SpacyToken

from dragoman.read.model import model
from dragoman.read.parse import Doc, Span, Token
from dragoman.read.parsing import parse

TEXT = """PORT CITY, May 3 (ABC) — “We won’t go,” said the mayor, who had met 40 envoys; the union, however, stayed.

Dockers and sailors and pilots agreed: no work, no ships, no talks before 12.30.  Prices rose 5% (a record)
Was it the strike that Ms Brenn had warned of, or the storm?"""
NAMES = (
    "dep_", "ent_iob_", "ent_type_", "i", "idx", "is_alpha", "is_digit", "is_lower", "is_oov", "is_punct", "is_quote",
    "is_sent_end", "is_space", "is_stop", "is_upper", "lemma_", "like_num", "lower_", "pos_", "tag_", "text",
    "whitespace_",
)  # fmt: skip
WORDS = ("head", "left_edge", "right_edge")
MANY = ("ancestors", "children", "conjuncts", "lefts", "rights", "subtree")


@pytest.fixture(scope="module")
def docs() -> tuple[SpacyDoc, Doc]:
    theirs = model()(TEXT)
    return theirs, parse(theirs)


def told(token: SpacyToken | Token) -> dict[str, object]:
    """All that can be asked of a word."""
    plain = {name: getattr(token, name) for name in NAMES}
    tied = {name: getattr(token, name).i for name in WORDS}
    return plain | tied | {name: [t.i for t in getattr(token, name)] for name in MANY}


def around(span: SpacySpan | Span) -> tuple[object, ...]:
    """All that can be asked of words in a row but those that hang on them."""
    return span.start, span.end, span.start_char, span.end_char, span.text, len(span), [t.i for t in span]


def test_words(docs: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = docs
    assert [told(t) for t in ours] == [told(t) for t in theirs]
    assert [bool(t.is_sent_start) for t in ours] == [bool(t.is_sent_start) for t in theirs]
    assert [around(t.sent) for t in ours] == [around(t.sent) for t in theirs]


def test_sentences(docs: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = docs
    assert [around(s) for s in ours.sents] == [around(s) for s in theirs.sents]


def test_the_forms_of_a_sentence_are_its_words_and_lemmas(docs: tuple[SpacyDoc, Doc]) -> None:
    _, ours = docs
    for sentence in ours.sents:
        assert sentence.forms == {form for t in sentence for form in (t.lower_, t.lemma_.lower())}


def test_every_span(docs: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = docs
    for start in range(len(theirs)):
        for end in range(start + 1, len(theirs) + 1):
            a, b = theirs[start:end], ours[start:end]
            assert around(a) == around(b)
            assert a.root.i == b.root.i
            for name in ("lefts", "rights", "subtree"):
                assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)]


@pytest.mark.parametrize("mode", ["contract", "expand"])
def test_spans_by_characters(docs: tuple[SpacyDoc, Doc], mode: str) -> None:
    theirs, ours = docs
    for start in range(-1, len(TEXT) + 2):
        for end in range(start + 1, min(start + 15, len(TEXT) + 2)):
            a = theirs.char_span(start, end, alignment_mode=mode)
            b = ours.char_span(start, end, alignment_mode=mode)  # type: ignore[arg-type]
            assert (a is None) == (b is None), (start, end)
            assert a is None or b is None or around(a) == around(b)


def test_there_is_nothing_outside(docs: tuple[SpacyDoc, Doc]) -> None:
    for doc in docs:
        with pytest.raises(IndexError):
            doc[len(doc)]
        with pytest.raises(IndexError):
            doc[0].nbor(-1)
        with pytest.raises(IndexError):
            doc[-1].nbor()


def test_slices(docs: tuple[SpacyDoc, Doc]) -> None:
    theirs, ours = docs
    for part in (slice(None), slice(3), slice(-3, None), slice(5, 2), slice(2, 900)):
        assert around(ours[part]) == around(theirs[part])
        assert around(ours[4:30][part]) == around(theirs[4:30][part])


def test_nothing() -> None:
    assert list(parse(model()("")).sents) == []
