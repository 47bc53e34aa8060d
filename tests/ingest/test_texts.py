"""Text files: stored exactly, in any encoding; what is no text is skipped with its reason."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from dragoman.ingest import ingest
from dragoman.record.report import report_id, text_hash
from dragoman.record.value import Dated
from tests.ingest.helpers import STORY, only, reasons, write


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffOne.\r\nTwo.\r\n\r\n",
        "  One.\rTwo.\t\n",
        "Ünë “two” — 三 🙂.\u2028\x0cEnd.",
        "“" * 10_000,
        "no sentence end",
    ],
)
def test_a_text_is_stored_exactly_as_it_is(tmp_path: Path, text: str) -> None:
    report = only(ingest([write(tmp_path, a_txt=text)]))
    assert report.text == text
    assert (report.id, report.sha256, report.words) == (report_id(text), text_hash(text), len(text.split()))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "L’été à Évora" if encoding == "cp1252" else "Un été à Évora: the ministers agreed."
    assert only(ingest([write(tmp_path, a_txt=text.encode(encoding))])).text == text


def test_a_text_in_cyrillic_of_an_old_encoding(tmp_path: Path) -> None:
    text = "Стороны договорились встретиться снова на следующей неделе, сообщил посредник журналистам. " * 4
    (report,) = ingest([write(tmp_path, a_txt=text.encode("cp1251"))]).reports
    assert (report.text, report.language) == (text, "ru")


def test_damaged_utf8_keeps_what_is_whole(tmp_path: Path) -> None:
    data = "“Été” — à Évora, the dockers agreed “in principle”.".encode()[:-3]
    assert only(ingest([write(tmp_path, a_txt=data)])).text.startswith(
        "“Été” — à Évora, the dockers agreed “in principle"
    )


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", STORY)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        ("\ufeff\u200b\u2028".encode(), "empty"),
        (b"%PDF-1.7\n1 0 obj", "a damaged PDF document"),
        (zipped(), "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (bytes(range(256)) * 20, "binary data"),
        (b"The dockers\0 agreed.", "binary data"),
        (b"\x01\x02\x03\x04\x05 agreed", "binary data"),
        (b"x" * 20_000_000, "20.0 MB"),
        (b"agreed " * 150_000, "1,050,000 characters"),
    ],
    ids=["empty", "space", "invisible", "pdf", "zip", "png", "bytes", "nul", "controls", "20 MB", "a million"],
)
def test_what_is_no_report_is_skipped_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    found = ingest([write(tmp_path, a_txt=data, b_txt=STORY)])
    assert [r.file for r in found.reports] == ["b.txt"]
    assert list(reasons(found)) == ["a.txt"]
    assert reason in reasons(found)["a.txt"]


def test_what_the_text_says_of_itself(tmp_path: Path) -> None:
    text = STORY + "Loading\nThis article originally appeared in The Tidewater Ledger.\n"
    report = only(ingest([write(tmp_path, a_txt=text)]))
    assert (report.title, report.agencies, report.outlet, report.excerpt) == ("Dockers agree", ("MNA",), None, False)
    assert [(d.quote, d.why) for d in report.dropped] == [
        ("Loading", "loading"),
        ("This article originally appeared in The Tidewater Ledger.", "republication"),
    ]
    assert [c.name for c in report.credits] == ["MNA", "The Tidewater Ledger"]


def test_a_day_in_the_text_has_the_text_for_its_basis(tmp_path: Path) -> None:
    report = only(ingest([write(tmp_path, a_txt="HALDOR BAY, 12 Nov 2031 — The dockers agreed.\n")]))
    assert report.published == Dated(edtf="2031-11-12", basis="text")


def test_a_line_of_a_million_spaces_takes_no_time(tmp_path: Path) -> None:
    text = "The dockers agreed." + "\n" + " " * 900_000 + "\n" + "\t" * 50_000
    start = time.process_time()
    assert only(ingest([write(tmp_path, a_txt=text)])).text == text
    assert time.process_time() - start < 5
