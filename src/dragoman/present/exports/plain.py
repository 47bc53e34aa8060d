"""The record itself, and its brief as Markdown and as a page."""

from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.markdown import markdown
from dragoman.record.record import encode


def _html(material: Material) -> bytes:
    from dragoman.present.page import html

    return html(material.record).encode()


JSON = Exporter(
    name="json", suffix=".json", what="the record itself, byte for byte what `dragoman read` writes",
    make=lambda material: encode(material.record),
)  # fmt: skip
MARKDOWN = Exporter(
    name="markdown", suffix=".md", what="the brief in Markdown, with footnotes",
    make=lambda material: markdown(material.record).encode(),
)  # fmt: skip
HTML = Exporter(name="html", suffix=".html", what="the brief as one page that loads nothing", make=_html)
