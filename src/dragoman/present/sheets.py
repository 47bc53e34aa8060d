"""Rows of anything as a sheet of plain cells, and the sheet as CSV, Markdown and an HTML page.

CSV (RFC 4180) goes into spreadsheets, which run what looks like a formula: such cells get an apostrophe (OWASP, "CSV
Injection"). The apostrophe is never removed on the way back; JSON has the words untouched.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import msgspec

from dragoman.present.display import shown
from dragoman.present.markdown import escaped
from dragoman.record.base import Frozen

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
BETWEEN = "; "


class Sheet(Frozen, frozen=True, kw_only=True):
    """A title, the names of the columns, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheet(title: str, rows: Iterable[object]) -> Sheet:
    """A sheet of structs: a column a field, in their order; what a field holds inside goes into one cell."""
    plain: list[Mapping[str, object]] = [msgspec.to_builtins(row) for row in rows]
    columns = tuple(dict.fromkeys(name for row in plain for name in row))
    return Sheet(
        title=title, columns=columns, rows=tuple(tuple(_cell(row.get(name)) for name in columns) for row in plain)
    )


def csv_of(found: Sheet) -> bytes:
    """The sheet as CSV: UTF-8 with a mark that spreadsheets look for, lines ended by CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(found.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in found.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def markdown_of(found: Sheet) -> str:
    """The sheet as a table of GitHub's Markdown; no cell is markup."""
    head = [f"# {escaped(found.title)}", "", _line(map(_titled, found.columns)), _line("---" for _ in found.columns)]
    return "\n".join([*head, *(_line(escaped(shown(cell)) for cell in row) for row in found.rows)]) + "\n"


def html_of(found: Sheet) -> str:
    """The sheet as an HTML page that loads nothing and runs nothing; every cell is text."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = "".join(f'<th scope="col">{escape(_titled(name))}</th>' for name in found.columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(shown(cell))}</td>" for cell in row) + "</tr>" for row in found.rows)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{escape(found.title)}</title>'
        "<style>body{font:1rem/1.5 sans-serif;margin:2rem}td,th{text-align:left;vertical-align:top;padding:.3rem .8rem "
        ".3rem 0;border-bottom:1px solid #ccc}</style></head>"
        f"<body><h1>{escape(found.title)}</h1><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</body></html>\n"
    )


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs; numbers with a sign stay numbers."""
    if not cell.lstrip(" ").startswith(FORMULA) or _number(cell):
        return cell
    return f"'{cell}"


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell.isascii()


def _cell(value: object) -> str:
    """A value as the text of one cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return _quoted(value) or ", ".join(f"{k}: {cell}" for k, v in value.items() if (cell := _cell(v)))
        case str():
            return value
        case Sequence():
            return BETWEEN.join(_cell(one) for one in value)
        case _:
            return str(value)


def _quoted(value: Mapping[str, object]) -> str:
    """Evidence as a report and its words; empty for anything else."""
    spans = value.get("spans")
    if not isinstance(spans, Sequence) or not spans:
        return ""
    return f"{value.get('report')} " + " … ".join(_span(span) for span in spans)


def _span(span: Mapping[str, object]) -> str:
    return f"[{span['start']}–{span['end']}] “{span['quote']}”"


def _titled(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
