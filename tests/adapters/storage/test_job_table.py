"""The queue: a job exists with its transaction, once, and is leased to one worker at a time."""

from datetime import timedelta

import pytest

from tests.adapters.storage.databases import count
from tests.adapters.storage.queue import JOB, MOMENT, claim, enqueue, fail, finish, state
from tests.adapters.storage.values import keep_attempt, scorecard_of
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.adapters.storage.job_table import LEASE
from trainer.domain.attempt import end
from trainer.domain.outcome import Outcome
from trainer.ports import Job, JobState


def test_a_job_waits_runs_and_is_done(database: Database, reopened: Database) -> None:
    assert state(database) is None
    enqueue(database)
    assert state(reopened) == JobState(state="waiting", tries=0, reason="")
    assert claim(reopened) == JOB
    assert state(database) == JobState(state="running", tries=1, reason="")
    finish(database)
    assert state(reopened) == JobState(state="done", tries=1, reason="")
    assert claim(database, LEASE * 100) is None


def test_an_empty_queue_has_no_job(database: Database) -> None:
    assert claim(database) is None


def test_the_end_the_scorecard_and_the_job_are_stored_together(database: Database) -> None:
    attempt = keep_attempt(database)
    ended = end(attempt, Outcome.NO_SALE, NOON)
    with database.begin() as transaction:
        transaction.attempts.mark_ended(ended)
        transaction.scorecards.add(ended.id, scorecard_of(ended), NOON)
        transaction.enqueue(JOB)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id).is_over
    assert count(database, rows.scorecards) == 1
    assert claim(database) == JOB


def test_without_the_end_there_is_no_job(database: Database) -> None:
    attempt = keep_attempt(database)
    ended = end(attempt, Outcome.NO_SALE, NOON)

    def breaks_off() -> None:
        with database.begin() as transaction:
            transaction.attempts.mark_ended(ended)
            transaction.scorecards.add(ended.id, scorecard_of(ended), NOON)
            transaction.enqueue(JOB)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == attempt
    assert count(database, rows.scorecards) == 0
    assert state(database) is None


def test_an_id_makes_a_job_happen_once(database: Database) -> None:
    enqueue(database)
    enqueue(database, Job(name="judge", argument="other", id=JOB.id))
    assert claim(database) == JOB
    enqueue(database)
    assert claim(database) is None
    finish(database)
    enqueue(database)
    assert claim(database) is None
    assert count(database, rows.jobs) == 1


def test_a_leased_job_is_nobody_elses_until_its_lease_has_run_out(database: Database) -> None:
    enqueue(database)
    assert claim(database) == JOB
    assert claim(database, LEASE) is None
    taken = claim(database, LEASE + MOMENT)
    assert taken == Job(name=JOB.name, argument=JOB.argument, id=JOB.id, tries=1)
    # It is leased anew, from the moment it was taken over.
    assert claim(database, LEASE * 2) is None
    assert state(database) == JobState(state="running", tries=2, reason="")


def test_a_failed_job_keeps_its_reason_and_waits_for_its_next_try(database: Database) -> None:
    enqueue(database)
    claim(database)
    fail(database, "the model is away", timedelta(minutes=1))
    assert state(database) == JobState(state="waiting", tries=1, reason="the model is away")
    assert claim(database, timedelta(minutes=1) - MOMENT) is None
    again = claim(database, timedelta(minutes=1))
    assert again is not None
    assert again.tries == 1


def test_a_job_that_worked_in_the_end_has_no_reason_left(database: Database) -> None:
    enqueue(database)
    claim(database)
    fail(database, "the model is away", timedelta())
    finish(database, claim(database))
    assert state(database) == JobState(state="done", tries=2, reason="")


def test_a_job_that_was_given_up_is_never_claimed_again(database: Database) -> None:
    enqueue(database)
    claim(database)
    fail(database, "nothing usable", None)
    assert state(database) == JobState(state="failed", tries=1, reason="nothing usable")
    assert claim(database, LEASE * 100) is None


def test_a_job_that_waits_does_not_hold_up_the_others(database: Database) -> None:
    second = Job(name="judge", argument="attempt-2", id="job-2")
    enqueue(database, JOB, second)
    claim(database)
    fail(database, "later", timedelta(hours=1))
    assert claim(database) == second


def test_who_comes_first_is_served_first(database: Database) -> None:
    jobs = [Job(name="judge", argument=name, id=name) for name in ("late", "early", "middle")]
    for job in jobs:
        enqueue(database, job)
    assert [claim(database) for _ in jobs] == jobs


def test_a_claim_that_was_not_committed_leaves_the_job_to_others(database: Database) -> None:
    enqueue(database)

    def breaks_off() -> None:
        with database.begin() as transaction:
            assert transaction.jobs.claim(NOON) == JOB
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()
    assert claim(database) == JOB
