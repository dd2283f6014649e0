"""Adding a row that another transaction may be adding at the same moment."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def add_unless_there(connection: Connection, table: Table, **values: object) -> None:
    """Insert a row; nothing happens where its key is taken.

    To look first and insert then would let two transactions look before either has inserted.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(**values).on_conflict_do_nothing())
