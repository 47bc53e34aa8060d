"""The brief as one self-contained HTML page: no script, nothing loaded from elsewhere, all report text escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dragoman.present.brief import LEGEND, brief
from dragoman.present.notes import notes
from dragoman.record.record import Record


def html(record: Record) -> str:
    """The brief of a record as an HTML document (UTF-8), with a final newline."""
    made = brief(record)
    return _template().render(brief=made, notes=notes(made), legend=LEGEND)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("dragoman.present"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("brief.html")
