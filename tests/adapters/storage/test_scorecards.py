"""Scorecards are only ever added."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.adapters.storage.crowd import together
from tests.adapters.storage.databases import count
from tests.adapters.storage.values import USAGE, keep_attempt, rep_turn, reply, scorecard_of
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.scoring.scorecard import JudgeKind
from trainer.errors import ConflictError


def test_a_scorecard_comes_back_whole(database: Database, reopened: Database) -> None:
    attempt = reply(rep_turn(keep_attempt(database)))
    card = scorecard_of(attempt, JudgeKind.MODEL)
    assert card.criteria
    with database.begin() as transaction:
        transaction.scorecards.add(attempt.id, card, NOON)
    with reopened.begin() as transaction:
        found = transaction.scorecards.of(attempt.id)[-1]
    assert found == card
    assert found.judge.usage == USAGE


def test_a_new_scorecard_stands_before_the_old_and_changes_nothing_in_it(
    database: Database,
) -> None:
    attempt = keep_attempt(database)
    first = scorecard_of(attempt)
    second = replace(scorecard_of(attempt, JudgeKind.MODEL), overall=81.0, passed=True)
    table = rows.scorecards
    with database.begin() as transaction:
        transaction.scorecards.add(attempt.id, first, NOON + timedelta(hours=1))
    with database.engine.connect() as connection:
        before = connection.execute(select(table)).one()
    # The clock of another machine may be behind: what was added last is the newest.
    with database.begin() as transaction:
        transaction.scorecards.add(attempt.id, second, NOON)
        assert transaction.scorecards.of(attempt.id)[-1] == second
    with database.engine.connect() as connection:
        kept = connection.execute(select(table).order_by(table.c.id)).all()
    assert [row.judge for row in kept] == ["local", "model"]
    assert kept[0] == before


def test_the_same_scorecard_twice_is_two_rows(database: Database) -> None:
    card = scorecard_of(keep_attempt(database))

    def add() -> None:
        with database.begin() as transaction:
            transaction.scorecards.add("attempt-1", card, NOON)

    together(add, add, add)
    assert count(database, rows.scorecards) == 3


def test_an_attempt_without_a_scorecard_has_none(database: Database) -> None:
    keep_attempt(database)
    other = keep_attempt(database, id="other")
    with database.begin() as transaction:
        transaction.scorecards.add(other.id, scorecard_of(other), NOON)
        assert transaction.scorecards.of("attempt-1") == ()


def test_a_scorecard_of_no_attempt_is_refused(database: Database) -> None:
    card = scorecard_of(keep_attempt(database))
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.scorecards.add("gone", card, NOON)
    assert count(database, rows.scorecards) == 0
