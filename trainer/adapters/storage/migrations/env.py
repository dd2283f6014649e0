"""Alembic runs this; the connection and its transaction come from `migrate.upgrade`."""

from alembic import context

from trainer.adapters.storage.rows import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
