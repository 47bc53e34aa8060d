"""Files of every format with bytes changed, cut out and put in: a report or one line, never a traceback, never long."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered, settled
from dragoman.record.record import Skipped
from tests.ingest.formats.samples import (
    HTML,
    PAGE,
    answer,
    docx,
    eml,
    found,
    item,
    message,
    newsml,
    ninjs_2,
    packed,
    pdf,
    rss,
    zipped,
)


def _mail() -> bytes:
    mail = eml(html=HTML)
    mail.add_attachment(pdf(["The dockers agreed."]), maintype="application", subtype="pdf", filename="a.pdf")
    return mail.as_bytes()


def _word() -> bytes:
    """The XML of a document, which is changed without the archive around it."""
    row = "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"
    return (
        f"<w:document><w:body><w:p><w:r><w:t>The dockers agreed.</w:t></w:r></w:p>{row}</w:body></w:document>".encode()
    )


def _page() -> bytes:
    """A page with JSON-LD."""
    linked = json.dumps({"@graph": [{"@type": "NewsArticle", "author": {"name": "Ann Lee"}}]})
    return PAGE.replace("<body>", f'<body><script type="application/ld+json">{linked}</script>').encode()


SAMPLES: dict[str, tuple[bytes, str]] = {
    "ninjs": (json.dumps([ninjs_2(), ninjs_2()]).encode(), "a.json"),
    "newsml": (message(newsml(), newsml(content=f"<inlineXML>{HTML}</inlineXML>")).encode(), "a.xml"),
    "rss": (rss(item(1, HTML * 30), item(2, "Short.")).encode(), "a.rss"),
    "pdf": (pdf(["The dockers agreed on Friday,", "she said."], ["Page 2"]), "a.pdf"),
    "docx": (docx(), "a.docx"),
    "word": (_word(), "a.docx"),
    "mail": (_mail(), "a.eml"),
    "mbox": (b"From a@x.example Sat\n" + _mail() + b"\n\nFrom b@x.example Sat\n" + _mail(), "a.mbox"),
    "warc": (answer(PAGE.encode()) + answer(PAGE.encode(), headers="Transfer-Encoding: chunked\r\n"), "a.warc"),
    "packed": (packed(answer(PAGE.encode()), answer(b"x", headers="Content-Encoding: br\r\n")), "a.warc.gz"),
    "page": (_page(), "a.html"),
}
PIECES = st.sampled_from(
    [b"", b"\0", b"\xff\xfe", b"<", b">", b"</", b"]]>", b"&", b"&#xD800;", b"<!DOCTYPE a [", b'"', b"}", b"[",
     b"\r\n\r\n", b"\nFrom ", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"stream", b"endobj",
     b"/Length 9999999",
     b"=?utf-8?q?=ED=A0=80?=", b"charset=unicode_escape", b"\x1f\x8b", b"PK\x01\x02", b"\xed\xa0\x80", b"-" * 80]
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(PIECES, st.binary(max_size=8))), min_size=1, max_size=8
)


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with some cut out and others in their place."""
    for where, length, piece in changes:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def looked_at(data: bytes, called: str) -> list[Draft | Skipped]:
    start = time.process_time()
    entries = found(data, called)
    reports = settled(Gathered(drafts=tuple(e for e in entries if isinstance(e, Draft)))).reports
    assert time.process_time() - start < 10
    for entry in entries:
        if isinstance(entry, Skipped):
            assert entry.reason
            assert "\n" not in entry.reason
        else:
            entry.text.encode("utf-8")
    spans = [(r.text, c.start, c.end, c.quote) for r in reports for c in r.credits]
    spans += [(r.text, d.start, d.end, d.quote) for r in reports for d in r.dropped]
    assert all(text[start:end] == quote for text, start, end, quote in spans)
    return entries


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_whatever_is_changed(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    data, called = SAMPLES[name]
    bytes_ = changed(data, changes)
    given_ = zipped({"word/document.xml": bytes_}) if name == "word" else bytes_
    assert looked_at(given_, called) == looked_at(given_, called)


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_off_anywhere(name: str) -> None:
    data, called = SAMPLES[name]
    for part in range(0, len(data), max(1, len(data) // 40)):
        looked_at(data[:part], called)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=400), called=st.sampled_from(["", *(called for _, called in SAMPLES.values())]))
def test_whatever_the_bytes(data: bytes, called: str) -> None:
    looked_at(data, called)
