"""What a worker needs of the database."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from trainer.ports import Job


class Queue(Protocol):
    """What a worker needs of a transaction's jobs.

    A lease that has run out may be another worker's: what changes a job says False, and changes
    nothing, where it is no longer the caller's.
    """

    def claim(self, now: datetime) -> Job | None:
        """The next job that is due, leased to the caller."""
        ...

    def renew(self, job: Job, now: datetime) -> bool:
        """Lengthen the lease of a claimed job."""
        ...

    def finish(self, job: Job) -> bool:
        """The claimed job is done."""
        ...

    def fail(self, job: Job, reason: str, retry_at: datetime | None) -> bool:
        """The claimed job failed; it waits for `retry_at`, or is given up."""
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
