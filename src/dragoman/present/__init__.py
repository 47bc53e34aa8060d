"""From a record to what people read: the brief as a model, as Markdown, as an HTML page, and its head as plain text."""

from dragoman.present.brief import brief
from dragoman.present.markdown import markdown
from dragoman.present.page import html
from dragoman.present.skipped import remarks, unread
from dragoman.present.text import head

__all__ = ["brief", "head", "html", "markdown", "remarks", "unread"]
