"""From a record to what people read: the brief as a model, as Markdown, and its head as plain text.

The HTML page is in `dragoman.present.page`, which loads a template library that other forms do without.
"""

from dragoman.present.brief import brief
from dragoman.present.markdown import markdown
from dragoman.present.skipped import remarks, unread
from dragoman.present.text import head

__all__ = ["brief", "head", "markdown", "remarks", "unread"]
