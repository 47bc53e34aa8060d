"""Dossiers: what was gathered, what was read in it, what was judged, and the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _dossiers()
    _gathered()
    _derived()


def _own() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("id", Id, primary_key=True),
        sa.Column("dossier", Id, sa.ForeignKey("dossiers.id"), nullable=False),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _dossiers() -> None:
    op.create_table(
        "dossiers", sa.Column("id", Id, primary_key=True), sa.Column("name", sa.Text, nullable=False, unique=True),
        _text("anchor", nullable=True), _text("issues", nullable=True), sa.Column("revision", Id, nullable=False),
        _text("made"), _text("removed", nullable=True),
    )  # fmt: skip
    op.create_table(
        "judgements", *_own(), _text("judgement"), _bytes("data"),
        sa.UniqueConstraint("dossier", "judgement", name="judgements_once"),
    )  # fmt: skip


def _gathered() -> None:
    op.create_table(
        "texts", *_own(), _text("report"), _text("sha256"), _bytes("text"),
        sa.UniqueConstraint("dossier", "report", name="texts_once"),
    )  # fmt: skip
    op.create_table(
        "drafts", *_own(), _text("key"), _text("report"), _bytes("data"), _text("added"),
        _text("removed", nullable=True), sa.UniqueConstraint("dossier", "key", name="drafts_once"),
    )  # fmt: skip
    op.create_index("drafts_of_report", "drafts", ["dossier", "report"])
    op.create_table(
        "rows", *_own(), _text("manifest"), _text("target"), _bytes("data"),
        sa.UniqueConstraint("dossier", "manifest", "target", name="rows_once"),
    )  # fmt: skip
    op.create_table(
        "left_out", *_own(), _text("source"), _text("file"), _text("reason"),
        sa.UniqueConstraint("dossier", "source", "file", "reason", name="left_out_once"),
    )  # fmt: skip


def _derived() -> None:
    op.create_table(
        "extractions", *_own(), _text("report"), _text("key"), _text("version"), _bytes("data"), _text("made"),
        sa.UniqueConstraint("dossier", "report", name="extractions_once"),
    )  # fmt: skip
    op.create_table(
        "records",
        sa.Column("dossier", Id, sa.ForeignKey("dossiers.id"), primary_key=True, autoincrement=False),
        sa.Column("revision", Id, nullable=False), _text("version"), _bytes("data"),
    )  # fmt: skip
    op.create_table(
        "memo", sa.Column("dossier", Id, sa.ForeignKey("dossiers.id"), primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, primary_key=True), _bytes("value"),
    )  # fmt: skip
