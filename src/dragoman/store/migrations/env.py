"""What Alembic runs: the migrations, on the connection that it is given, in that connection's transaction."""

from alembic import context

from dragoman.store.tables import VERSIONS, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSIONS,
    transactional_ddl=True,  # SQLite's too: half a migration is none
)
context.run_migrations()
