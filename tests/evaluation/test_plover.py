"""Root codes of PLOVER, scored on invented sentences."""

from pathlib import Path

import pytest

from evaluation.plover import Marked, lines, measured, root, sentences

HEAD = "sentence\tsource\ttarget\tgold_root\n"
ROWS = "The rebels released two nurses.\tThe rebels \ttwo nurses\tYIELD\nOremia suspended aid.\tOremia\t\tAID\n"


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))
    return tmp_path


def test_sentences_are_read_and_scored(shared: Path) -> None:
    (shared / "corpora" / "plover").mkdir(parents=True)
    (shared / "corpora" / "plover" / "PLV_train.tsv").write_text(HEAD + ROWS, encoding="utf-8")
    found = list(sentences())
    assert [(one.source, one.root) for one in found] == [("The rebels", "YIELD"), ("Oremia", "AID")]
    assert measured(found)["plover"]["all"] == 0.5


@pytest.mark.usefixtures("shared")
def test_without_the_corpus_nothing_is_measured_and_it_says_so() -> None:
    assert measured(sentences()) == {}
    assert list(lines({})) == ["PLOVER is not there (corpora/plover beside score/): its root codes are not measured."]


def test_the_halves_are_told_apart_and_printed() -> None:
    marked = [Marked(f"Oremia freed {n} sailors.", "Oremia", f"{n} sailors", "YIELD") for n in range(12)]
    table = measured(marked)
    assert len({one.fit for one in marked}) == 2
    assert list(lines(table)) == ["PLOVER root codes (accuracy): fit 100.0, held_out 100.0, all 100.0"]


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("The judge convicted the broker.", "ACCUSE"),
        ("The cabinet lifted the ban on trawlers.", "YIELD"),
        ("The navy launched a cyberattack on the port.", "ASSAULT"),
        ("The sea is calm.", None),
    ],
)
def test_codes_go_by_the_names_of_the_corpus(text: str, older: str | None) -> None:
    assert root(Marked(text, " ".join(text.split()[:2]), "", "")) == older
