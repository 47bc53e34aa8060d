"""The history of the schema (Alembic). A version that was released is never edited: another follows it."""
