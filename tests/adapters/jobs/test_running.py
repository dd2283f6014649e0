"""The worker's loop: it wakes when it is told to, and goes on whatever happens to one job."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import pytest

from tests.adapters.jobs.bench import JOB, LIMIT_S, Handled, Shaky, a_worker, away, enqueue, state
from trainer.adapters.jobs import lease_worker
from trainer.adapters.jobs.lease_worker import LeaseWorker
from trainer.adapters.storage.database import Database, SqlTransaction
from trainer.errors import TrainerError
from trainer.ports import Job

SECOND = Job(name="judge", argument="attempt-2", id="job-2")


@pytest.fixture(autouse=True)
def _no_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing happens by itself: only who is woken looks at the queue."""
    monkeypatch.setattr(lease_worker, "TICK_S", 3600.0)


@asynccontextmanager
async def running(worker: LeaseWorker, store: Shaky) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(worker.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        store.close()


class Awaited(Handled):
    """A handler one can wait for."""

    def __init__(self, number: int, *errors: BaseException | None) -> None:
        super().__init__(*errors)
        self.enough = asyncio.Event()
        self._number = number

    async def __call__(self, argument: str) -> None:
        try:
            await super().__call__(argument)
        finally:
            if len(self.asked) == self._number:
                self.enough.set()


async def outlived(store: Shaky, handler: Awaited) -> None:
    """Run until the handler was asked often enough; the worker must not have ended before."""
    async with running(a_worker(store, handler), store) as task:
        enough = asyncio.create_task(handler.enough.wait())
        await asyncio.wait({task, enough}, timeout=LIMIT_S, return_when="FIRST_COMPLETED")
        enough.cancel()
        if task.done():
            task.result()
        assert handler.enough.is_set()


async def test_the_worker_does_all_that_waits_when_it_starts(database: Database) -> None:
    enqueue(database, JOB, SECOND)
    handler = Awaited(2)
    await outlived(Shaky(database), handler)
    assert handler.asked == ["attempt-1", "attempt-2"]


async def test_a_worker_that_waits_is_woken_from_any_thread(database: Database) -> None:
    handler, store = Awaited(1), Shaky(database)
    worker = a_worker(store, handler)
    async with running(worker, store), asyncio.timeout(LIMIT_S):
        while not handler.asked:
            enqueue(database)
            await asyncio.to_thread(worker.wake)
            with suppress(TimeoutError):
                await asyncio.wait_for(handler.enough.wait(), 0.1)
    assert handler.asked == ["attempt-1"]


async def test_waking_a_worker_before_it_runs_does_no_harm(database: Database) -> None:
    enqueue(database)
    handler, store = Awaited(1), Shaky(database)
    worker = a_worker(store, handler)
    worker.wake()
    assert store.begun == 0
    async with running(worker, store), asyncio.timeout(LIMIT_S):
        await handler.enough.wait()


class LateJob(Shaky):
    """A store at which a job arrives, and wakes, just after the queue was found empty."""

    worker: LeaseWorker

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with super().begin() as transaction:
            yield transaction
        if self.begun == 1:
            enqueue(self.database)
            self.worker.wake()


async def test_a_job_that_arrives_just_after_the_last_look_is_not_overslept(
    database: Database,
) -> None:
    store, handler = LateJob(database), Awaited(1)
    store.worker = a_worker(store, handler)
    async with running(store.worker, store), asyncio.timeout(3):
        await handler.enough.wait()


async def test_a_handler_with_a_bug_fails_its_job_and_not_the_worker(database: Database) -> None:
    enqueue(database, JOB, SECOND)
    handler = Awaited(2, ValueError("a bug"))
    await outlived(Shaky(database), handler)
    assert state(database).reason != ""


async def test_a_job_that_nobody_knows_fails_and_not_the_worker(database: Database) -> None:
    enqueue(database, Job(name="forgotten", argument="", id="job-0"), JOB)
    handler = Awaited(1)
    await outlived(Shaky(database), handler)
    assert state(database, "job-0").reason != ""


@pytest.mark.parametrize("error", [None, away()], ids=["finish", "fail"])
async def test_a_result_that_cannot_be_stored_does_not_end_the_worker(
    database: Database, error: TrainerError | None
) -> None:
    enqueue(database, JOB, SECOND)
    handler = Awaited(2, error)
    await outlived(Shaky(database, 2), handler)
    assert handler.asked == ["attempt-1", "attempt-2"]
