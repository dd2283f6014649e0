"""A worker stops when its job is done, or when that takes too long, and leaves nothing behind."""

import asyncio

import pytest

from tests.adapters.jobs.bench import JOB, LIMIT_S, Handled, a_worker, enqueue, state
from trainer.adapters.jobs import lease_worker
from trainer.adapters.storage.database import Database
from trainer.ports import Job, JobState

SECOND = Job(name="judge", argument="attempt-2", id="job-2")


class Held(Handled):
    """A handler that goes on when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()
        self.let = asyncio.Event()

    async def __call__(self, argument: str) -> None:
        self.begun.set()
        await self.let.wait()
        await super().__call__(argument)


async def test_a_worker_that_stops_settles_its_job_and_claims_no_other(database: Database) -> None:
    enqueue(database, JOB, SECOND)
    handler = Held()
    worker = a_worker(database, handler)
    worker.start()
    async with asyncio.timeout(LIMIT_S):
        await handler.begun.wait()
        stopped = asyncio.create_task(worker.stop())
        await asyncio.sleep(0)
        assert not stopped.done()
        handler.let.set()
        await stopped
    assert state(database) == JobState(state="done", tries=1, reason="")
    assert state(database, SECOND.id).state == "waiting"


async def test_a_worker_that_waits_stops_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease_worker, "TICK_S", 3600.0)
    enqueue(database)
    handler = Held()
    handler.let.set()
    worker = a_worker(database, handler)
    worker.start()
    async with asyncio.timeout(LIMIT_S):
        await handler.begun.wait()
        await worker.stop()
    assert state(database).state == "done"


async def test_a_job_that_takes_too_long_is_left_to_whoever_comes_after_its_lease(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease_worker, "STOP_S", 0.01)
    enqueue(database)
    handler = Held()
    worker = a_worker(database, handler)
    worker.start()
    async with asyncio.timeout(LIMIT_S):
        await handler.begun.wait()
        await worker.stop()
    assert state(database) == JobState(state="running", tries=1, reason="")
    assert handler.asked == []


async def test_stopping_a_worker_that_never_began_does_no_harm(database: Database) -> None:
    await a_worker(database, Handled()).stop()


def test_waking_a_worker_whose_loop_is_closed_does_no_harm(database: Database) -> None:
    enqueue(database)
    handler = Held()
    handler.let.set()
    worker = a_worker(database, handler)

    async def works() -> None:
        worker.start()
        await handler.begun.wait()
        await worker.stop()

    asyncio.run(works())
    worker.wake()
    assert state(database).state == "done"
