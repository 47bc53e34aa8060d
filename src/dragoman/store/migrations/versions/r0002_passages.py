"""Search: the passages of reports and claims, indexed by the database's own full text search.

SQLite: an FTS5 table over `passages`, kept by triggers. PostgreSQL: a generated tsvector with a GIN index.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SQLITE = (
    """CREATE VIRTUAL TABLE passages_words USING fts5(
        plain, content='passages', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER passages_come AFTER INSERT ON passages BEGIN
        INSERT INTO passages_words(rowid, plain) VALUES (new.id, new.plain); END""",
    """CREATE TRIGGER passages_go AFTER DELETE ON passages BEGIN
        INSERT INTO passages_words(passages_words, rowid, plain) VALUES ('delete', old.id, old.plain); END""",
)
POSTGRESQL = (
    "ALTER TABLE passages ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', plain)) STORED",
    "CREATE INDEX passages_words ON passages USING gin (words)",
)


def upgrade() -> None:
    """Make the table, and the database's index of it."""
    op.create_table(
        "passages", sa.Column("id", Id, primary_key=True),
        sa.Column("dossier", Id, sa.ForeignKey("dossiers.id"), nullable=False),
        sa.Column("report", sa.Text, nullable=False), sa.Column("kind", sa.Text, nullable=False),
        sa.Column("claim", sa.Text), sa.Column("start", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False), sa.Column("plain", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_index("passages_of_report", "passages", ["dossier", "report"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
