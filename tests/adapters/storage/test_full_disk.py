"""When the disk is full the product says so, and what was begun is not there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import OperationalError

from tests.adapters.storage.databases import count, lets_many_write
from tests.adapters.storage.values import keep_attempt, rep_turn, scorecard_of
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database, open_database
from trainer.adapters.storage.migrate import upgrade
from trainer.domain.attempt import Attempt, end
from trainer.domain.outcome import Outcome
from trainer.errors import StorageError
from trainer.ports import Job

LONG = "words " * 20_000  # more than any page that is not full yet can take
REFUSE = """
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
    END $$;
    CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON turns EXECUTE FUNCTION refuse();
    CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON jobs EXECUTE FUNCTION refuse();
"""


@contextmanager
def full_disk(database: Database) -> Iterator[None]:
    """No space for turns and jobs: a limit of pages on SQLite, the server's own error on PostgreSQL."""
    if lets_many_write(database):
        with _refusing(database):
            yield
        return
    with database.engine.connect() as connection:
        used = connection.execute(text("PRAGMA page_count")).scalar_one()
    with _at_most(database, used):
        yield


@contextmanager
def _at_most(database: Database, pages: int) -> Iterator[None]:
    def limit(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    database.engine.dispose()
    event.listen(database.engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(database.engine, "connect", limit)
        database.engine.dispose()


@contextmanager
def _refusing(database: Database) -> Iterator[None]:
    with database.engine.begin() as connection:
        connection.exec_driver_sql(REFUSE)
    yield
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP FUNCTION refuse CASCADE")


def long_turn(database: Database, attempt: Attempt) -> None:
    with database.begin() as transaction:
        transaction.keys.add_token("person-1", "secret", NOON)
        transaction.attempts.add_turn(attempt, attempt.turns[-1])


def ends(database: Database, attempt: Attempt) -> None:
    ended = end(attempt, Outcome.NO_SALE, NOON)
    with database.begin() as transaction:
        transaction.attempts.mark_ended(ended)
        transaction.scorecards.add(ended.id, scorecard_of(ended), NOON)
        transaction.enqueue(Job(name="judge", argument=LONG, id="job-1"))


@pytest.mark.parametrize("write", [long_turn, ends])
def test_a_full_disk_is_said_plainly_and_nothing_is_half_stored(
    database: Database, write: Callable[[Database, Attempt], None]
) -> None:
    attempt = keep_attempt(database)
    spoken = rep_turn(attempt, LONG)
    with full_disk(database):
        for _ in range(2):
            with pytest.raises(StorageError, match="Nothing was stored; try again"):
                write(database, spoken)
        with database.begin() as transaction:
            assert transaction.attempts.get(attempt.id) == attempt
    for table in (rows.scorecards, rows.jobs, rows.keys):
        assert count(database, table) == 0


@pytest.mark.parametrize("write", [long_turn, ends])
def test_the_same_write_works_once_there_is_space(
    database: Database, write: Callable[[Database, Attempt], None]
) -> None:
    attempt = keep_attempt(database)
    spoken = rep_turn(attempt, LONG)
    with full_disk(database), pytest.raises(StorageError):
        write(database, spoken)
    write(database, spoken)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) != attempt


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the other: test_migrations
def test_an_upgrade_on_a_full_disk_leaves_nothing_and_works_once_there_is_space(
    database_url: str,
) -> None:
    database = open_database(database_url, migrate=False)
    try:
        with _at_most(database, 8), pytest.raises(OperationalError, match="full"):
            upgrade(database.engine)
        assert inspect(database.engine).get_table_names() == []
        upgrade(database.engine)
        assert database.is_ready()
    finally:
        database.close()
