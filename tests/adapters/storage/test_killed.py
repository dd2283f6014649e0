"""A process that is killed takes with it only what it had not committed."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import text

from tests.adapters.storage.databases import lets_many_write
from tests.adapters.storage.processes import rivals
from tests.adapters.storage.values import keep_attempt, rep_turn
from tests.builders import NOON
from trainer.adapters.storage.database import Database, open_database
from trainer.domain.attempt import RepTurn

TURNS = 25


def check(database: Database) -> None:
    """The database's own opinion of itself; PostgreSQL has no such question for a client's death."""
    if lets_many_write(database):
        return
    with database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_what_a_killed_process_was_writing_is_not_there(
    database: Database, database_url: str
) -> None:
    attempt = keep_attempt(database)
    with rivals(1, "stay_inside", database_url) as (rival,):
        rival.go()
        rival.says("inside")
        rival.kill()
    check(database)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == attempt
        assert transaction.keys.person_of("secret", NOON) is None
        assert transaction.job_state("job-1") is None


def test_a_killed_process_holds_up_nobody(database: Database, database_url: str) -> None:
    attempt = rep_turn(keep_attempt(database))
    with rivals(1, "stay_inside", database_url) as (rival,):
        rival.go()
        rival.says("inside")
        rival.kill()
    # The very rows it was writing.
    with database.begin() as transaction:
        transaction.attempts.add_turn(attempt, attempt.turns[-1])
        transaction.keys.add_token("person-1", "secret", NOON)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == attempt


def test_what_is_being_written_is_seen_only_when_it_is_done(
    database: Database, database_url: str
) -> None:
    keep_attempt(database)
    with rivals(1, "stay_inside", database_url) as (rival,):
        rival.go()
        rival.says("inside")
        assert reader_counts(database_url) == 1
        rival.go()
        assert rival.lines() == []
    assert reader_counts(database_url) == 2


def reader_counts(url: str) -> int:
    """How many turns somebody sees who only reads, past the product's own transactions."""
    question = "SELECT count(*) FROM turns"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            (number,) = file.execute(question).fetchone()
    else:
        with psycopg.connect(url) as server:
            (number,) = server.execute(question).fetchone() or (None,)
    assert isinstance(number, int)
    return number


def test_every_turn_that_was_said_to_be_stored_is_there_after_the_kill(
    database: Database, database_url: str
) -> None:
    keep_attempt(database)
    with rivals(1, "talk_on", database_url) as (rival,):
        rival.go()
        for expected in range(1, TURNS + 1):
            rival.says(str(expected))
        rival.kill()
        last = max([TURNS, *(int(line) for line in rival.lines() if line)])
    check(database)
    fresh = open_database(database_url, migrate=False)
    try:
        with fresh.begin() as transaction:
            found = transaction.attempts.get("attempt-1")
    finally:
        fresh.close()
    # It may have committed one more than it could say.
    assert last + 1 <= len(found.turns) <= last + 2
    assert [turn.turn.index for turn in found.turns] == list(range(len(found.turns)))
    assert all(isinstance(turn, RepTurn) == bool(turn.turn.index % 2) for turn in found.turns)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL keeps no file here
def test_the_file_that_a_killed_process_had_alone_opens_again(
    database: Database, database_url: str
) -> None:
    attempt = keep_attempt(database)
    database.close()
    with rivals(1, "stay_inside", database_url) as (rival,):
        rival.go()
        rival.says("inside")
        rival.kill()
    again = open_database(database_url)
    try:
        check(again)
        with again.begin() as transaction:
            assert transaction.attempts.get(attempt.id) == attempt
    finally:
        again.close()
