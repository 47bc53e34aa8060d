"""Wordings made fit to show, and dates in words."""

import pytest

from dragoman.present.dates import in_words, span_in_words, start_of
from dragoman.present.display import clipped, ended, said, shown, wording


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-20", "20 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-20T12:30", "20 May 2031, 12:30"),
        ("2031-05-20/2031-05-22", "20 to 22 May 2031"),
        ("2031-04-30/2031-05-02", "30 April to 2 May 2031"),
        ("2030-12-31/2031-01-01", "31 December 2030 to 1 January 2031"),
        ("../2031-05-20", "by 20 May 2031"),
        ("2031-05-20/..", "since 20 May 2031"),
        ("2031-05~", "about May 2031"),
        ("2031?", "perhaps 2031"),
        ("P30D", "P30D"),
        ("2031-99-99", "2031-99-99"),
        ("", ""),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


def test_weekdays_are_reckoned() -> None:
    assert in_words("2031-05-20", weekday=True) == "Tuesday 20 May 2031"
    assert in_words("2031-02-30", weekday=True) == "30 February 2031"


def test_dates_sort_by_their_first_day_and_deadlines_by_their_last() -> None:
    edtf = ["2031-05-20", "../2031-05-19", "2031", "2031-05", "P3D", "2031-05-18/2031-05-30"]
    assert sorted(edtf, key=start_of) == [
        "P3D",
        "2031",
        "2031-05",
        "2031-05-18/2031-05-30",
        "../2031-05-19",
        "2031-05-20",
    ]


def test_a_span_of_days() -> None:
    assert span_in_words(["2031-05-20", "2031-05-18", "x"]) == "18 to 20 May 2031"
    assert span_in_words(["2031-05-20"]) == "20 May 2031"
    assert span_in_words([]) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" that the gate\n would open, ", "that the gate would open"),
        ("“out of the question,”", "out of the question"),
        ("it was “out of the question", "it was “out of the question”"),
        ("tough sanctions” if “all fails", "“tough sanctions” if “all fails”"),
        ("a pause, nothing more”", "a pause, nothing more"),
        ("The end.", "The end"),
        ("a plan of the U.S.", "a plan of the U.S."),
        ("and so on...", "and so on..."),
    ],
)
def test_wording(text: str, words: str) -> None:
    assert wording(text).text == words


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (("“We will see,”",), "“We will see”"),
        (("We will see,", "Go home."), "“We will see” … “Go home.”"),
        (("He called it “noise” once",), "“He called it ‘noise’ once”"),
        (('He called it "noise" once',), "“He called it ‘noise’ once”"),
        (("same", "same"), "“same”"),
        (("",), ""),
    ],
)
def test_said(pieces: tuple[str, ...], words: str) -> None:
    assert said(pieces).text == words


def test_long_words_are_cut_between_words_and_closed() -> None:
    assert clipped("one two three four", 12) == "one two…"
    assert said(("word " * 100,), limit=40).text.endswith("…”")


def test_a_sentence_is_ended_once() -> None:
    assert [ended(text) for text in ("a", "a.", "a?”", "a…", "a”", "")] == [".", "", "", "", ".", "."]


def test_what_cannot_be_seen_is_not_shown() -> None:
    assert shown("a\u202eb\x00c\n\td\ud800") == "a b c d\ufffd"
