"""What Alembic runs to bring a journal up to date, on the connection that it is handed."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite takes table changes back too, once BEGIN is said by hand as it is here.
    transactional_ddl=True,
    # Most changes to a table are made by copying it: SQLite knows few kinds of ALTER.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
