"""Streams: what does not fit into memory is read piece by piece, and comes out as from anywhere else."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest.draft import Draft
from dragoman.ingest.stream import LONGEST, stream
from dragoman.record.errors import UsageError
from dragoman.record.extra import library
from dragoman.record.record import Skipped

pa, pq = library("pyarrow", extra="parquet"), library("pyarrow.parquet", extra="parquet")
ROWS = [
    {"text": f"Report {n}: nobody came to the quay.", "id": f"r{n}", "outlet": "The Quay", "date": "2031-05-03",
     "url": f"https://example.org/{n}", "title": f"Title {n}"}
    for n in range(600)
]  # fmt: skip


def drafts(path: Path) -> list[Draft]:
    found = list(stream([path]))
    assert not [one for one in found if isinstance(one, Skipped)]
    return [one for one in found if isinstance(one, Draft)]


def test_lines_and_rows_hold_the_same_reports(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ROWS)) + "\n\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "a.parquet", row_group_size=100)
    lines, rows = drafts(tmp_path / "a.jsonl"), drafts(tmp_path / "a.parquet")
    assert [(d.text, d.file, d.outlet, d.published, d.url, d.title) for d in lines] == [
        (d.text, d.file, d.outlet, d.published, d.url, d.title) for d in rows
    ]
    assert len(lines) == len(ROWS)
    assert lines[7].published
    assert lines[7].published.edtf == "2031-05-03"


def test_days_in_a_column_of_days_are_understood(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["Rain fell."], "date": [date(2031, 5, 3)]}), tmp_path / "a.parquet")
    (found,) = drafts(tmp_path / "a.parquet")
    assert found.published
    assert found.published.edtf == "2031-05-03"


def test_a_bad_line_is_told_of_and_stops_nothing(tmp_path: Path) -> None:
    bad = [b'{"text": "One."}', b"{", b"\xff\xfe", b"7", b'{"title": "no text"}', b'{"text": "Two."}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(bad))
    found = list(stream([tmp_path / "a.jsonl"]))
    assert [one.text for one in found if isinstance(one, Draft)] == ["One.", "Two."]
    assert [one.file for one in found if isinstance(one, Skipped)] == [f"a.jsonl#{n}" for n in (2, 3, 4, 5)]


def test_a_line_without_end_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * (2 * LONGEST) + b'"}\n{"text": "Two."}\n')
    first, second = stream([tmp_path / "a.jsonl"])
    assert isinstance(first, Skipped)
    assert isinstance(second, Draft)
    assert second.text == "Two."


def test_what_is_no_parquet_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no")
    (found,) = stream([tmp_path / "a.parquet"])
    assert isinstance(found, Skipped)
    assert "no Parquet" in found.reason


def test_a_folder_is_its_loose_files_with_their_manifest_then_its_large_ones(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("A loose one.", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\nb.txt,The Quay\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "Of a line."}\n', encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("No.", encoding="utf-8")
    assert [(one.text, one.outlet) for one in drafts(tmp_path)] == [("A loose one.", "The Quay"), ("Of a line.", None)]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no"):
        list(stream([tmp_path / "none"]))


def test_an_archive_is_read_record_by_record(tmp_path: Path) -> None:
    page = "<html><head><title>Ferry talks</title></head><body><article><p>{}</p></article></body></html>"
    told = "The harbour union rejected a pay offer on Tuesday, and its chair spoke of a long winter for the port. " * 5
    with (tmp_path / "a.warc").open("wb") as file:
        for n in range(3):
            body = page.format(f"{told} Number {n}.").encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{n}>\r\n"
                f"WARC-Target-URI: https://example.org/{n}\r\nWARC-Date: 2031-05-03T10:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(head.encode() + answer + b"\r\n\r\n")
    found = drafts(tmp_path / "a.warc")
    assert [draft.url for draft in found] == [f"https://example.org/{n}" for n in range(3)]
    assert all(told.strip() in draft.text for draft in found)
