"""Opening the database, and short transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SqliteConnection
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from trainer.adapters.storage.attempts import SqlAttempts
from trainer.adapters.storage.contents import Shelf, SqlContents
from trainer.adapters.storage.job_table import SqlJobs
from trainer.adapters.storage.keys import SqlKeys
from trainer.adapters.storage.migrate import is_current, upgrade
from trainer.adapters.storage.notes import SqlCalls, SqlNotes, SqlRatings
from trainer.adapters.storage.people import SqlPeople
from trainer.adapters.storage.scorecards import SqlScorecards
from trainer.errors import ConflictError, InvalidInputError, StorageError
from trainer.ports import Job, JobState

CONNECTIONS = 40  # as many as the server has threads
BUSY_MS = 30_000
RETRY_SECONDS = 0.02


class SqlTransaction:
    """One transaction and everything stored in it."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self.attempts = SqlAttempts(connection)
        self.scorecards = SqlScorecards(connection)
        self.contents = SqlContents(connection, shelf)
        self.people = SqlPeople(connection)
        self.keys = SqlKeys(connection)
        self.notes = SqlNotes(connection)
        self.ratings = SqlRatings(connection)
        self.calls = SqlCalls(connection)
        self.jobs = SqlJobs(connection)

    def enqueue(self, job: Job) -> None:
        """Put a job on the queue; it exists only if this transaction commits."""
        self.jobs.add(job)

    def job_state(self, job_id: str) -> JobState | None:
        """How far a job is, or None."""
        return self.jobs.state(job_id)


class Database:
    """SQLite or PostgreSQL behind one door."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._shelf = Shelf()

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """A transaction that commits when its block ends without an error.

        Raises ConflictError where something is stored already, InvalidInputError for a value that
        no column can hold, StorageError where the database cannot be used now.
        """
        try:
            with self.engine.begin() as connection:
                yield SqlTransaction(connection, self._shelf)
        except IntegrityError as error:
            message = "This was stored already, or what it belongs to is gone."
            raise ConflictError(message) from error
        except (DataError, UnicodeEncodeError) as error:
            message = "Something in this is too long, or has a character that cannot be stored."
            raise InvalidInputError(message) from error
        except SQLAlchemyError as error:
            raise StorageError(_said(error)) from error

    def is_ready(self) -> bool:
        """Whether it answers and its schema is the newest."""
        try:
            return is_current(self.engine)
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _said(error: SQLAlchemyError) -> str:
    reason = str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
    return f"The database cannot be used at the moment ({reason}). Nothing was stored; try again."


def open_database(url: str, *, migrate: bool = True) -> Database:
    """The database behind a URL, at its newest schema unless `migrate` is off.

    Raises StorageError when it cannot be opened or upgraded.
    """
    engine = _engine(url)
    try:
        if migrate:
            _upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine)


def _upgrade(engine: Engine) -> None:
    try:
        upgrade(engine)
    except SQLAlchemyError as error:
        raise StorageError(_said(error)) from error


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_size=CONNECTIONS, max_overflow=0, pool_pre_ping=True)
    if parsed.database:
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The data folder cannot be made: {error}. Set TRAINER_DATA_DIR."
            raise StorageError(message) from error
    engine = create_engine(parsed, pool_size=CONNECTIONS, max_overflow=0)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: SqliteConnection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver
    connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    _write_ahead(connection)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: SqliteConnection) -> None:
    """Switch to the write-ahead log; SQLite does not wait by itself where two switch at once."""
    until = monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() > until:
                raise
            sleep(RETRY_SECONDS)
        else:
            return


def _on_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail when another one wrote between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
