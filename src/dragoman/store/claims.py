"""Claims of a harvest in a database, batch by batch, to be asked by SQL: two tables beside those of dossiers.

They hold what came last of each report. Dossiers have their own tables, which say more and change with judgements;
these are a flat copy of what was read in a stream, whatever it belongs to.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, delete, insert

from dragoman.store.engine import address, engine
from dragoman.store.errors import told

Rows = Sequence[dict[str, Any]]
metadata = MetaData()
REPORTS = Table(
    "harvest_reports", metadata,
    Column("report", Text, primary_key=True),
    *(Column(name, Text) for name in ("file", "outlet", "title", "published", "url", "language")),
    Column("words", Integer),
    Column("sha256", Text),
)  # fmt: skip
CLAIMS = Table(
    "harvest_claims", metadata,
    Column("claim", Text, primary_key=True),
    Column("report", Text, nullable=False),
    *(Column(name, Text) for name in ("kind", "text", "modality", "attribution", "day", "place")),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Column("data", Text, nullable=False),
    Index("harvest_claims_of_report", "report"),
    Index("harvest_claims_by_day", "kind", "day"),
)  # fmt: skip
MOST = 500  # reports named in one statement


@contextmanager
def claims_in(given: str) -> Iterator[Callable[[Rows, Rows], None]]:
    """What takes the rows of a batch, of its reports and of their claims, into the database at an address.

    A batch is one transaction, and takes the place of what there was of its reports. Raises StoreError where the
    database fails, UsageError for what is no address.
    """
    url = address(given)
    made = engine(url)

    def take(reports: Rows, claims: Rows) -> None:
        with told(url), made.connect().execution_options(writes=True) as connection, connection.begin():
            ids = [row["report"] for row in reports]
            for at in range(0, len(ids), MOST):
                for table in (CLAIMS, REPORTS):
                    connection.execute(delete(table).where(table.c.report.in_(ids[at : at + MOST])))
            for table, rows in ((REPORTS, reports), (CLAIMS, claims)):
                if rows:
                    connection.execute(
                        insert(table), [{column.name: row[column.name] for column in table.c} for row in rows]
                    )

    try:
        with told(url), made.connect().execution_options(writes=True) as connection, connection.begin():
            metadata.create_all(connection)
        yield take
    finally:
        made.dispose()
