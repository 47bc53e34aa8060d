"""The brief as a document for word processors (Office Open XML), by python-docx: each item with its footnotes."""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from zipfile import ZipFile

import docx as office
from docx.document import Document
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dragoman.present.atom import UNWRITABLE
from dragoman.present.brief import LEGEND, brief
from dragoman.present.exports.exporter import File, zipped
from dragoman.present.notes import Note, notes
from dragoman.present.paper.footnotes import attach, refer, refer_again, styled
from dragoman.present.parts import Cite, Group, Item, Run, Section, trimmed
from dragoman.record.record import Record

MADE = datetime(1980, 1, 1, tzinfo=UTC)  # a document says when it was made; the same record gives the same bytes
GREY = RGBColor(0x66, 0x66, 0x66)
A4 = Mm(210), Mm(297)
INDENT = Cm(0.6)


class _Paper:
    """A document that is being written, and which notes it has referred to."""

    def __init__(self, numbered: Mapping[Cite, Note]) -> None:
        self.document: Document = office.Document()
        self.numbered = numbered
        self.referred: set[int] = set()
        styled(self.document)

    def paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        return self.document.add_paragraph(_writable(text), style)

    def item(self, item: Item, *, depth: int) -> None:
        """An item and what belongs under it."""
        made = self.paragraph(style="List Bullet")
        made.paragraph_format.left_indent = INDENT * depth
        made.paragraph_format.first_line_indent = -INDENT
        made.paragraph_format.space_after = Pt(3)
        for run in item.sentence:
            _add(made, run)
        if item.told:
            told = made.add_run(_writable(f" ({item.told})"))
            told.font.color.rgb, told.font.size = GREY, Pt(8.5)
        self._marks(made, item)
        for child in item.children:
            self.item(child, depth=depth + 1)

    def _marks(self, made: Paragraph, item: Item) -> None:
        for place, cite in enumerate(item.evidence):
            if place:
                made.add_run(", ").font.superscript = True
            number = self.numbered[cite].number
            if number in self.referred:
                refer_again(made, number)
            else:
                refer(made, number)
                self.referred.add(number)

    def section(self, section: Section) -> None:
        """A section under its heading."""
        self.document.add_heading(_writable(section.title), 1)
        if not section.groups:
            self.paragraph(section.empty)
        for group in section.groups:
            self._group(group)
        if section.note:
            self.paragraph(section.note)
        if section.more:
            self.paragraph(f"And {section.more} more {section.unit}".rstrip() + " in the record.")

    def _group(self, group: Group) -> None:
        if group.title:
            self.document.add_heading(_writable(group.title), 2)
        if group.note:
            self.paragraph(group.note)
        for item in group.items:
            self.item(item, depth=1)
        if group.more:
            self.paragraph(f"And {group.more} more in the record.")


def docx(record: Record) -> bytes:
    """The brief of a record as a document; the same record gives the same bytes."""
    made = trimmed(brief(record))
    numbered = notes(made)
    paper = _Paper(numbered)
    _named(paper.document, made.title)
    paper.document.add_heading(_writable(made.title), 0)
    for line in made.lead:
        paper.paragraph(line)
    paper.paragraph(LEGEND).runs[0].font.color.rgb = GREY
    for section in made.sections:
        paper.section(section)
    attach(paper.document, [_note(note) for note in numbered.values()])
    out = io.BytesIO()
    paper.document.save(out)
    return zipped(list(_parts(out)))


def _named(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _writable(title)[:255], "dragoman", ""
    properties.created = properties.modified = MADE
    properties.last_modified_by = "dragoman"
    document.styles["Normal"].font.size = Pt(10.5)
    page = document.sections[0]
    page.page_width, page.page_height = A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.3)


def _parts(out: io.BytesIO) -> Iterator[File]:
    """The parts of a package, without the times of day that they were written at."""
    with ZipFile(out) as made:
        for name in made.namelist():
            yield File(name, made.read(name))


def _add(paragraph: Paragraph, run: Run) -> None:
    made = paragraph.add_run(_writable(run.text))
    made.bold = run.style == "strong" or None
    made.italic = run.style == "wording" or None
    if run.style == "soft":
        made.font.color.rgb = GREY


def _note(note: Note) -> str:
    place = f" ({note.place})" if note.place else ""
    return _writable(f"{note.name}{place}, characters {note.offsets}: {note.quote}")


def _writable(text: str) -> str:
    """A text that XML can hold."""
    return UNWRITABLE.sub("", text)
