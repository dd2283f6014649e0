"""The worker: claims a job, runs it, and lets a failed one wait before its next try."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

import anyio.to_thread

from trainer.errors import TrainerError
from trainer.ports import Clock, Job

log = logging.getLogger("trainer.jobs")
TICK_S = 2.0  # how often the queue is looked at without being woken
PAUSES = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10))
Handler = Callable[[str], Awaitable[object]]


class Queue(Protocol):
    """What a worker needs of a transaction's jobs."""

    def claim(self, now: datetime) -> Job | None:
        """The next job that is due, leased to the caller."""
        ...

    def finish(self, job_id: str) -> None:
        """The job is done."""
        ...

    def fail(self, job_id: str, reason: str, retry_at: datetime | None) -> None:
        """The job failed; it waits for `retry_at`, or is given up."""
        ...


class Opened(Protocol):
    """A transaction with a queue."""

    @property
    def jobs(self) -> Queue: ...


class Store(Protocol):
    """What opens transactions."""

    def begin(self) -> AbstractContextManager[Opened]:
        """Open a transaction."""
        ...


class LeaseWorker:
    """Runs jobs one after the other; several workers may share a queue."""

    def __init__(self, store: Store, clock: Clock, handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._clock = clock
        self._handlers = handlers
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Look at the queue now; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Work until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            while await self.run_one():
                pass
            self._woken.clear()
            try:
                await asyncio.wait_for(self._woken.wait(), TICK_S)
            except TimeoutError:
                continue

    async def run_one(self) -> bool:
        """Run the next job that is due; whether there was one."""
        try:
            job = await anyio.to_thread.run_sync(self._claim)
        except TrainerError as error:
            log.warning("the queue cannot be read: %s", error)
            return False
        if job is None:
            return False
        try:
            await self._handlers[job.name](job.argument)
        except TrainerError as error:
            await anyio.to_thread.run_sync(self._fail, job, str(error))
        else:
            await anyio.to_thread.run_sync(self._finish, job)
        return True

    def _claim(self) -> Job | None:
        with self._store.begin() as transaction:
            return transaction.jobs.claim(self._clock.now())

    def _finish(self, job: Job) -> None:
        with self._store.begin() as transaction:
            transaction.jobs.finish(job.id)

    def _fail(self, job: Job, reason: str) -> None:
        pause = PAUSES[job.tries] if job.tries < len(PAUSES) else None
        retry_at = None if pause is None else self._clock.now() + pause
        log.warning("job %s failed (try %s): %s", job.id, job.tries + 1, reason)
        with self._store.begin() as transaction:
            transaction.jobs.fail(job.id, reason, retry_at)
