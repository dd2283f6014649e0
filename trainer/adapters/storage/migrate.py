"""Bringing a database to the newest schema: at start, under a lock, once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from trainer.adapters.storage.file_copy import copy_file
from trainer.errors import StorageError

_FOLDER = Path(__file__).with_name("migrations")
_LOCK = 7261  # any number, the same in every process


def upgrade(engine: Engine) -> None:
    """Run what is missing; processes that start at once wait for each other.

    A SQLite file that is behind is copied beside itself first. Raises StorageError when that
    cannot be done, or when the schema is one that this program does not know.
    """
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        revision = _revision(connection)
        if revision == _head():
            return
        if revision is not None:
            _expect_known(revision)
            copy_file(connection, revision)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the schema is the newest."""
    with engine.begin() as connection:
        return _revision(connection) == _head()


def _expect_known(revision: str) -> None:
    if revision in {script.revision for script in _scripts().walk_revisions()}:
        return
    message = (
        f"The database has the schema '{revision}', which this version does not know. "
        "Install the version that wrote it, or a newer one."
    )
    raise StorageError(message)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _head() -> str | None:
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config
