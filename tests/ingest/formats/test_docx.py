"""Word documents: paragraphs and tables in order, what is tracked, and archives made to do harm."""

import io
import time
import zipfile

import pytest
from docx import Document

from dragoman.ingest.formats.docx import DOCUMENT
from tests.ingest.formats.samples import PARAGRAPHS, TITLE, docx, drafts, reason, saved, word, zipped


def text(body: str) -> str:
    (draft,) = drafts(word(body), "a.docx")
    return draft.text


def test_paragraphs_and_tables_in_order() -> None:
    (draft,) = drafts(docx(), "a.docx")
    assert draft.text.split("\n") == [TITLE, *PARAGRAPHS[:2], "Side\tVotes", "Dockers\t120", PARAGRAPHS[2]]
    assert draft.format == "docx"


def test_what_was_inserted_and_is_tracked_is_text_and_what_was_deleted_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>The dockers </w:t></w:r><w:ins><w:r><w:t>agreed</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>refused</w:delText></w:r></w:del><w:hyperlink><w:r><w:t> on Friday.</w:t></w:r>"
        "</w:hyperlink></w:p><w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>The ships wait.</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    assert text(body) == "The dockers agreed on Friday.\nThe ships wait."


def test_breaks_tabs_and_boxes() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Four</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>a box</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict><w:t>five</w:t></w:r></w:p>"
    )
    assert text(body) == "One two\nthree\nFour\na box\nfive"


def test_a_table_within_a_table_and_an_empty_one() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tc><w:tbl><w:tr>{cell.format('b')}{cell.format('c')}</w:tr></w:tbl><w:p/></w:tc>"
    assert text(f"<w:tbl><w:tr>{cell.format('a')}{inner}</w:tr><w:tr/></w:tbl>") == "a\tb c"


def lying(size: int) -> bytes:
    """An archive that says its document is small, and unpacks to `size` bytes."""
    buffer = io.BytesIO(zipped({DOCUMENT: b"<a>" + b" " * size + b"</a>"}))
    data = bytearray(buffer.getvalue())
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zipped({"a.txt": b"no"}), "a ZIP archive, not a Word document"),
        (zipped({"xl/workbook.xml": b"no"}), "a spreadsheet, not a Word document"),
        (zipped({"ppt/presentation.xml": b"no"}), "a presentation, not a Word document"),
        (zipped({"content.xml": b"no"}), "an OpenDocument file, not a Word document"),
        (zipped({f"{n}.txt": b"" for n in range(10_001)}), "an archive of more than 10,000 files"),
        (zipped({DOCUMENT: b" " * 60_000_000}), "more than 50 MB when unpacked"),
        (docx()[:-200], "a damaged archive (BadZipFile)"),
        (lying(60_000_000), "a damaged archive (BadZipFile)"),
        (word("<w:p/>"), "no text in it"),
        (zipped({DOCUMENT: b"<w:document"}), "not well-formed XML: "),
        (zipped({DOCUMENT: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
         "XML that declares entities of its own: refused"),
        (saved(Document()), "no text in it"),
        (b"The dockers agreed.", "not a Word document (.docx), whatever its name says"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_told(data: bytes, why: str) -> None:
    start = time.process_time()
    assert reason(data, "a.docx").startswith(why)
    assert time.process_time() - start < 5


def test_a_document_is_one_whatever_its_name_and_an_encrypted_one_is_told() -> None:
    assert drafts(docx(), "a.txt")[0].format == "docx"
    buffer = io.BytesIO(docx())
    with zipfile.ZipFile(buffer) as archive:
        flags = archive.getinfo(DOCUMENT).header_offset
    data = bytearray(buffer.getvalue())
    data[flags + 6] |= 1
    central = data.index(b"PK\x01\x02")
    while data[central + 46 : central + 46 + len(DOCUMENT)] != DOCUMENT.encode():
        central = data.index(b"PK\x01\x02", central + 1)
    data[central + 8] |= 1
    assert reason(bytes(data), "a.docx") == "a damaged archive (RuntimeError)"
