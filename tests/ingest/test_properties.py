"""Whatever comes: ingest never raises, every span is exact, and the same bytes give the same reports."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ingest import ingest
from dragoman.ingest.gathered import Ingested
from dragoman.record.report import report_id
from tests.ingest.helpers import write

SUFFIXES = [".txt", ".md", ".html", ".json", ".jsonl", ".csv"]
WORDS = st.sampled_from(
    [b"<p>", b"</p>", b"<!--", b"<script>", b'{"text":', b'"', b"}", b"\n", b"[", b"Loading", b"(AP) - ", b"Credit: AP",
     b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\x9c", b"\xed\xa0\x80", b"&#xD800;", b"file,date\n", b"\0", b"3 May 2031"]
)  # fmt: skip
BYTES = st.one_of(st.binary(max_size=300), st.lists(st.one_of(WORDS, st.binary(max_size=6)), max_size=40).map(b"".join))


def exact(found: Ingested) -> None:
    for report in found.reports:
        assert report.id == report_id(report.text)
        report.text.encode("utf-8")
        spans = [(d.start, d.end, d.quote) for d in report.dropped] + [
            (c.start, c.end, c.quote) for c in report.credits
        ]
        assert all(report.text[start:end] == quote != "" for start, end, quote in spans)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES, more=BYTES, suffix=st.sampled_from(SUFFIXES))
def test_whatever_the_bytes(tmp_path: Path, data: bytes, more: bytes, suffix: str) -> None:
    name = "manifest.csv" if suffix == ".csv" else f"a{suffix}"
    folder = write(tmp_path / "any")
    for path in folder.iterdir():
        path.unlink()
    (folder / name).write_bytes(data)
    (folder / "b.txt").write_bytes(more)
    found = ingest([folder], stdin=data)
    exact(found)
    assert found == ingest([folder], stdin=data)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_whatever_the_text_it_is_stored_exactly(text: str) -> None:
    found = ingest([], stdin=json.dumps({"text": text}).encode())
    exact(found)
    if found.reports and not text.lstrip("\ufeff \t\r\n").startswith("<"):
        assert found.reports[0].text == text
