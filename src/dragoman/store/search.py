"""Searching reports and claims: one question, asked of SQLite's FTS5 or PostgreSQL's tsvector."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, text

from dragoman.record.errors import UsageError
from dragoman.store.kept import Hit
from dragoman.store.passages import plain

PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
LIVE = (
    "SELECT p.id, d.name, p.dossier, p.report, p.kind, p.claim, p.start, p.body FROM passages p"
    " JOIN dossiers d ON d.id = p.dossier {joined} WHERE {found} AND d.removed IS NULL"
    " AND (CAST(:dossier AS BIGINT) IS NULL OR p.dossier = :dossier)"
    " AND EXISTS (SELECT 1 FROM drafts f WHERE f.dossier = p.dossier AND f.report = p.report AND f.removed IS NULL)"
    " ORDER BY {rank}, d.name, p.report, p.start, p.id LIMIT :limit"
)
SQLITE = LIVE.format(
    joined="JOIN passages_words w ON w.rowid = p.id", found="passages_words MATCH :words", rank="w.rank"
)
FILES = text(
    "SELECT dossier, report, data FROM drafts WHERE dossier IN :dossiers AND report IN :reports AND removed IS NULL"
    " ORDER BY key DESC"
).bindparams(bindparam("dossiers", expanding=True), bindparam("reports", expanding=True))


class _Named(msgspec.Struct):
    """What is looked at in a draft."""

    file: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that stand together, in lower case. `begun`: the last may be the beginning of one."""

    words: str
    begun: bool = False


def search(
    connection: Connection, words: str, *, dossier: int | None, limit: int, begun: bool = False
) -> Iterator[Hit]:
    """The passages that hold all words. Raises UsageError where there is no word to look for.

    `begun`: the last word may be the beginning of one, as long as nothing stands after it.
    """
    phrases = [_Phrase(phrase) for phrase in _phrases(words)]
    if phrases and begun and plain(words[-1]):
        phrases[-1] = _Phrase(phrases[-1].words, begun=True)
    if not phrases:
        message = f"no word to look for in {words!r}"
        raise UsageError(message)
    ask = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    rows = ask(connection, phrases, dossier, limit)
    names = _files(connection, rows) if rows else {}
    for row in rows:
        yield Hit(
            dossier=row["name"], report=row["report"], file=names[row["dossier"], row["report"]], kind=row["kind"],
            claim=row["claim"], start=row["start"], text=row["body"],
        )  # fmt: skip


def _files(connection: Connection, rows: Sequence[RowMapping]) -> dict[tuple[int, str], str]:
    """The file names of reports, by dossier and report; of several drafts of one report, that of the first key."""
    asked = {name: sorted({row[of] for row in rows}) for name, of in (("dossiers", "dossier"), ("reports", "report"))}
    found = connection.execute(FILES, asked)
    return {(one.dossier, one.report): msgspec.json.decode(one.data, type=_Named).file for one in found}


def _sqlite(
    connection: Connection, phrases: Sequence[_Phrase], dossier: int | None, limit: int
) -> Sequence[RowMapping]:
    words = " AND ".join(_fts5(phrase) for phrase in phrases)
    asked = {"words": words, "dossier": dossier, "limit": limit}
    return connection.execute(text(SQLITE), asked).mappings().all()


def _fts5(phrase: _Phrase) -> str:
    """A phrase for FTS5; what is begun is looked for as it is too: a stem may be shorter than what is typed."""
    return f'("{phrase.words}" OR "{phrase.words}" *)' if phrase.begun else f'"{phrase.words}"'


def _postgresql(
    connection: Connection, phrases: Sequence[_Phrase], dossier: int | None, limit: int
) -> Sequence[RowMapping]:
    query = " && ".join(_tsquery(phrase, f":p{n}") for n, phrase in enumerate(phrases))
    statement = LIVE.format(joined="", found=f"p.words @@ ({query})", rank=f"-ts_rank(p.words, {query})")
    asked = {"dossier": dossier, "limit": limit, **{f"p{n}": phrase.words for n, phrase in enumerate(phrases)}}
    return connection.execute(text(statement), asked).mappings().all()


def _tsquery(phrase: _Phrase, name: str) -> str:
    """A phrase for PostgreSQL, its words in the parameter of that name."""
    whole = f"phraseto_tsquery('english', {name})"
    if not phrase.begun:
        return whole
    return f"({whole} || to_tsquery('simple', replace({name}, ' ', ' <-> ') || ':*'))"


def _phrases(words: str) -> Iterator[str]:
    """What was asked for: words, and words that stand together, without marks that mean something to a database."""
    for quoted, word in PHRASE.findall(words):
        if kept := plain(quoted or word):
            yield kept
