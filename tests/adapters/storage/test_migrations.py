"""The migrations lead from nothing to the tables the code knows, once, and whole or not at all."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.adapters.storage.databases import lets_many_write
from tests.adapters.storage.processes import rivals
from tests.adapters.storage.values import keep_attempt, well_played
from trainer.adapters.storage.database import Database, open_database
from trainer.adapters.storage.migrate import upgrade
from trainer.adapters.storage.rows import metadata
from trainer.errors import StorageError


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_the_migrations_make_the_tables_the_code_knows(database: Database) -> None:
    assert tables(database.engine) == {*metadata.tables, "alembic_version"}
    assert differences(database.engine) == []


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX members_by_person",
        "ALTER TABLE jobs ADD COLUMN colour INTEGER",
        "DROP TABLE scorecards",
    ],
)
def test_a_difference_would_be_found(database: Database, change: str) -> None:
    run(database.engine, change)
    assert differences(database.engine) != []


def test_a_new_database_is_ready_only_after_it_was_upgraded(database_url: str) -> None:
    database = open_database(database_url, migrate=False)
    try:
        assert not database.is_ready()
        assert tables(database.engine) == set()
        upgrade(database.engine)
        assert database.is_ready()
    finally:
        database.close()


def test_upgrading_again_changes_nothing(database: Database, database_url: str) -> None:
    attempt = well_played(keep_attempt(database))
    with database.begin() as transaction:
        for turn in attempt.turns[1:]:
            transaction.attempts.add_turn(attempt, turn)
    upgrade(database.engine)
    again = open_database(database_url)
    try:
        with again.begin() as transaction:
            assert transaction.attempts.get(attempt.id) == attempt
        assert differences(again.engine) == []
    finally:
        again.close()


def test_four_processes_may_start_on_a_new_database_at_once(database_url: str) -> None:
    with rivals(4, "migrate", database_url) as started:
        for rival in started:
            rival.go()
        assert [rival.line() for rival in started] == ["current"] * 4
    database = open_database(database_url, migrate=False)
    try:
        assert differences(database.engine) == []
    finally:
        database.close()


def test_an_upgrade_that_fails_leaves_nothing_behind_and_can_be_repeated(
    database_url: str,
) -> None:
    database = open_database(database_url, migrate=False)
    try:
        run(database.engine, "CREATE TABLE turns (in_the_way INTEGER)")
        with pytest.raises(DBAPIError):
            upgrade(database.engine)
        assert tables(database.engine) == {"turns"}
        assert not database.is_ready()
        run(database.engine, "DROP TABLE turns")
        upgrade(database.engine)
        assert differences(database.engine) == []
    finally:
        database.close()


def test_a_database_that_is_newer_than_the_program_is_not_ready(database: Database) -> None:
    run(database.engine, "UPDATE alembic_version SET version_num = '2099_01_01_future'")
    assert not database.is_ready()


def test_a_database_that_is_newer_than_the_program_is_not_opened(
    database: Database, database_url: str
) -> None:
    run(database.engine, "UPDATE alembic_version SET version_num = '2099_01_01_future'")
    with pytest.raises(StorageError, match="2099_01_01_future"):
        open_database(database_url)


def test_foreign_keys_are_enforced(database: Database) -> None:
    with database.engine.connect() as connection:
        if lets_many_write(database):
            named = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"
            assert connection.execute(text(named)).scalar_one() > 0
        else:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
