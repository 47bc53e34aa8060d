"""The brief as PDF and as a document for word processors."""

from dragoman.present.exports.exporter import Exporter, Material


def _pdf(material: Material) -> bytes:
    from dragoman.present.paper.pdf import pdf

    return pdf(material.record)


def _docx(material: Material) -> bytes:
    from dragoman.present.paper.docx import docx

    return docx(material.record)


DOCX = Exporter(
    name="docx", suffix=".docx", what="the brief for word processors, with footnotes", make=_docx, text=False
)
PDF = Exporter(name="pdf", suffix=".pdf", what="the brief on A4 pages, with notes", make=_pdf, text=False)
