"""Several processes at one queue."""

from datetime import timedelta

from tests.adapters.storage.crowd import together, waits_before
from tests.adapters.storage.databases import count
from tests.adapters.storage.processes import rivals
from tests.builders import NOON
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.adapters.storage.job_table import LEASE
from trainer.ports import Job

JOBS = [Job(name="judge", argument=f"attempt-{n}", id=f"job-{n:02}") for n in range(24)]


def enqueue(database: Database, *jobs: Job) -> None:
    with database.begin() as transaction:
        for job in jobs:
            transaction.enqueue(job)


def test_four_processes_share_a_queue_and_no_job_runs_twice(
    database: Database, database_url: str
) -> None:
    enqueue(database, *JOBS)
    with rivals(4, "claim", database_url) as started:
        for rival in started:
            rival.go()
        said = [line for rival in started for line in rival.lines()]
    assert said.count("empty") == 4
    claimed = sorted(line for line in said if line != "empty")
    assert claimed == [job.id for job in JOBS]


def test_of_four_processes_one_gets_the_only_job(database: Database, database_url: str) -> None:
    enqueue(database, JOBS[0])
    with rivals(4, "claim_and_hang", database_url) as started:
        for rival in started:
            rival.go()
        said = [rival.line() for rival in started]
    assert sorted(said) == ["empty", "empty", "empty", JOBS[0].id]


def test_the_job_of_a_process_that_was_killed_is_taken_over_when_its_lease_ends(
    database: Database, database_url: str
) -> None:
    enqueue(database, JOBS[0])
    with rivals(1, "claim_and_hang", database_url) as (worker,):
        worker.go()
        worker.says(JOBS[0].id)
        worker.kill()
    with database.begin() as transaction:
        assert transaction.jobs.claim(NOON + LEASE) is None
        taken = transaction.jobs.claim(NOON + LEASE + timedelta(microseconds=1))
    assert taken is not None
    assert (taken.id, taken.argument, taken.tries) == (JOBS[0].id, JOBS[0].argument, 1)


def test_a_process_that_dies_while_it_claims_loses_no_job(
    database: Database, database_url: str
) -> None:
    enqueue(database, *JOBS)
    with rivals(2, "claim", database_url) as (killed, other):
        killed.go()
        first = killed.line()
        killed.kill()
        other.go()
        done = {first, *killed.lines(), *other.lines()} - {"empty"}
    with database.begin() as transaction:
        left = {
            job.id
            for job in JOBS
            if (state := transaction.job_state(job.id)) and state.state == "running"
        }
    # At most the one it held is left, for whoever comes after the lease.
    assert len(left) <= 1
    assert done | left == {job.id for job in JOBS}


def test_two_who_enqueue_the_same_job_at_once_add_it_once(database: Database) -> None:
    def add() -> None:
        enqueue(database, JOBS[0])

    with waits_before(database, "INSERT INTO jobs", 2):
        assert together(add, add) == [None, None]
    assert count(database, rows.jobs) == 1
