"""Sessions, tokens and sign-in links: each opens what it is for, until it ends."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from tests.adapters.storage.crowd import together, waits_before
from tests.adapters.storage.databases import count
from tests.adapters.storage.values import keep_people
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.errors import ConflictError

LATER = NOON + timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def _people(database: Database) -> None:
    keep_people(database, "person-1", "person-2")


def who(database: Database, secret: str, now: datetime = NOON) -> str | None:
    with database.begin() as transaction:
        person = transaction.keys.person_of(secret, now)
    return person.id if person else None


def test_a_session_opens_its_person_until_it_expires(
    database: Database, reopened: Database
) -> None:
    with database.begin() as transaction:
        transaction.keys.open_session("person-1", "s3cret", LATER)
    assert who(reopened, "s3cret") == "person-1"
    assert who(reopened, "s3cret", LATER - MOMENT) == "person-1"
    assert who(reopened, "s3cret", LATER) is None
    assert who(reopened, "S3cret") is None


def test_a_closed_session_opens_nothing_and_leaves_the_others(database: Database) -> None:
    with database.begin() as transaction:
        for secret in ("laptop", "phone"):
            transaction.keys.open_session("person-1", secret, LATER)
        transaction.keys.close_session("laptop")
        transaction.keys.close_session("never there")
    assert who(database, "laptop") is None
    assert who(database, "phone") == "person-1"


def test_a_token_does_not_expire_and_is_not_closed_like_a_session(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.add_token("person-2", "token", NOON)
        transaction.keys.close_session("token")
    assert who(database, "token", NOON + timedelta(days=4000)) == "person-2"


def test_a_link_is_used_once(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.add_link("person-1", "link", LATER)
    with database.begin() as transaction:
        person = transaction.keys.use_link("link", LATER - MOMENT)
    assert person is not None
    assert person.id == "person-1"
    with database.begin() as transaction:
        assert transaction.keys.use_link("link", NOON) is None


def test_an_expired_link_signs_nobody_in(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.add_link("person-1", "link", LATER)
        assert transaction.keys.use_link("link", LATER) is None


def test_each_kind_of_key_fits_its_own_lock_only(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.add_link("person-1", "link", LATER)
        transaction.keys.open_session("person-1", "session", LATER)
        transaction.keys.add_token("person-1", "token", NOON)
    assert who(database, "link") is None
    with database.begin() as transaction:
        assert transaction.keys.use_link("session", NOON) is None
        assert transaction.keys.use_link("token", NOON) is None
    assert who(database, "session") == "person-1"
    assert who(database, "token") == "person-1"


def test_of_many_who_use_a_link_at_once_one_signs_in(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.add_link("person-1", "link", LATER)

    def use() -> str | None:
        with database.begin() as transaction:
            person = transaction.keys.use_link("link", NOON)
        return person.id if person else None

    with waits_before(database, "DELETE FROM keys", 4):
        results = together(use, use, use, use)
    assert results.count("person-1") == 1
    assert results.count(None) == 3


def test_keys_that_expired_are_removed_when_others_are_made_or_used(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.open_session("person-1", "session", LATER)
        transaction.keys.add_link("person-1", "link", LATER + MOMENT)
        transaction.keys.add_token("person-1", "token", LATER)
    assert count(database, rows.keys) == 2
    with database.begin() as transaction:
        assert transaction.keys.use_link("another", LATER + MOMENT) is None
    assert count(database, rows.keys) == 1
    assert who(database, "token", LATER + MOMENT) == "person-1"


def test_a_secret_is_not_stored_in_the_clear(database: Database) -> None:
    with database.begin() as transaction:
        transaction.keys.open_session("person-1", "s3cret-words", LATER)
    with database.engine.connect() as connection:
        stored = connection.execute(select(rows.keys)).one()
    assert not any("s3cret-words" in str(value) for value in stored)


def test_a_key_of_nobody_is_refused(database: Database) -> None:
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.keys.add_token("nobody", "token", NOON)
    assert count(database, rows.keys) == 0
