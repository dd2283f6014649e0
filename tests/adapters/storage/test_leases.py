"""A lease can be lengthened while it lasts, and is good for nothing once another has the job."""

import pytest

from tests.adapters.storage.queue import JOB, MOMENT, claim, enqueue, fail, finish, renew, state
from trainer.adapters.storage.database import Database
from trainer.adapters.storage.job_table import LEASE
from trainer.ports import Job, JobState

LOST = LEASE + MOMENT


@pytest.fixture
def first(database: Database) -> Job:
    """The job, claimed by a first worker."""
    enqueue(database)
    job = claim(database)
    assert job is not None
    return job


def test_a_worker_that_lost_its_lease_does_not_reopen_what_another_finished(
    database: Database, first: Job
) -> None:
    assert finish(database, claim(database, LOST))
    assert not fail(database, "the first worker's connection broke", LEASE * 2, first)
    assert state(database) == JobState(state="done", tries=2, reason="")


def test_a_worker_that_lost_its_lease_does_not_settle_what_another_runs(
    database: Database, first: Job
) -> None:
    second = claim(database, LOST)
    assert not finish(database, first)
    assert not fail(database, "too late", None, first)
    assert not renew(database, first, LOST)
    assert state(database) == JobState(state="running", tries=2, reason="")
    assert finish(database, second)


def test_a_job_that_waits_again_is_not_settled_by_who_failed_it(
    database: Database, first: Job
) -> None:
    assert fail(database, "the model is away", LEASE, first)
    assert not finish(database, first)
    assert state(database) == JobState(state="waiting", tries=1, reason="the model is away")


def test_a_lease_that_ran_out_and_that_nobody_took_is_still_good(
    database: Database, first: Job
) -> None:
    assert renew(database, first, LOST)
    assert finish(database, first)


def test_a_lease_that_is_lengthened_lasts_from_then_on(database: Database, first: Job) -> None:
    assert renew(database, first, LEASE)
    assert claim(database, LEASE * 2) is None
    taken = claim(database, LEASE * 2 + MOMENT)
    assert taken is not None
    assert (taken.id, taken.tries) == (JOB.id, 1)
