"""Attempts come back as they were stored, and end once."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from tests.adapters.storage.databases import count
from tests.adapters.storage.values import (
    USAGE,
    keep_attempt,
    keep_people,
    rep_turn,
    reply,
    scorecard_of,
    well_played,
)
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, end
from trainer.domain.outcome import Outcome
from trainer.errors import AttemptEndedError, ConflictError, NotFoundError


def stored(database: Database, attempt_id: str = "attempt-1") -> Attempt:
    with database.begin() as transaction:
        return transaction.attempts.get(attempt_id)


def test_an_attempt_comes_back_with_every_turn_mind_and_usage(
    database: Database, reopened: Database
) -> None:
    attempt = well_played(keep_attempt(database))
    for turn in attempt.turns[1:]:
        with database.begin() as transaction:
            transaction.attempts.add_turn(attempt, turn)
    found = stored(reopened)
    assert found == attempt
    second, third = found.turns[2], found.turns[3]
    assert isinstance(second, HomeownerTurn)
    assert second.usage == USAGE
    assert isinstance(third, RepTurn)
    assert third.heard.slots.company == "Zürich Homes"
    assert third.mind.breaches[0].red_line == "hype"
    assert third.mind.facts["policy"].turn == 1


def test_an_attempt_is_added_with_all_the_turns_it_has(
    database: Database, reopened: Database
) -> None:
    fresh = keep_attempt(database)
    whole = replace(well_played(fresh), id="attempt-2")
    with database.begin() as transaction:
        transaction.attempts.add(whole)
    assert stored(reopened, "attempt-2") == whole
    assert stored(reopened, "attempt-1") == fresh


def test_a_second_call_keeps_which_one_it_goes_on_from(
    database: Database, reopened: Database
) -> None:
    first = keep_attempt(database)
    ended = end(well_played(first), Outcome.ADVANCE, NOON)
    with database.begin() as transaction:
        for turn in ended.turns[1:]:
            transaction.attempts.add_turn(ended, turn)
        transaction.attempts.mark_ended(ended)
    mind = replace(ended.mind, patience=80)
    second = keep_attempt(database, id="attempt-2", follows=first.id, first=mind)
    assert stored(reopened, "attempt-2") == second
    assert stored(reopened).follows is None
    assert stored(reopened, "attempt-2").first.told() == ended.mind.told() != frozenset()


def test_the_same_attempt_is_not_added_twice(database: Database) -> None:
    attempt = keep_attempt(database)
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.attempts.add(replace(attempt, turns=()))
    assert stored(database) == attempt


def test_an_attempt_that_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFoundError), database.begin() as transaction:
        transaction.attempts.get("nobody's")


def test_a_turn_of_an_attempt_that_is_not_there_is_refused(database: Database) -> None:
    stranger = rep_turn(replace(keep_attempt(database), id="gone"))
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.attempts.add_turn(stranger, stranger.turns[-1])
    assert count(database, rows.turns) == 1


def test_an_attempt_at_a_document_that_is_not_stored_is_refused(database: Database) -> None:
    with pytest.raises(ConflictError):
        keep_attempt(database, id="other", scale="sha256:never-seen")
    assert count(database, rows.attempts) == 0
    assert count(database, rows.turns) == 0


def test_an_attempt_ends_once_and_keeps_its_first_outcome(database: Database) -> None:
    attempt = keep_attempt(database)
    first = end(attempt, Outcome.ADVANCE, NOON + timedelta(minutes=4))
    with database.begin() as transaction:
        transaction.attempts.mark_ended(first)
    late = end(attempt, Outcome.NO_SALE, NOON + timedelta(minutes=9))
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.attempts.mark_ended(late)
    assert stored(database) == first


def test_an_end_that_missed_a_turn_is_refused(database: Database) -> None:
    attempt = keep_attempt(database)
    spoken = rep_turn(attempt)
    with database.begin() as transaction:
        transaction.attempts.add_turn(spoken, spoken.turns[-1])
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.attempts.mark_ended(end(attempt, Outcome.NO_SALE, NOON))
    assert stored(database) == spoken


def test_a_turn_after_the_end_is_refused_and_the_last_one_before_is_not(database: Database) -> None:
    spoken = rep_turn(keep_attempt(database))
    ended = end(spoken, Outcome.NO_SALE, NOON)
    with database.begin() as transaction:
        transaction.attempts.add_turn(ended, ended.turns[-1])
        transaction.attempts.mark_ended(ended)
    late = reply(spoken)
    with pytest.raises(AttemptEndedError), database.begin() as transaction:
        transaction.attempts.add_turn(late, late.turns[-1])
    assert stored(database) == ended


def test_moments_keep_their_instant_and_come_back_in_utc(
    database: Database, reopened: Database
) -> None:
    away = NOON.astimezone(timezone(timedelta(hours=-7))) + timedelta(microseconds=123_456)
    keep_attempt(database, started_at=away, turns=())
    found = stored(reopened).started_at
    assert found == away
    assert found.utcoffset() == timedelta(0)


def test_a_person_sees_their_own_attempts_newest_first(database: Database) -> None:
    keep_people(database, "person-1", "person-2")
    keep_attempt(database, id="old")
    keep_attempt(database, id="other", person="person-2", started_at=NOON + timedelta(hours=1))
    keep_attempt(database, id="new", started_at=NOON + timedelta(hours=2))
    with database.begin() as transaction:
        lines = transaction.attempts.of_person("person-1")
    assert [line.id for line in lines] == ["new", "old"]


def test_attempts_of_the_same_moment_keep_their_order(database: Database) -> None:
    for name in ("c", "a", "b"):
        keep_attempt(database, id=name)
    with database.begin() as transaction:
        lines = transaction.attempts.of_person("person-1")
    assert [line.id for line in lines] == ["a", "b", "c"]


def test_a_line_in_a_list_carries_the_newest_score_and_the_number_of_turns(
    database: Database,
) -> None:
    attempt = keep_attempt(database)
    talked = reply(rep_turn(attempt))
    ended = end(talked, Outcome.CONTINUATION, NOON + timedelta(minutes=1))
    card = scorecard_of(ended)
    with database.begin() as transaction:
        for turn in talked.turns[1:]:
            transaction.attempts.add_turn(talked, turn)
        transaction.attempts.mark_ended(ended)
        for overall, passed in ((10.0, False), (64.5, True)):
            changed = replace(card, overall=overall, passed=passed)
            transaction.scorecards.add(attempt.id, changed, NOON)
        (line,) = transaction.attempts.of_person("person-1")
    assert (line.overall, line.passed, line.turns) == (64.5, True, 3)
    assert (line.outcome, line.ended_at) == ("continuation", ended.ended_at)


def test_an_attempt_without_turns_and_score_is_listed_with_neither(database: Database) -> None:
    keep_attempt(database, turns=())
    with database.begin() as transaction:
        (line,) = transaction.attempts.of_person("person-1")
        assert transaction.attempts.of_assignments([]) == ()
    assert (line.overall, line.passed, line.turns, line.ended_at) == (None, None, 0, None)
