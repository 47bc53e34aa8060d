"""The issue lexicon: what words speak of."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.issues import OTHER, issue_of, title_of
from dragoman.lexicon import lexicon
from dragoman.lexicon.issues import issues
from dragoman.read.model import model
from dragoman.read.parse import Doc, Span
from dragoman.read.parsing import parse


def _is(words: Doc | Span | str) -> str:
    return issue_of(words, issues())


CASES = tomllib.loads((Path(__file__).parents[1] / "cases/issues/issues.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("issue", "words"), [(issue, words) for issue, some in CASES.items() for words in some])
def test_words_speak_of_their_issue(issue: str, words: str) -> None:
    assert issue_of(words, issues()) == issue


def test_a_parse_and_its_text_speak_of_the_same_issue() -> None:
    text = "They want the swap of prisoners, a truce and two seats in the cabinet."
    assert _is(parse(model()(text))) == _is(parse(model()(text))[0:14]) == _is(text) != OTHER


def test_a_long_term_outweighs_a_short_one() -> None:
    assert _is("the pay of prisoners of war") == "prisoner_exchange"


def test_case_and_typographic_apostrophes_make_no_difference() -> None:
    assert _is("OSTRIA’S SANCTIONS") == _is("Ostria's sanctions") == "sanctions"


def test_every_issue_has_a_title_and_terms() -> None:
    for key, entry in lexicon("issues").items():
        assert title_of(key, issues()) == entry["title"]
        assert entry["terms"]


def test_an_unknown_issue_has_a_title() -> None:
    assert title_of(OTHER, issues()) == "Other"


@given(st.text(max_size=300))
def test_any_text_has_an_issue(text: str) -> None:
    assert _is(text) in {*lexicon("issues"), OTHER}
