"""The worker: claims a job, runs it, and lets a failed one wait before its next try."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import timedelta

import anyio.to_thread

from trainer.adapters.jobs.queue import Store
from trainer.errors import TrainerError
from trainer.ports import Clock, Job

log = logging.getLogger("trainer.jobs")
TICK_S = 2.0  # how often the queue is looked at without being woken
RENEW_S = 100.0  # how often the lease of a running job is lengthened: a third of it
STOP_S = 10.0  # how long a job may go on when the service stops
PAUSES = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10))
Handler = Callable[[str], Awaitable[object]]


class LeaseWorker:
    """Runs jobs one after the other; several workers may share a queue."""

    def __init__(self, store: Store, clock: Clock, handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._clock = clock
        self._handlers = handlers
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._stopping = False

    def start(self) -> None:
        """Work beside what else the loop does, until `stop`."""
        self._stopping = False
        self._task = asyncio.create_task(self.run())

    async def stop(self) -> None:
        """Claim nothing more, and wait for the job that runs; one that takes too long is cancelled.

        Only then may the database be closed: a cancelled job would leave it to a thread.
        """
        self._stopping = True
        self._woken.set()
        if self._task is None:
            return
        _, late = await asyncio.wait({self._task}, timeout=STOP_S)
        if late:
            log.warning("a job still runs after %s s; it is tried again after its lease", STOP_S)
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=STOP_S)

    def wake(self) -> None:
        """Look at the queue now; may be called from any thread, before and after the work."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop was closed
                self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Work until stopped or cancelled."""
        self._loop = asyncio.get_running_loop()
        while not self._stopping:
            self._woken.clear()  # before the look: who wakes during it is not forgotten
            while not self._stopping and await self.run_one():
                pass
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), TICK_S)

    async def run_one(self) -> bool:
        """Run the next job that is due; whether there was one."""
        try:
            job = await anyio.to_thread.run_sync(self._claim)
        except Exception as error:  # noqa: BLE001 - the worker outlives whatever it meets
            log.warning("the queue cannot be read: %s", _told(error))
            return False
        if job is None:
            return False
        try:
            reason = await self._run(job)
            await anyio.to_thread.run_sync(self._settle, job, reason)
        except Exception as error:  # noqa: BLE001 - as above; the job is taken up after its lease
            log.warning("the result of job %s cannot be stored: %s", job.id, _told(error))
        return True

    async def _run(self, job: Job) -> str | None:
        """Why the job failed, or None."""
        if job.tries > len(PAUSES):
            return "Each run ended together with its worker, or outlived its lease."
        handler = self._handlers.get(job.name)
        if handler is None:
            return f"Nobody here knows how to do '{job.name}'."
        over = asyncio.Event()
        renewing = asyncio.create_task(self._keep_lease(job, over))
        try:
            await handler(job.argument)
        except Exception as error:  # noqa: BLE001 - a bug in a handler fails its job only
            return _told(error)
        finally:
            over.set()
            await renewing
        return None

    async def _keep_lease(self, job: Job, over: asyncio.Event) -> None:
        while not over.is_set():
            try:
                await asyncio.wait_for(over.wait(), RENEW_S)
            except TimeoutError:
                await self._renew_once(job)

    async def _renew_once(self, job: Job) -> None:
        try:
            is_ours = await anyio.to_thread.run_sync(self._renew, job)
        except Exception as error:  # noqa: BLE001 - the lease lasts for two more attempts
            log.warning("the lease of job %s cannot be renewed: %s", job.id, _told(error))
            return
        if not is_ours:
            log.warning("job %s was taken over while it ran", job.id)

    def _claim(self) -> Job | None:
        with self._store.begin() as transaction:
            return transaction.jobs.claim(self._clock.now())

    def _renew(self, job: Job) -> bool:
        with self._store.begin() as transaction:
            return transaction.jobs.renew(job, self._clock.now())

    def _settle(self, job: Job, reason: str | None) -> None:
        with self._store.begin() as transaction:
            if reason is None:
                is_ours = transaction.jobs.finish(job)
            else:
                log.warning("job %s failed (try %s): %s", job.id, job.tries + 1, reason)
                pause = PAUSES[job.tries] if job.tries < len(PAUSES) else None
                retry_at = None if pause is None else self._clock.now() + pause
                is_ours = transaction.jobs.fail(job, reason, retry_at)
        if not is_ours:
            log.warning("job %s was taken over; this run of it does not count", job.id)


def _told(error: Exception) -> str:
    """What an error of ours says, or the kind of another one, whose place is logged.

    The message of an error that is not ours may quote a transcript, and is neither kept nor logged.
    """
    if isinstance(error, TrainerError):
        return str(error)
    kind = type(error).__name__
    log.error("%s, raised at\n%s", kind, "".join(traceback.format_tb(error.__traceback__)))
    return f"An error nobody foresaw ({kind}); the log says where."
