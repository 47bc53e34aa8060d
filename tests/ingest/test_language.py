"""Which language a report is in, and what becomes of one that is not read."""

from pathlib import Path
from typing import Any

import pytest

from dragoman.ingest import ingest
from dragoman.ingest.language import language_of
from dragoman.lexicon import lexicon
from dragoman.lexicon.languages import is_read, language_name
from dragoman.pipeline import read_dossier
from dragoman.present.brief import brief
from dragoman.record.record import Skipped
from tests.dossiers import ROOT
from tests.ingest.helpers import cases, write


@pytest.mark.parametrize("case", cases("languages"), ids=lambda c: c["text"][:40])
def test_language(case: dict[str, Any]) -> None:
    code = language_of(case["text"])
    assert code == case.get("language")
    assert is_read(code) is not case.get("unread", False)


def test_a_report_in_another_language_is_kept_marked_and_told(tmp_path: Path) -> None:
    foreign = next(case["text"] for case in cases("languages") if case.get("language") == "ru")
    found = ingest([write(tmp_path, a_txt="The delegations agreed on Friday.", b_txt=foreign)])
    assert [(r.file, r.language, r.read, r.text == foreign) for r in found.reports] == [
        ("a.txt", "en", True, False),
        ("b.txt", "ru", False, True),
    ]
    assert found.skipped == (Skipped(file="b.txt", reason="it is in Russian: kept, but nothing is read in it"),)


def test_nothing_is_read_in_it_and_nobody_is_said_to_leave_anything_out(tmp_path: Path) -> None:
    foreign = [case["text"] for case in cases("languages") if case.get("language") in {"ru", "fr"}]
    write(tmp_path, a_txt="“We will sign on Friday,” the minister said.", b_txt=foreign[0], c_txt=foreign[1])
    found = read_dossier([tmp_path], name="Talks")
    (english,) = (report.id for report in found.reports if report.read)
    assert {claim.report for claim in found.claims} == {english}
    assert not [absence for finding in found.findings for absence in finding.absent_from]
    assert "Two reports are in French and Russian: kept, but nothing is read in them." in brief(found).lead
    assert brief(found).lead[0].startswith("One report of one origin, ")


def test_written_dossiers_are_english_by_their_commonest_words() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "evaluation" / "dossiers").rglob("*.txt")]
    assert len(texts) > 100
    assert {language_of(text) for text in texts} == {"en"}


def test_every_code_of_the_identifier_that_people_write_news_in_has_a_name() -> None:
    names = lexicon("languages")["names"]
    assert {"en", "ru", "uk", "ar", "fa", "he", "tr", "fr", "es", "de", "zh", "und"} <= set(names)
    assert language_name("xx") == "the language 'xx'"
