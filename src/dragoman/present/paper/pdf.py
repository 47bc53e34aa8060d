"""The brief as PDF, by reportlab: A4, with an outline, and each number leading to the words that it rests on.

The typeface is DejaVu Sans, embedded as far as it is used: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and
Arabic. A character that it lacks is drawn as U+FFFD, and the last page says so.
"""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from dragoman.present.brief import LEGEND, brief
from dragoman.present.display import clipped
from dragoman.present.notes import Note, items, notes
from dragoman.present.paper.rtl import drawn
from dragoman.present.parts import Brief, Cite, Item, Run, Section, trimmed
from dragoman.record.record import Record

REGULAR, BOLD, OBLIQUE = "DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"
FACES = {"strong": BOLD, "wording": OBLIQUE}
SOFT, LINK = "#666666", "#1f4e79"
MARGIN, INDENT = 22 * mm, 12
LONGEST = 1500  # characters of a quotation in a note, and of any other text
LACKING = "\ufffd"


def _style(name: str, size: float, lead: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=REGULAR, fontSize=size, leading=lead, splitLongWords=1, **more)


TITLE = _style("title", 20, 25, spaceAfter=6)
HEADING = _style("heading", 13, 17, spaceBefore=16, spaceAfter=5, keepWithNext=1)
GROUP = _style("group", 10.5, 14, spaceBefore=8, spaceAfter=3, keepWithNext=1)
BODY = _style("body", 9.5, 13.5, spaceAfter=3)
SMALL = _style("small", 8, 11, spaceAfter=3)


class _Heading(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading that the outline lists under its words. `key`: of the place."""

    def __init__(self, text: str, *, key: str) -> None:
        super().__init__(_marked(text, BOLD), HEADING)
        self.key, self.text_only = key, text


class _Pages(BaseDocTemplate):  # type: ignore[misc]  # the same
    """The pages: a place in the outline for each heading, the title and the number at the foot."""

    def __init__(self, out: io.BytesIO, title: str) -> None:
        super().__init__(
            out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
            title=title, author="dragoman", creator="dragoman", lang="en", invariant=1,
        )  # fmt: skip
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, leftPadding=0, rightPadding=0)
        self.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=self._foot))
        self.short = _drawable(drawn(clipped(title, 80)), REGULAR)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  reportlab's name
        """Note a heading in the outline."""
        if isinstance(flowable, _Heading):
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(flowable.text_only, flowable.key, 0)

    def _foot(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, MARGIN / 2, self.short)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN / 2, str(canvas.getPageNumber()))
        canvas.restoreState()


def pdf(record: Record) -> bytes:
    """The brief of a record as PDF; the same record gives the same bytes."""
    _faces()
    made = trimmed(brief(record))
    numbered = notes(made)
    out = io.BytesIO()
    _Pages(out, made.title).build(list(_flow(made, numbered)))
    return out.getvalue()


def _flow(made: Brief, numbered: Mapping[Cite, Note]) -> Iterator[Flowable]:
    yield Paragraph(_marked(made.title, BOLD), TITLE)
    yield from (Paragraph(_marked(line), BODY) for line in made.lead)
    yield Paragraph(f'<font color="{SOFT}">{_marked(LEGEND)}</font>', SMALL)
    for section in made.sections:
        yield _Heading(section.title, key=section.key)
        yield from _section(section, numbered)
    yield _Heading("Notes", key="notes")
    yield from (Paragraph(_note(note), SMALL) for note in numbered.values())
    lacking = {c for text in _texts(made, numbered) for c in drawn(text) if ord(c) not in _faces()[REGULAR]}
    if lacking:
        number = f"{len(lacking)} character{'s' * (len(lacking) > 1)}"
        yield Paragraph(
            _marked(f"{number} that this typeface lacks are drawn as {LACKING}: the record has them."), SMALL
        )


def _texts(made: Brief, numbered: Mapping[Cite, Note]) -> Iterator[str]:
    """All that is drawn of what reports hold."""
    yield from (made.title, *made.lead)
    yield from (f"{group.title}{group.note}" for section in made.sections for group in section.groups)
    yield from (f"{item.text}{item.told}" for item in items(made))
    yield from (f"{note.name}{note.place}{note.quote}" for note in numbered.values())


def _section(section: Section, numbered: Mapping[Cite, Note]) -> Iterator[Flowable]:
    if not section.groups:
        yield Paragraph(_marked(section.empty), BODY)
    for group in section.groups:
        if group.title:
            yield Paragraph(_marked(group.title, BOLD), GROUP)
        if group.note:
            yield Paragraph(_marked(group.note), BODY)
        for item in group.items:
            yield from _item(item, numbered, depth=1)
        if group.more:
            yield Paragraph(f'<font color="{SOFT}">And {group.more} more in the record.</font>', _indented(1))
    if section.note:
        yield Paragraph(_marked(section.note), BODY)
    if section.more:
        yield Paragraph(_marked(f"And {section.more} more {section.unit}".rstrip() + " in the record."), BODY)


def _item(item: Item, numbered: Mapping[Cite, Note], *, depth: int) -> Iterator[Flowable]:
    told = f' <font color="{SOFT}" size="8">({_marked(item.told)})</font>' if item.told else ""
    marks = ", ".join(f'<a href="#n{n}" color="{LINK}">{n}</a>' for n in (numbered[c].number for c in item.evidence))
    raised = f'\u00a0<super size="7">{marks}</super>' if marks else ""
    sentence = "".join(_run(run) for run in item.sentence)
    yield Paragraph(f"{sentence}{told}{raised}", _indented(depth), bulletText="•")
    for child in item.children:
        yield from _item(child, numbered, depth=depth + 1)


@cache
def _indented(depth: int) -> ParagraphStyle:
    left = depth * INDENT
    return ParagraphStyle(f"item{depth}", parent=BODY, leftIndent=left, bulletIndent=left - INDENT + 2)


def _run(run: Run) -> str:
    words = _marked(run.text, FACES.get(run.style, REGULAR))
    return f'<font color="{SOFT}">{words}</font>' if run.style == "soft" else words


def _note(note: Note) -> str:
    place = f" ({_marked(note.place)})" if note.place else ""
    words = _marked(note.quote, OBLIQUE)
    name = f'<a name="n{note.number}"/>{note.number}. {_marked(note.name, BOLD)}'
    return f"{name}{place}, characters {note.offsets}: {words}"


def _marked(text: str, face: str = REGULAR) -> str:
    """Words as reportlab's markup, in a face that has their letters; none of them is markup itself."""
    words = drawn(clipped(text, LONGEST))
    known = _faces()
    fitting = face if all(ord(c) in known[face] or ord(c) not in known[REGULAR] for c in words) else REGULAR
    return f'<font name="{fitting}">{escape(_drawable(words, fitting))}</font>'


def _drawable(words: str, face: str) -> str:
    known = _faces()[face]
    return "".join(c if ord(c) in known else LACKING for c in words)


@cache
def _faces() -> dict[str, frozenset[int]]:
    """The characters that each face has; the faces are known to reportlab from then on."""
    found = {}
    for name in (REGULAR, BOLD, OBLIQUE):
        with as_file(files("dragoman.present") / "data" / "fonts" / f"{name}.ttf") as path:
            font = TTFont(name, str(path))
        pdfmetrics.registerFont(font)
        found[name] = frozenset(font.face.charToGlyph)
    return found
