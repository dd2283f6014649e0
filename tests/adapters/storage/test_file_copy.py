"""A SQLite file that is behind is copied beside itself before it is upgraded."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from tests.adapters.storage.processes import rivals
from tests.builders import NOON, an_attempt
from trainer.adapters.storage import migrate, shapes
from trainer.adapters.storage.database import Database, open_database
from trainer.errors import StorageError

FIRST = "2026_11_23_first"
BEFORE_SECOND_CALLS = "2026_11_24_job_places"
KEPT = "INSERT INTO cohorts (id, name, added_at) VALUES ('spring', 'Spring', '2026-11-23')"
WAITS = (
    "INSERT INTO jobs (id, name, argument, state, tries, reason) "
    "VALUES ('job-1', 'judge', 'attempt-1', 'waiting', 0, '')"
)

PERSON = "INSERT INTO people (id, email, name, added_at) VALUES ('nia', 'n', 'Nia', '2026-11-23')"
DOCUMENT = (
    "INSERT INTO documents (digest, kind, name, body, first_seen) "
    "VALUES (:digest, 'any', 'one', '', '2026-11-23')"
)
OLD_ATTEMPT = (
    "INSERT INTO attempts (id, person, kind, scenario, scene, rubric, scale, seed, started_at, first) "
    "VALUES (:id, 'nia', 'practice', 'one', 'sha256:scene', 'one', 'sha256:scale', 1, :at, :first)"
)


def planted(url: str, version: str = FIRST) -> Database:
    """The database as an earlier version left it, with a cohort and a job in it."""
    database = open_database(url, migrate=False)
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for statement in (KEPT, WAITS):
            connection.execute(text(statement))
    return database


def rows_of(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(question).fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "trainer.sqlite3"


@pytest.fixture
def behind(file: Path) -> Iterator[Database]:
    """A database that is behind, and open elsewhere."""
    database = planted(f"sqlite:///{file}")
    yield database
    database.close()


def copies(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*.bak*"))


def test_the_copy_is_what_the_file_was(behind: Database, file: Path) -> None:
    file.chmod(0o600)
    assert not behind.is_ready()
    open_database(f"sqlite:///{file}").close()
    assert behind.is_ready()
    (copy,) = copies(file)
    assert copy.name == f"trainer.sqlite3.{FIRST}.bak"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert rows_of(copy, "SELECT version_num FROM alembic_version") == [(FIRST,)]
    assert rows_of(copy, "SELECT id FROM cohorts") == [("spring",)]
    assert rows_of(copy, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.usefixtures("behind")
def test_processes_that_start_at_once_leave_one_copy(file: Path) -> None:
    with rivals(3, "migrate", f"sqlite:///{file}") as started:
        for rival in started:
            rival.go()
        assert [rival.line() for rival in started] == ["current"] * 3
    (copy,) = copies(file)
    assert rows_of(copy, "SELECT version_num FROM alembic_version") == [(FIRST,)]


def test_a_new_file_and_a_current_one_are_not_copied(file: Path) -> None:
    for _ in range(2):
        open_database(f"sqlite:///{file}").close()
    assert copies(file) == []


def test_a_file_that_cannot_be_copied_is_not_upgraded(behind: Database, file: Path) -> None:
    in_the_way = file.with_name(f"{file.name}.{FIRST}.bak")
    in_the_way.mkdir()
    with pytest.raises(StorageError, match="no copy of it could be made"):
        open_database(f"sqlite:///{file}")
    assert not behind.is_ready()
    assert copies(file) == [in_the_way]
    in_the_way.rmdir()
    open_database(f"sqlite:///{file}").close()
    assert behind.is_ready()


def test_an_older_database_is_upgraded_with_what_it_holds(database_url: str) -> None:
    planted(database_url).close()
    database = open_database(database_url)
    try:
        with database.begin() as transaction:
            assert transaction.people.cohort("spring").name == "Spring"
            state = transaction.job_state("job-1")
    finally:
        database.close()
    assert state is not None
    assert state.state == "waiting"


def old_attempt(connection: Connection, ref: str) -> None:
    """An attempt as a program from before second calls stores it."""
    first = shapes.mind_to_json(an_attempt().first)
    connection.execute(text(OLD_ATTEMPT), {"id": ref, "at": NOON.isoformat(), "first": first})


def test_attempts_of_a_program_without_second_calls_follow_none(database_url: str) -> None:
    old = planted(database_url, BEFORE_SECOND_CALLS)
    with old.engine.begin() as connection:
        connection.execute(text(PERSON))
        for digest in ("sha256:scene", "sha256:scale"):
            connection.execute(text(DOCUMENT), {"digest": digest})
        old_attempt(connection, "from-before")
    old.close()
    database = open_database(database_url)
    try:
        with database.engine.begin() as connection:
            old_attempt(connection, "of-a-program-not-yet-replaced")
        with database.begin() as transaction:
            found = [
                transaction.attempts.get(line.id) for line in transaction.attempts.of_person("nia")
            ]
    finally:
        database.close()
    assert {(one.id, one.follows) for one in found} == {
        ("from-before", None),
        ("of-a-program-not-yet-replaced", None),
    }
    assert [one.first for one in found] == [an_attempt().first] * 2
