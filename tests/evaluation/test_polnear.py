"""PolNeAR: brat stand-off read, and the measures, on an invented text."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from evaluation.polnear import Article, Attribution, Row, articles, attributions, lines, matched, rows
from tests.conftest import read_text

TEXT = "“We sail at dawn,” Mayor Ida Krog said. “Not later.”\nThe port was shut, the union said."
# Krog's words in two pieces; the union's; and one that only lists a cue, which is no attribution with content.
NOTES = """T1\tContent 0 18;40 52\t“We sail at dawn,” “Not later.”
T2\tSource 19 33\tMayor Ida Krog
T3\tCue 34 38\tsaid
T4\tAttribution 34 38\tsaid
E1\tAttribution:T4 Source:T2 Content:T1 Cue:T3
T5\tContent 53 70\tThe port was shut
T6\tSource 72 81\tthe union
T7\tCue 82 86\tsaid
E2\tAttribution:T7 Content:T5 Cue:T7 Source2:T6
E3\tAttribution-no-source:T7 Cue:T7
"""


def at(*words: int) -> frozenset[int]:
    return frozenset(words)


def attribution(content: Iterable[int], *, source: int = 90, cue: int = 95) -> Attribution:
    return Attribution(at(source), at(cue), frozenset(content), "indirect")


def row(measured: Iterable[Row], measure: str, mode: str = "all") -> Row:
    return next(r for r in measured if r.measure == measure and r.mode == mode)


def test_stand_off_gives_attributions_with_pieces_joined() -> None:
    krog, union = attributions(NOTES, read_text(TEXT))
    begun = [TEXT[word:].split(maxsplit=1)[0] for word in sorted(krog.content)]
    assert begun == [
        "We",
        "sail",
        "at",
        "dawn,”",
        "Not",
        "later.”",
    ]
    assert krog.mode == "direct"
    assert krog.source == at(19, 25, 29)
    assert (union.mode, union.source) == ("indirect", at(72, 76))


def test_a_match_is_one_to_one_and_the_closest_first() -> None:
    wide, narrow = attribution(range(10)), attribution(range(8, 10))
    found = attribution(range(7, 10))
    assert list(matched(Article((wide, narrow), (found,)))) == [(narrow, found)]


def test_measures_of_a_content_that_is_too_long() -> None:
    gold, found = attribution([1, 2]), attribution([1, 2, 3, 4])
    measured = list(rows([Article((gold,), (found,))]))
    overlap = row(measured, "content overlap")
    assert (overlap.precision, overlap.recall) == (0.5, 1.0)
    assert overlap.f1 == pytest.approx(2 / 3)
    assert row(measured, "content exact").f1 == 0.0
    assert row(measured, "source linked").f1 == 1.0


def test_a_source_is_not_linked_by_a_content_that_is_hardly_shared() -> None:
    gold, found = attribution([1]), attribution([1, 2, 3, 4, 5])
    measured = list(rows([Article((gold,), (found,))]))
    assert row(measured, "source overlap").f1 == 1.0
    assert row(measured, "source linked").f1 == 0.0


def test_what_is_unmatched_counts_against_both() -> None:
    gold, found = attribution([1]), attribution([5])
    measured = list(rows([Article((gold, attribution([7])), (found, attribution([7])))]))
    exact = row(measured, "content exact")
    assert (exact.precision, exact.recall) == (0.5, 0.5)
    assert row(measured, "content exact", "direct").f1 == 0.0


def test_articles_of_a_corpus_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").touch()
    assert list(articles("dev")) == []
    for folder, name, text in (("text", "harbour.txt", TEXT), ("attributions", "harbour_0a1b.ann", NOTES)):
        path = tmp_path / "corpora" / "polnear" / "dev" / folder / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (article,) = articles("dev")
    measured = list(rows([article]))
    assert row(measured, "content exact").f1 == 1.0
    assert row(measured, "source linked", "direct").f1 == 1.0
    assert len(list(lines(measured))) == 8
