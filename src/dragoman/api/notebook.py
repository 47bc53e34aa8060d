"""What notebooks show: small HTML without script or style sheet, in which every word of a report is only text."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from dragoman.present.display import clipped, count, shown

if TYPE_CHECKING:
    from dragoman.record.record import Record

ROWS = 10  # of a table that are shown
DIFFER = 5  # findings whose reports differ that are named
TITLE, WIDTH = 100, 40  # characters of a finding that is named, and of a cell
CELL = 'style="text-align:left;white-space:nowrap;padding:.2em .8em .2em 0"'


def record_html(record: "Record") -> str:
    """A record: what it is called, how much it holds, and where its reports differ."""
    differ = [finding for finding in record.findings if finding.verdict == "differ"]
    held = [
        count(len(record.understood), "report"),
        f"of {count(len({report.origin for report in record.understood}), 'origin')}",
        count(len(record.claims), "claim"), count(len(record.findings), "finding"),
    ]  # fmt: skip
    lines = [f"<p><strong>{_text(record.dossier.name, TITLE)}</strong>: {', '.join(held)}</p>"]
    if differ:
        items = "".join(f"<li>{_text(finding.title, TITLE)}</li>" for finding in differ[:DIFFER])
        more = f"<li>and {len(differ) - DIFFER} more</li>" if len(differ) > DIFFER else ""
        lines.append(f"<p>The reports differ on</p><ul>{items}{more}</ul>")
    return f"<div>{''.join(lines)}</div>"


def table_html(name: str, about: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table: its first rows, long cells cut."""
    head = "".join(f'<th scope="col" {CELL}>{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td {CELL}>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows[:ROWS])
    caption = (
        f"{escape(name)}: {escape(about)} {count(len(rows), 'row')}{f', {ROWS} shown' if len(rows) > ROWS else ''}."
    )
    return (
        f'<div style="overflow-x:auto"><table><caption {CELL}>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: object) -> str:
    return "" if value is None else _text(str(value), WIDTH)


def _text(words: str, width: int) -> str:
    return escape(clipped(shown(words), width))
