"""What a worker does to the queue, each in a transaction of its own."""

from datetime import timedelta

from tests.builders import NOON
from trainer.adapters.storage.database import Database
from trainer.ports import Job, JobState

JOB = Job(name="judge", argument="attempt-1", id="job-1")
MOMENT = timedelta(microseconds=1)


def enqueue(database: Database, *jobs: Job) -> None:
    with database.begin() as transaction:
        for job in jobs or (JOB,):
            transaction.enqueue(job)


def claim(database: Database, after: timedelta = timedelta()) -> Job | None:
    with database.begin() as transaction:
        return transaction.jobs.claim(NOON + after)


def state(database: Database, job_id: str = JOB.id) -> JobState | None:
    with database.begin() as transaction:
        return transaction.job_state(job_id)


def fail(
    database: Database, reason: str, retry_after: timedelta | None, job: Job | None = JOB
) -> bool:
    assert job is not None
    retry_at = None if retry_after is None else NOON + retry_after
    with database.begin() as transaction:
        return transaction.jobs.fail(job, reason, retry_at)


def finish(database: Database, job: Job | None = JOB) -> bool:
    assert job is not None
    with database.begin() as transaction:
        return transaction.jobs.finish(job)


def renew(database: Database, job: Job | None, after: timedelta) -> bool:
    assert job is not None
    with database.begin() as transaction:
        return transaction.jobs.renew(job, NOON + after)
