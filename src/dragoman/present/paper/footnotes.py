"""Footnotes in a document of Office Open XML (ISO/IEC 29500, 17.11), which python-docx does not write itself."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
REFERENCE, TEXT = "footnote reference", "footnote text"
FIELD = ("fldChar", "instrText", "fldChar", "t", "fldChar")  # begin, what it refers to, and what it shows
FIRST = 1  # ids of notes begin here; those before are the line above them and its continuation


def styled(document: Document) -> None:
    """Give a document the two styles that word processors know footnotes by."""
    reference = document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8)
    text.paragraph_format.space_after = Pt(2)


def refer(paragraph: Paragraph, number: int) -> None:
    """Set the mark of a footnote where it is first referred to; `number`: from 1, in the order of the text."""
    run = _run(REFERENCE, "footnoteReference")
    run[-1].set(qn("w:id"), str(number - 1 + FIRST))
    mark = str(number)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), mark)
    start.set(qn("w:name"), f"note{mark}")
    end.set(qn("w:id"), mark)
    paragraph._p.extend([start, run, end])  # noqa: SLF001  python-docx shows its elements under this name


def refer_again(paragraph: Paragraph, number: int) -> None:
    """Set the mark of a footnote that has been referred to before: a field that follows its number."""
    begin, code, shown, mark, end = (_run(REFERENCE, name) for name in FIELD)
    for run, kind in ((begin, "begin"), (shown, "separate"), (end, "end")):
        run[-1].set(qn("w:fldCharType"), kind)
    code[-1].text = rf" NOTEREF note{number} \f \h "
    mark[-1].text = str(number)
    paragraph._p.extend([begin, code, shown, mark, end])  # noqa: SLF001  the same


def attach(document: Document, texts: Sequence[str]) -> None:
    """Add the footnotes themselves, in the order of their numbers."""
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = _note(root, number)
        note.set(qn("w:type"), kind)
        etree.SubElement(etree.SubElement(etree.SubElement(note, qn("w:p")), qn("w:r")), qn(f"w:{kind}"))
    for number, words in enumerate(texts, start=FIRST):
        paragraph = etree.SubElement(_note(root, number), qn("w:p"))
        style = etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"))
        style.set(qn("w:val"), document.styles[TEXT].style_id)
        paragraph.append(_run(REFERENCE, "footnoteRef"))
        text = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
        text.text = f" {words}"
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(root: etree._Element, number: int) -> etree._Element:
    note = etree.SubElement(root, qn("w:footnote"))
    note.set(qn("w:id"), str(number))
    return note


def _run(style: str, content: str) -> etree._Element:
    """A run of one element in a character style, by the style's id."""
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    named = OxmlElement("w:rStyle")
    named.set(qn("w:val"), "".join(word.capitalize() for word in style.split()))
    properties.append(named)
    raised = OxmlElement("w:vertAlign")  # for programs that pass over the style of a field
    raised.set(qn("w:val"), "superscript")
    properties.append(raised)
    run.append(properties)
    run.append(OxmlElement(f"w:{content}"))
    return run
