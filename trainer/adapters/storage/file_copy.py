"""A copy of a SQLite file beside the file, for the day an upgrade turns out wrong."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from trainer.errors import StorageError


def copy_file(connection: Connection, revision: str) -> None:
    """Copy the connection's SQLite file to `<file>.<revision>.bak`; a database in no file is left.

    It holds what was committed. A copy of that name is replaced only once the new one is whole.
    Raises StorageError when it cannot be made.
    """
    file = _file_of(connection)
    if file is None:
        return
    copy = file.with_name(f"{file.name}.{revision}.bak")
    unfinished = copy.with_name(f"{copy.name}.part")
    try:
        try:
            _back_up(file, unfinished)
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        message = (
            f"The database is not upgraded, because no copy of it could be made at {copy}: "
            f"{error}. Make space there, and start again."
        )
        raise StorageError(message) from error


def _file_of(connection: Connection) -> Path | None:
    if connection.dialect.name != "sqlite":
        return None
    listed = connection.exec_driver_sql("PRAGMA database_list").all()
    name = next((row.file for row in listed if row.name == "main"), "")
    return Path(name) if name else None


def _back_up(file: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    # A connection of its own: SQLite does not read for a copy through one that holds a write lock.
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    shutil.copymode(file, copy)
