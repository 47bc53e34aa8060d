"""Kinds of files: what is told of them wherever a person names files, and what they are by their first bytes."""

import pytest

from dragoman.cli.read import SUFFIXES as TOLD
from dragoman.cli.read import read
from dragoman.ingest.kinds import MANIFEST, READ, SUFFIXES, kind_named, kind_of
from dragoman.record.errors import IngestError
from dragoman.web.pages.home import ACCEPT

LESS_KNOWN = {".htm", ".xhtml", ".ndjson", ".ninjs", ".atom", ".newsml", ".nitf", ".mht", ".warc.gz"}


def test_every_suffix_that_is_read_is_told_where_files_are_named() -> None:
    known = set(SUFFIXES) - LESS_KNOWN
    assert set(TOLD.replace(" or ", ", ").split(", ")) == known
    assert all(suffix in (read.help or "") for suffix in known)
    assert set(ACCEPT.split(",")) == {*SUFFIXES, MANIFEST}
    assert all(suffix in READ for suffix in known)


@pytest.mark.parametrize(
    ("head", "called", "kind"),
    [
        (b"The dockers agreed.", "a.txt", "text"),
        (b"The dockers agreed.", "", "text"),
        (b'{"text": 1}', "a.txt", "text"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"\n%PDF-1.7", "a.html", "pdf"),
        (b"PK\x03\x04", "a.pdf", "docx"),
        (b"WARC/1.1\r\n", "a.html", "warc"),
        (b"<html>", "a.pdf", "page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- a --><html>", "a.xml", "page"),
        (b"<?xml version='1.0'?><rss>", "a.html", "xml"),
        (b"<?xml version='1.0'?><rss>", "", "xml"),
        (b"<g2:newsItem xmlns:g2='x'>", "", "xml"),
        (b"<?xml version='1.0'?><kml>", "a.xml", "xml"),
        (b"MIME-Version: 1.0\nSubject: a\n\n", "", "mail"),
        (b"Subject: a note\n\nThe dockers agreed.", "", "text"),
        (b"From a@x.example Sat\nSubject: a\n\n", "", "mbox"),
    ],
)
def test_what_a_file_is(head: bytes, called: str, kind: str) -> None:
    assert kind_of(head, kind_named(called)).name == kind


@pytest.mark.parametrize("called", ["a.pdf", "a.docx", "a.warc.gz"])
def test_a_text_under_the_name_of_a_document_is_refused(called: str) -> None:
    with pytest.raises(IngestError, match="whatever its name says"):
        kind_of(b"The dockers agreed.", kind_named(called))
