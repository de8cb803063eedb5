"""Run the migrations on the connection, and inside the transaction, that the caller has opened."""

from alembic import context

from scenarios.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
