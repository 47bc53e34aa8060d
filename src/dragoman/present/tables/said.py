"""Statements: who said what, in which words, through whom."""

from collections.abc import Iterator

from dragoman.present.display import capital, listed, shown
from dragoman.present.tables.row import Column, Filters, Row, Table, by, first_day, names, reported, since
from dragoman.present.telling import cites, source
from dragoman.present.view import View
from dragoman.record.claim import Act, Mode, SourceClass, Statement


class StatementRow(Row, kw_only=True):
    """One attribution of one report. `words`: its content as worded; `quoted`: what stands inside quotation marks."""

    speaker: str
    side: str
    source_class: SourceClass
    mode: Mode
    act: Act
    words: str
    quoted: tuple[str, ...]
    via: tuple[str, ...]


def _rows(view: View, filters: Filters) -> Iterator[StatementRow]:
    found = [(first_day([c], view), c) for c in view.standing if isinstance(c, Statement)]
    for when, claim in sorted(found, key=lambda pair: (pair[0] == "", pair[0])):
        if since(filters, when) and by(filters, view, [claim.speaker or "", *claim.via]):
            yield _row(claim, when, view)


def _row(claim: Statement, when: str, view: View) -> StatementRow:
    known = view.actors.get(claim.speaker or "")
    content = " … ".join(shown(e.quote) for e in claim.evidence if e.role == "content")
    return StatementRow(
        id=claim.id, day=when, reports=names([claim.report], view), evidence=cites([claim]),
        speaker=source(claim, view), side=view.name(known.side) if known and known.side in view.actors else "",
        source_class=claim.source_class, mode=claim.mode, act=claim.act, words=content,
        quoted=tuple(map(shown, claim.quoted)), via=tuple(view.names(claim.via)),
    )  # fmt: skip


def _who(row: StatementRow) -> str:
    side = f" ({row.side})" if row.side and row.side not in row.speaker else ""
    return f"{capital(row.speaker)}{side}{f', through {listed(list(row.via))}' if row.via else ''}"


STATEMENTS: Table[StatementRow] = Table(
    name="statements", about="Who said what, in which words, through whom.", rows=_rows, filters=("by", "since"),
    columns=(
        Column("Day", lambda r: r.day), Column("Who", _who),
        Column("Words", lambda r: r.words, wide=True), Column("How", lambda r: f"{r.act}, {r.mode}"),
        Column("Report", reported), Column("Id", lambda r: r.id),
    ), example="--by minister --since 2033-05-10",
)  # fmt: skip
