"""`python -m evaluation`."""

from pathlib import Path

import pytest

from evaluation.__main__ import main


@pytest.fixture
def with_scorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that looks as if the scorer were there."""
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))


def test_without_the_scorer_it_says_where_it_should_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))
    assert main([]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.usefixtures("with_scorer")
def test_misses_of_an_unseen_half_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a1", "g2", "--misses", "3"]) == 2
    assert "g2 belongs to the blind half" in capsys.readouterr().err


@pytest.mark.usefixtures("with_scorer")
def test_an_unknown_dossier_is_wrong_use() -> None:
    assert main(["z9"]) == 2


@pytest.mark.usefixtures("with_scorer")
def test_floors_are_not_raised_by_a_few_dossiers() -> None:
    assert main(["a1", "--raise"]) == 2
