"""A worker at a real queue, with handlers and a clock that a test rules."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from threading import Condition

from tests.adapters.storage.values import HandClock
from trainer.adapters.jobs.lease_worker import LeaseWorker
from trainer.adapters.storage.database import Database, SqlTransaction
from trainer.errors import ModelUnavailableError, StorageError
from trainer.ports import Job, JobState

JOB = Job(name="judge", argument="attempt-1", id="job-1")
MOMENT = timedelta(microseconds=1)
LIMIT_S = 20  # a test that waits so long has failed
Handler = Callable[[str], Awaitable[object]]


class Handled:
    """A handler that remembers what it was asked, and raises what it is told to."""

    def __init__(self, *errors: BaseException | None) -> None:
        self.asked: list[str] = []
        self._errors = list(errors)

    async def __call__(self, argument: str) -> None:
        self.asked.append(argument)
        error = self._errors.pop(0) if self._errors else None
        if error is not None:
            raise error


class Shaky:
    """A store that fails at the transactions with these numbers, counted from 1."""

    def __init__(self, database: Database, *failing: int) -> None:
        self.database = database
        self.begun = 0
        self._failing = failing
        self._open = 0
        self._closed = False
        self._changed = Condition()

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """A transaction, or a StorageError."""
        with self._changed:
            self.begun += 1
            if self._closed or self.begun in self._failing:
                message = "the database is away"
                raise StorageError(message)
            self._open += 1
        try:
            with self.database.begin() as transaction:
                yield transaction
        finally:
            with self._changed:
                self._open -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """Begin nothing more, and wait for what was begun.

        A worker that is cancelled leaves its transaction to a thread that nobody waits for.
        """
        with self._changed:
            self._closed = True
            assert self._changed.wait_for(lambda: self._open == 0, LIMIT_S)


def away() -> ModelUnavailableError:
    """What a model's judge raises when nobody answers."""
    return ModelUnavailableError("the model is away")


def enqueue(database: Database, *jobs: Job) -> None:
    """Put jobs on the queue; without any, the one."""
    with database.begin() as transaction:
        for job in jobs or (JOB,):
            transaction.enqueue(job)


def state(database: Database, job_id: str = JOB.id) -> JobState:
    """How far a job is."""
    with database.begin() as transaction:
        found = transaction.job_state(job_id)
    assert found is not None
    return found


def a_worker(
    store: Database | Shaky,
    handler: Handler,
    clock: HandClock | None = None,
    handlers: Mapping[str, Handler] | None = None,
) -> LeaseWorker:
    """A worker that knows how to judge."""
    return LeaseWorker(store, clock or HandClock(), handlers or {"judge": handler})
