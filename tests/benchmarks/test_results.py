"""The file of results."""

from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.__main__ import BENCHMARKS, main


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of results that is not there yet."""
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.md")
    return tmp_path / "results.md"


def test_a_section_is_replaced_and_the_others_stay(page: Path) -> None:
    results.put("one", "About one.", ["first"])
    results.put("two", "About two.", ["other"])
    results.put("one", "About one.", ["third"])
    text = page.read_text(encoding="utf-8")
    assert text.count("## one\n") == text.count("## two\n") == 1
    assert "first" not in text
    assert text.index("third") < text.index("## two") < text.index("other")


def test_a_table_is_markdown() -> None:
    assert results.table(("a", "b"), [("1", "2")]) == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]


def test_an_unknown_benchmark_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["none"])
    assert ended.value.code == 2
    assert "no benchmark none" in capsys.readouterr().err


def test_every_benchmark_has_its_results() -> None:
    text = results.RESULTS.read_text(encoding="utf-8")
    assert all(f"\n## {benchmark.name}\n" in text for benchmark in BENCHMARKS)
