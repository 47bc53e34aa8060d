"""JSON, JSON Lines, and standard input."""

import json
from pathlib import Path

import pytest

from dragoman.ingest import ingest
from dragoman.record.value import Dated
from tests.ingest.helpers import PAGE, STORY, only, reasons, write


def test_an_object(tmp_path: Path) -> None:
    entry = {
        "headline": "Dock talks", "articleBody": STORY, "publisher": {"@type": "Organization", "name": "The Ledger"},
        "datePublished": "2031-05-03T10:00:00Z", "url": "https://l.example/1", "agencies": ["Reuters"],
    }  # fmt: skip
    report = only(ingest([write(tmp_path, a_json=json.dumps(entry))]))
    assert (report.file, report.text, report.outlet, report.title) == ("a.json", STORY, "The Ledger", "Dock talks")
    assert (report.url, report.agencies) == ("https://l.example/1", ("Reuters", "MNA"))
    assert report.published == Dated(edtf="2031-05-03", basis="given")


@pytest.mark.parametrize("shape", ["list", "articles", "items", "reports"])
def test_a_list(tmp_path: Path, shape: str) -> None:
    entries = [{"text": "One agreed.", "pubDate": 1_935_568_800}, {"body": "Two agreed."}, {"content": "Three agreed."}]
    data = json.dumps(entries if shape == "list" else {shape: entries, "status": "ok"})
    found = ingest([write(tmp_path, a_json=data)])
    assert [(r.file, r.text) for r in found.reports] == [
        ("a.json#1", "One agreed."), ("a.json#2", "Two agreed."), ("a.json#3", "Three agreed."),
    ]  # fmt: skip
    assert found.reports[0].published == Dated(edtf="2031-05-03", basis="given")


def test_bad_lines_stop_no_good_one(tmp_path: Path) -> None:
    lines = [
        '{"text": "One agreed.", "file": "one.txt"}', "", "{broken", '"words"', '{"title": "no text"}',
        '{"text": "  "}',
        '{"text": "lone \\ud800 half"}', "[" * 5000, '{"text": "Two \u2028 agreed.", "date": "03/04/2031"}',
    ]  # fmt: skip
    found = ingest([write(tmp_path, feed_jsonl="\n".join(lines))])
    assert [(r.file, r.text) for r in found.reports] == [
        ("feed.jsonl#9", "Two \u2028 agreed."),
        ("one.txt", "One agreed."),
    ]
    said = reasons(found)
    assert sorted(said) == [f"feed.jsonl#{n}" for n in (3, 4, 5, 6, 7, 8, 9)]
    assert said["feed.jsonl#3"].startswith("not JSON: ")
    assert said["feed.jsonl#4"] == "not an object with a text"
    assert said["feed.jsonl#5"].startswith("no text in it")
    assert said["feed.jsonl#8"] == "JSON nested too deeply"
    assert said["feed.jsonl#9"] == "published date '03/04/2031' not understood; read without it"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "empty: no words in it"),
        ("{", "not JSON: "),
        ("[" * 1_000_000, "JSON nested too deeply"),
        ('{"documents": []}', "no text in it"),
        ("[[], 1]", None),
    ],
)
def test_json_that_is_no_report(tmp_path: Path, data: str, reason: str | None) -> None:
    found = ingest([write(tmp_path, a_json=data)])
    assert found.reports == ()
    if reason is None:
        assert sorted(reasons(found)) == ["a.json#1", "a.json#2"]
    else:
        assert reasons(found)["a.json"].startswith(reason)


def test_a_record_is_no_report_and_no_news_in_its_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, record_json='{"format": "dragoman.record/1", "reports": []}', one_txt="They agreed.")
    assert reasons(ingest([folder])) == {}
    assert reasons(ingest([folder / "record.json"])) == {"record.json": "a record that dragoman wrote, not a report"}


def test_many_bad_entries_are_counted_not_listed(tmp_path: Path) -> None:
    found = ingest([write(tmp_path, a_json=json.dumps([1] * 5000 + [{"text": "One agreed."}]))])
    assert [r.file for r in found.reports] == ["a.json#5001"]
    assert len(found.skipped) == 21
    assert reasons(found)["a.json"] == "4980 more entries that are no reports"


def test_names_that_two_entries_give_themselves_are_not_used(tmp_path: Path) -> None:
    lines = [
        '{"id": "same", "text": "One agreed."}',
        '{"id": "same", "text": "Two agreed."}',
        '{"id": "/etc/x", "text": "3."}',
    ]
    found = ingest([write(tmp_path, a_jsonl="\n".join(lines))])
    assert [r.file for r in found.reports] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]


def test_a_text_in_tags_is_a_page(tmp_path: Path) -> None:
    entry = {"content": "<p>The dockers &amp; the firm agreed on Friday.</p>\n<p>They return on Monday.</p>"}
    report = only(ingest([write(tmp_path, a_json=json.dumps(entry))]))
    assert report.text == "The dockers & the firm agreed on Friday.\nThey return on Monday."


@pytest.mark.parametrize(
    ("data", "files"),
    [
        (STORY, ["stdin"]),
        (PAGE, ["stdin"]),
        ('{"text": "One agreed."}', ["stdin"]),
        ('{"text": "One agreed."}\n{"text": "Two agreed."}\n', ["stdin#1", "stdin#2"]),
        ('[{"text": "One agreed."}]', ["stdin#1"]),
        ("[4.55 PM] The president speaks.", ["stdin"]),
        ("{sic} The president speaks.", ["stdin"]),
    ],
)
def test_standard_input(data: str, files: list[str]) -> None:
    found = ingest([], stdin=data.encode())
    assert [r.file for r in found.reports] == files
    assert not any("<p" in r.text or ("{" in r.text[:1] and "sic" not in r.text) for r in found.reports)


def test_nothing_on_standard_input() -> None:
    assert reasons(ingest([], stdin=b"")) == {"stdin": "empty: no words in it"}
