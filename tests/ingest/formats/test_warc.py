"""Web archives: pages, what is none, and records made to do harm."""

import gzip
import time
import zlib

import pytest

from dragoman.ingest.draft import Draft
from dragoman.record.record import Skipped
from tests.ingest.formats.samples import PAGE, PARAGRAPHS, answer, drafts, found, packed, reason

REPORT = answer(PAGE.encode())
OTHERS = (
    answer(b"\x89PNG", kind="image/png"),
    answer(b"Moved", status="301 Moved Permanently"),
    REPORT.replace(b"WARC-Type: response", b"WARC-Type: request "),
)


@pytest.mark.parametrize(
    "data",
    [REPORT, packed(REPORT), b"".join([*OTHERS, REPORT]), packed(*OTHERS, REPORT)],
    ids=["plain", "packed", "among others", "packed, among others"],
)
def test_the_pages_of_an_archive(data: bytes) -> None:
    (draft,) = drafts(data, "a.warc.gz")
    assert PARAGRAPHS[1] in draft.text
    assert (draft.outlet, draft.url, draft.format) == ("The Tidewater Ledger", "https://ledger.example/dock", "html")


def test_pages_are_named_by_their_places_among_the_answers() -> None:
    data = b"".join([OTHERS[0], REPORT, OTHERS[1], answer(PAGE.replace("120", "130").encode())])
    assert [draft.place for draft in drafts(data, "a.warc")] == ["a.warc#2", "a.warc#4"]


def test_a_page_that_was_packed_for_its_way() -> None:
    data = answer(gzip.compress(PAGE.encode()), headers="Content-Encoding: gzip\r\n")
    assert PARAGRAPHS[1] in drafts(data, "a.warc")[0].text


def test_a_page_in_an_encoding_of_its_own() -> None:
    data = answer(PAGE.encode("cp1252"), kind="text/html; charset=windows-1252")
    assert "“We have closed one file,”" in drafts(data, "a.warc")[0].text


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (answer(b"<p>Too little.</p>"), "no article on the page at https://ledger.example/dock (2 words)"),
        (answer(PAGE.encode(), url="https://ledger.example/"),
         "the page at https://ledger.example/ is a site's front page"),
        (answer(b"x" * 10_000_001), "the page at https://ledger.example/dock is larger than 10 MB"),
        (answer(zlib.compress(b"x" * 50_000_000), headers="Content-Encoding: deflate\r\n"),
         "the page at https://ledger.example/dock is larger than 10 MB"),
        (answer(b"\x89PNG\0\0\0"), "not text but a PNG picture"),
    ],
)  # fmt: skip
def test_a_page_that_is_no_report_is_told_and_stops_no_other(record: bytes, why: str) -> None:
    start = time.process_time()
    poisoned, good = found(packed(record, REPORT), "a.warc.gz")
    assert poisoned == Skipped(file="a.warc.gz#1", reason=why)
    assert isinstance(good, Draft)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "damaged",
    [
        answer(b"not gzip at all, but said to be", headers="Content-Encoding: gzip\r\n"),
        REPORT.replace(b"HTTP/1.1 200 OK", b"\xff" * 15),
        REPORT.replace(b"WARC-Type: response\r\n", b"WARC-Type: response\r\n" + b"X: \xff\0\r\n"),
    ],
    ids=["encoding", "status", "header"],
)
def test_a_damaged_record_stops_no_other(damaged: bytes) -> None:
    entries = found(packed(damaged, REPORT), "a.warc.gz")
    assert any(isinstance(entry, Draft) and entry.place == "a.warc.gz#2" for entry in entries)


def test_an_archive_that_breaks_off_keeps_what_came_before() -> None:
    data = packed(REPORT, answer(PAGE.replace("120", "130").encode()))
    entries = found(data[: len(data) - 400], "a.warc.gz")
    assert isinstance(entries[0], Draft)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"".join(OTHERS), "no HTML pages in it (2 answers of other kinds)"),
        (gzip.compress(b"The dockers agreed.", mtime=0), "not a web archive (WARC), whatever its name says"),
        (b"", "not a web archive (WARC), whatever its name says"),
        (b"WARC/1.0\r\n", "no HTML pages in it (0 answers of other kinds)"),
    ],
)
def test_what_is_no_archive_is_told(data: bytes, why: str) -> None:
    assert reason(data, "a.warc.gz") == why
