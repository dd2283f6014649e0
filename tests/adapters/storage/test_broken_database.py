"""A database that is away, broken or busy is an error of ours, with what to do about it."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event

from tests.adapters.storage.processes import rivals
from tests.adapters.storage.values import a_person, keep_attempt, keep_people, rep_turn
from tests.builders import NOON
from trainer.adapters.storage.database import Database, open_database
from trainer.errors import InvalidInputError, NotFoundError, StorageError


@pytest.fixture(params=["not a database", "nobody there"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, free_port: int) -> str:
    """Address of a file that holds something else, or of a server that is away."""
    if request.param == "nobody there":
        return f"postgresql://postgres@127.0.0.1:{free_port}/trainer"
    file = tmp_path / "notes.txt"
    file.write_text("These are notes, and no database. " * 100)
    return f"sqlite:///{file}"


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port that somebody holds and on which nobody answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_broken_database_is_not_opened(broken: str) -> None:
    with pytest.raises(StorageError, match="cannot be used at the moment"):
        open_database(broken)


def test_a_database_that_is_not_opened_gives_its_connections_back(broken: str) -> None:
    given_back: list[Engine] = []

    def remember(engine: Engine) -> None:
        given_back.append(engine)

    event.listen(Engine, "engine_disposed", remember)
    try:
        with pytest.raises(StorageError):
            open_database(broken)
    finally:
        event.remove(Engine, "engine_disposed", remember)
    assert len(given_back) == 1


def test_a_broken_database_is_not_ready_and_takes_nothing(broken: str) -> None:
    database = open_database(broken, migrate=False)
    assert not database.is_ready()
    with pytest.raises(StorageError), database.begin() as transaction:
        transaction.people.everyone()
    database.close()


def test_a_folder_that_cannot_be_made_is_said_with_the_setting_to_change(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="TRAINER_DATA_DIR"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'data' / 'trainer.sqlite3'}")


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'new' / 'data' / 'trainer.sqlite3'}")
    assert database.is_ready()
    database.close()


def test_an_error_of_ours_undoes_the_transaction_and_stays_what_it_is(database: Database) -> None:
    def adds_and_misses() -> None:
        with database.begin() as transaction:
            transaction.people.add(a_person("person-1"), NOON)
            transaction.people.get("nobody")

    with pytest.raises(NotFoundError):
        adds_and_misses()
    with database.begin() as transaction:
        assert transaction.people.everyone() == ()


def test_an_id_that_no_database_can_hold_is_the_askers_mistake(database: Database) -> None:
    with pytest.raises((NotFoundError, InvalidInputError)), database.begin() as transaction:
        transaction.attempts.get("\x00")


@pytest.mark.parametrize("name", ["half a \ud83d character", "\x00", "long " * 60])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite holds most of them
def test_a_name_that_no_column_can_hold_is_the_askers_mistake(
    database: Database, name: str
) -> None:
    with pytest.raises(InvalidInputError), database.begin() as transaction:
        transaction.people.add(a_person("person-1", name=name), NOON)
    keep_people(database, "person-1")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_connection_that_breaks_inside_stores_nothing_and_the_next_one_works(
    database: Database, database_url: str
) -> None:
    attempt = rep_turn(keep_attempt(database))

    def breaks() -> None:
        with database.begin() as transaction:
            transaction.keys.add_token("person-1", "secret", NOON)
            cut_others_off(database_url)
            transaction.attempts.add_turn(attempt, attempt.turns[-1])

    with pytest.raises(StorageError):
        breaks()
    assert database.is_ready()
    with database.begin() as transaction:
        assert transaction.keys.person_of("secret", NOON) is None
        transaction.attempts.add_turn(attempt, attempt.turns[-1])


def cut_others_off(url: str) -> None:
    """End every other connection to this database, as a restart of the server does."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the other lets many write
def test_a_database_that_stays_locked_is_said_to_be_and_works_again_later(
    database: Database, database_url: str
) -> None:
    def impatient(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    keep_attempt(database)
    database.engine.dispose()
    event.listen(database.engine, "connect", impatient)
    with rivals(1, "stay_inside", database_url) as (rival,):
        rival.go()
        rival.says("inside")
        with pytest.raises(StorageError, match="locked"):
            keep_people(database, "person-2")
    keep_people(database, "person-2")
