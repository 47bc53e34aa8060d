"""The brief as PDF and DOCX, read back: whole, with each note, in whatever script."""

import io
import re
import zipfile

import pypdfium2
import pytest
from docx import Document
from lxml import etree
from msgspec.structs import replace

from dragoman.present.brief import brief
from dragoman.present.display import shown
from dragoman.present.notes import Note, items, notes
from dragoman.present.paper.docx import docx
from dragoman.present.paper.pdf import pdf
from dragoman.present.parts import trimmed
from dragoman.record.record import Record
from tests.dossiers import sample_record
from tests.present.build import empty, record
from tests.present.exports.hostile import HOSTILE, hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = pytest.mark.parametrize("words", HOSTILE)
SHOWN = {"control", "surrogate", "formula", "command", "markup", "paragraph", "lines"}


def text_of(data: bytes) -> str:
    """The text of a PDF, its lines as one."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def package(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a document."""
    made = zipfile.ZipFile(io.BytesIO(data))
    return {name: etree.fromstring(made.read(name)) for name in made.namelist() if name.endswith((".xml", ".rels"))}


def numbered(found: Record) -> list[Note]:
    return list(notes(trimmed(brief(found))).values())


def told(found: Record) -> list[str]:
    return [item.text for item in items(trimmed(brief(found)))]


@pytest.mark.parametrize("found", [record, sample_record, empty])
def test_the_pages_hold_every_item_and_every_note(found: object) -> None:
    assert callable(found)
    text = re.sub(r"\s", "", text_of(pdf(found())))
    for words in (*told(found()), *(f"{note.number}. {note.name}" for note in numbered(found()))):
        assert re.sub(r"\s", "", words) in text


def test_the_pages_have_an_outline_and_links_to_the_notes() -> None:
    data = pdf(record())
    document = pypdfium2.PdfDocument(data)
    titles = [one.get_title() for one in document.get_toc()]
    assert titles == [*(section.title for section in brief(record()).sections), "Notes"]
    assert data.count(b"/Subtype /Link") >= len(numbered(record()))
    assert document.get_metadata_value("Title") == "The Pell crossing"


def test_scripts_are_drawn_and_what_cannot_be_is_told() -> None:
    names = {"norland": "Норландия", "sudmark": "Ελλάς", "holm": "Šárka Öz", "hospital": "საავადმყოფო"}
    actors = tuple(replace(actor, name=names[actor.id]) for actor in record().actors)
    text = text_of(pdf(replace(record(), actors=actors)))
    assert all(name in text for name in names.values())
    assert "lacks" not in text
    lacking = tuple(replace(a, name="中国") if a.id == "sudmark" else a for a in record().actors)
    found = text_of(pdf(replace(record(), actors=lacking)))
    assert "\ufffd\ufffd agreed" in found
    assert "2 characters that this typeface lacks are drawn as \ufffd: the record has them." in found


@WORDS
def test_hostile_words_are_words_on_the_pages(words: str) -> None:
    text = re.sub(r"\s", "", text_of(pdf(hostile(HOSTILE[words]))))
    if words in SHOWN:
        assert re.sub(r"\s", "", shown(HOSTILE[words]))[:40] in text


@WORDS
def test_hostile_words_are_words_in_the_document(words: str) -> None:
    data = docx(hostile(HOSTILE[words]))
    text = "".join(package(data)["word/footnotes.xml"].itertext())
    assert Document(io.BytesIO(data)).paragraphs
    if words in SHOWN:
        assert shown(HOSTILE[words]) in text


@pytest.mark.parametrize("found", [record, sample_record, empty])
def test_the_document_holds_every_item_with_its_footnotes(found: object) -> None:
    assert callable(found)
    data = docx(found())
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    assert all(words in text for words in told(found()))
    parts = package(data)
    held = {
        one.get(f"{W}id"): "".join(one.itertext()) for one in parts["word/footnotes.xml"] if not one.get(f"{W}type")
    }
    marks = [one.get(f"{W}id") for one in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert marks == list(held) == [str(note.number) for note in numbered(found())]
    assert all(note.quote in held[str(note.number)] for note in numbered(found()))


def test_a_footnote_that_is_cited_again_is_referred_to() -> None:
    document = package(docx(sample_record()))["word/document.xml"]
    marks = {one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")}
    again = ["".join(one.itertext()).split()[1] for one in document.iter(f"{W}instrText")]
    assert again
    assert set(again) <= marks


def test_the_document_says_no_time_of_day() -> None:
    made = zipfile.ZipFile(io.BytesIO(docx(record())))
    assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(io.BytesIO(docx(record()))).core_properties.created.year == 1980
