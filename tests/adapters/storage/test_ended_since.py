"""The attempts that ended from a moment on, oldest first, on both databases."""

from datetime import timedelta

from tests.adapters.storage.values import keep_attempt
from tests.builders import NOON
from trainer.adapters.storage.database import Database
from trainer.domain.outcome import Outcome

DAY = timedelta(days=1)


def kept(database: Database) -> None:
    """Three that ended on different days, two of them at once, and one that runs."""
    keep_attempt(database, id="running")
    for name, at in (("new", NOON), ("b-old", NOON - DAY), ("a-old", NOON - DAY)):
        keep_attempt(database, id=name, ended_at=at, outcome=Outcome.NO_SALE)


def test_every_ended_attempt_is_found_oldest_first(database: Database) -> None:
    kept(database)
    with database.begin() as transaction:
        assert transaction.attempts.ended_since(None) == ("a-old", "b-old", "new")


def test_a_moment_counts_itself_and_what_came_after(database: Database) -> None:
    kept(database)
    second = timedelta(seconds=1)
    with database.begin() as transaction:
        since = transaction.attempts.ended_since
        assert since(NOON - DAY) == ("a-old", "b-old", "new")
        assert since(NOON - DAY + second) == ("new",)
        assert since(NOON) == ("new",)
        assert since(NOON + second) == ()
