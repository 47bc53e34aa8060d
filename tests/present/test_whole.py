"""Wordings that were torn from their sentence."""

import pytest

from dragoman.present.whole import clause, led, mended, whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the port would reopen … adding", "the port would reopen"),
        ("the port would reopen, and that", "the port would reopen"),
        ("the port would reopen", "the port would reopen"),
        (", the port would reopen –", "the port would reopen"),
        ("and", "and"),
        ("", ""),
    ],
)
def test_a_last_word_that_leads_nowhere_is_left_out(text: str, words: str) -> None:
    assert mended(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "we will not step back from",
        "which cost four lives",
        "from which nobody returned",
        "is no part of the paper",
        "no end in sight at",
        "…",
        "",
    ],
)
def test_a_torn_wording_is_known(text: str) -> None:
    assert not whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "the port would reopen",
        "“no” to quotas",
        "$40 million",
        "Which gate it is, nobody says",
        "300 licences, and",
        "ships not to be fired upon",
    ],
)
def test_a_whole_wording_is_known(text: str) -> None:
    assert whole(text)


def test_a_clause_has_a_finite_verb() -> None:
    assert clause("the gates were shut")
    assert not clause("a freeze on quotas")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("which killed four and", "… which killed four"),
        ("killing four", "… killing four"),
        ("Fishing boats left", "Fishing boats left"),
        ("a shell hit the quay", "a shell hit the quay"),
    ],
)
def test_what_hangs_on_words_before_it_begins_with_an_ellipsis(text: str, words: str) -> None:
    assert led(text) == words
