"""The tables of a store: one schema for SQLite and PostgreSQL. The migrations make them; a test compares the two.

What a dossier is made of (drafts, rows, left, judgements) is only ever added to or marked as taken out. What is derived
from it (extractions, passages, records, memo) can be made again.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSIONS = "dragoman_version"  # where Alembic keeps the revision; tells our databases from others
Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts by itself in an INTEGER alone

metadata = MetaData()


def _dossier() -> Column[int]:
    return Column("dossier", Id, ForeignKey("dossiers.id"), nullable=False)


dossiers = Table(
    "dossiers", metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("anchor", Text),  # a day, as 2025-05-17
    Column("issues", Text),  # the person's own issues: TOML
    Column("revision", Id, nullable=False),  # counts what changed the record
    Column("made", Text, nullable=False),
    Column("removed", Text),
)  # fmt: skip

texts = Table(  # every text of a dossier once, as ingested: UTF-8
    "texts", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("report", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    UniqueConstraint("dossier", "report", name="texts_once"),
)  # fmt: skip

drafts = Table(  # where a text was found, and what is said of it there
    "drafts", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("key", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # a Draft without its text
    Column("added", Text, nullable=False),
    Column("removed", Text),
    UniqueConstraint("dossier", "key", name="drafts_once"),
    Index("drafts_of_report", "dossier", "report"),
)  # fmt: skip

rows = Table(  # what the manifests state, each as last read
    "rows", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("manifest", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("dossier", "manifest", "target", name="rows_once"),
)  # fmt: skip

left = Table(  # what was not read of each file, as last looked at
    "left_out", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("source", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("dossier", "source", "file", "reason", name="left_out_once"),
)  # fmt: skip

extractions = Table(  # what was read in a report, from what (`key`), by which version
    "extractions", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("report", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("made", Text, nullable=False),
    UniqueConstraint("dossier", "report", name="extractions_once"),
)  # fmt: skip

passages = Table(  # what can be searched: paragraphs of reports, and claims. Its index is made by the migration
    "passages", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("report", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("claim", Text),
    Column("start", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("plain", Text, nullable=False),  # its words alone: what the index is made of
    Index("passages_of_report", "dossier", "report"),
)  # fmt: skip

judgements = Table(
    "judgements", metadata,
    Column("id", Id, primary_key=True),
    _dossier(),
    Column("judgement", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("dossier", "judgement", name="judgements_once"),
)  # fmt: skip

records = Table(  # the record last made, and of what
    "records", metadata,
    Column("dossier", Id, ForeignKey("dossiers.id"), primary_key=True, autoincrement=False),
    Column("revision", Id, nullable=False),
    Column("version", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip

memo = Table(  # what was worked out and need not be again; may be emptied at any time
    "memo", metadata,
    Column("dossier", Id, ForeignKey("dossiers.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)  # fmt: skip
