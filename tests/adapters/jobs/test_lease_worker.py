"""The worker runs each job, tries a failed one again for a while, and outlives what goes wrong."""

import asyncio

import pytest

from tests.adapters.jobs.bench import (
    JOB,
    MOMENT,
    Handled,
    Shaky,
    a_worker,
    away,
    enqueue,
    state,
)
from tests.adapters.storage.values import HandClock
from trainer.adapters.jobs.lease_worker import PAUSES
from trainer.adapters.storage.database import Database
from trainer.adapters.storage.job_table import LEASE
from trainer.ports import Job, JobState


async def test_an_empty_queue_has_nothing_to_do(database: Database) -> None:
    handler = Handled()
    assert not await a_worker(database, handler).run_one()
    assert handler.asked == []


async def test_a_job_is_run_with_its_argument_and_is_done(database: Database) -> None:
    enqueue(database)
    handler = Handled()
    worker = a_worker(database, handler)
    assert await worker.run_one()
    assert handler.asked == ["attempt-1"]
    assert state(database) == JobState(state="done", tries=1, reason="")
    assert not await worker.run_one()


async def test_each_job_goes_to_the_handler_of_its_name(database: Database) -> None:
    enqueue(database, JOB, Job(name="send", argument="mail-1", id="job-2"))
    judge, send = Handled(), Handled()
    worker = a_worker(database, judge, handlers={"judge": judge, "send": send})
    while await worker.run_one():
        pass
    assert (judge.asked, send.asked) == (["attempt-1"], ["mail-1"])


async def test_a_job_is_leased_while_it_runs(database: Database) -> None:
    enqueue(database)
    seen: list[str] = []
    other = Handled()

    async def looks(_argument: str) -> None:
        seen.append(state(database).state)
        assert not await a_worker(database, other).run_one()

    assert await a_worker(database, looks).run_one()
    assert seen == ["running"]
    assert other.asked == []


async def test_a_failed_job_is_tried_again_after_each_pause_and_then_given_up(
    database: Database,
) -> None:
    enqueue(database)
    clock = HandClock()
    handler = Handled(*(away() for _ in range(len(PAUSES) + 1)))
    worker = a_worker(database, handler, clock)
    for tries, pause in enumerate(PAUSES, 1):
        assert await worker.run_one()
        assert state(database) == JobState(state="waiting", tries=tries, reason="the model is away")
        clock.time += pause - MOMENT
        assert not await worker.run_one()
        clock.time += MOMENT
    assert await worker.run_one()
    tries = len(PAUSES) + 1
    assert state(database) == JobState(state="failed", tries=tries, reason="the model is away")
    clock.time += LEASE * 1000
    assert not await worker.run_one()
    assert len(handler.asked) == tries


async def test_a_job_that_works_at_its_second_try_is_done(database: Database) -> None:
    enqueue(database)
    clock = HandClock()
    handler = Handled(away())
    worker = a_worker(database, handler, clock)
    await worker.run_one()
    clock.time += PAUSES[0]
    await worker.run_one()
    assert state(database) == JobState(state="done", tries=2, reason="")


async def test_the_job_of_a_worker_that_was_stopped_is_taken_over(database: Database) -> None:
    enqueue(database)
    clock, begun = HandClock(), asyncio.Event()

    async def hangs(_argument: str) -> None:
        begun.set()
        await asyncio.Event().wait()

    stopped = asyncio.create_task(a_worker(database, hangs, clock).run_one())
    await begun.wait()
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    assert state(database).state == "running"
    handler = Handled()
    clock.time += LEASE + MOMENT
    assert await a_worker(database, handler, clock).run_one()
    assert handler.asked == ["attempt-1"]
    assert state(database) == JobState(state="done", tries=2, reason="")


async def test_two_workers_share_a_queue_and_no_job_runs_twice(database: Database) -> None:
    jobs = [Job(name="judge", argument=f"attempt-{n}", id=f"job-{n}") for n in range(12)]
    enqueue(database, *jobs)
    handler = Handled()

    async def works() -> None:
        worker = a_worker(database, handler)
        while await worker.run_one():
            pass

    await asyncio.gather(works(), works())
    assert sorted(handler.asked) == sorted(job.argument for job in jobs)


async def test_a_queue_that_cannot_be_read_is_looked_at_again_later(database: Database) -> None:
    enqueue(database)
    handler = Handled()
    worker = a_worker(Shaky(database, 1), handler)
    assert not await worker.run_one()
    assert await worker.run_one()
    assert handler.asked == ["attempt-1"]


async def test_a_job_that_takes_its_worker_with_it_is_given_up_some_day(
    database: Database,
) -> None:
    enqueue(database)
    clock, handler, begun = HandClock(), Handled(), asyncio.Event()

    async def hangs(argument: str) -> None:
        await handler(argument)
        begun.set()
        await asyncio.Event().wait()

    for _ in range(len(PAUSES) + 2):
        begun.clear()
        run = asyncio.create_task(a_worker(database, hangs, clock).run_one())
        has_begun = asyncio.create_task(begun.wait())
        await asyncio.wait({run, has_begun}, return_when="FIRST_COMPLETED")
        run.cancel()
        has_begun.cancel()
        await asyncio.wait({run, has_begun})
        clock.time += LEASE + MOMENT
    assert len(handler.asked) == len(PAUSES) + 1
    assert state(database).state == "failed"
