"""Two who store the same turn at once: one does, and the other learns that it was late."""

from collections import Counter

import pytest

from tests.adapters.storage.crowd import together, waits_before
from tests.adapters.storage.databases import count
from tests.adapters.storage.processes import rivals
from tests.adapters.storage.values import keep_attempt, rep_turn
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import Attempt, end
from trainer.domain.outcome import Outcome
from trainer.errors import ConflictError

THREADS = 6
ANYTHING = ""


def stores(database: Database, attempt: Attempt) -> str:
    with database.begin() as transaction:
        transaction.attempts.add_turn(attempt, attempt.turns[-1])
    return attempt.turns[-1].turn.text


def test_of_many_threads_one_stores_the_turn(database: Database, reopened: Database) -> None:
    attempt = keep_attempt(database)
    spoken = [rep_turn(attempt, f"words of {number}") for number in range(THREADS)]
    with waits_before(database, ANYTHING, THREADS):
        results = together(*(lambda a=a: stores(database, a) for a in spoken))
    won = [result for result in results if isinstance(result, str)]
    assert len(won) == 1
    assert sum(isinstance(result, ConflictError) for result in results) == THREADS - 1
    with reopened.begin() as transaction:
        found = transaction.attempts.get(attempt.id)
    assert [turn.turn.text for turn in found.turns[1:]] == won


def test_of_four_processes_one_stores_the_turn(database: Database, database_url: str) -> None:
    keep_attempt(database)
    with rivals(4, "add_turn", database_url, "words") as started:
        for rival in started:
            rival.go()
        for rival in started:
            rival.says("loaded")
        for rival in started:
            rival.go()
        results = Counter(rival.line() for rival in started)
    assert results == {"stored": 1, "conflict": 3}
    assert count(database, rows.turns) == 2


def test_the_turn_that_is_stored_stays_as_it_is(database: Database) -> None:
    attempt = keep_attempt(database)
    first, second = rep_turn(attempt, "First."), rep_turn(attempt, "Second.")
    stores(database, first)
    with pytest.raises(ConflictError):
        stores(database, second)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == first


def test_what_else_the_late_one_wrote_is_undone(database: Database) -> None:
    attempt = rep_turn(keep_attempt(database))
    stores(database, attempt)

    def stores_more() -> None:
        with database.begin() as transaction:
            transaction.keys.add_token("person-1", "secret", NOON)
            transaction.attempts.add_turn(attempt, attempt.turns[-1])

    with pytest.raises(ConflictError):
        stores_more()
    with database.begin() as transaction:
        assert transaction.keys.person_of("secret", NOON) is None


def test_of_many_who_end_an_attempt_at_once_one_does(database: Database) -> None:
    attempt = keep_attempt(database)
    outcomes = [Outcome.ADVANCE, Outcome.NO_SALE, Outcome.CONTINUATION]

    def ends(outcome: Outcome) -> Outcome:
        with database.begin() as transaction:
            transaction.attempts.mark_ended(end(attempt, outcome, NOON))
        return outcome

    with waits_before(database, "UPDATE attempts", len(outcomes)):
        results = together(*(lambda o=o: ends(o) for o in outcomes))
    won = [result for result in results if isinstance(result, Outcome)]
    assert len(won) == 1
    assert sum(isinstance(result, ConflictError) for result in results) == 2
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id).outcome == won[0]
