"""The queue: a table with leases. A job runs at least once, and under one lease at a time."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select, update

from trainer.adapters.storage import rows
from trainer.adapters.storage.inserts import add_unless_there
from trainer.ports import Job, JobState

LEASE = timedelta(minutes=5)


class SqlJobs:
    """Stored jobs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: Job) -> None:
        """Put a job at the end of the queue; one with this id is never added twice.

        Jobs that are added at the same moment may share a place; their ids settle who is first.
        """
        last = select(func.coalesce(func.max(rows.jobs.c.place), 0)).scalar_subquery()
        add_unless_there(
            self._connection,
            rows.jobs,
            id=job.id,
            name=job.name,
            argument=job.argument,
            state="waiting",
            tries=0,
            reason="",
            place=last + 1,
        )

    def claim(self, now: datetime) -> Job | None:
        """The next job that is due, leased to the caller; also one whose lease has run out."""
        due = or_(
            (rows.jobs.c.state == "waiting")
            & (rows.jobs.c.not_before.is_(None) | (rows.jobs.c.not_before <= now)),
            (rows.jobs.c.state == "running") & (rows.jobs.c.leased_until < now),
        )
        first = select(rows.jobs).where(due).order_by(rows.jobs.c.place, rows.jobs.c.id).limit(1)
        row = self._connection.execute(first.with_for_update(skip_locked=True)).one_or_none()
        if row is None:
            return None
        self._connection.execute(
            update(rows.jobs)
            .where(rows.jobs.c.id == row.id)
            .values(state="running", tries=row.tries + 1, leased_until=now + LEASE)
        )
        return Job(name=row.name, argument=row.argument, id=row.id, tries=row.tries)

    def renew(self, job: Job, now: datetime) -> bool:
        """Lengthen the lease of a claimed job; False where it is no longer the caller's."""
        return self._set(job, leased_until=now + LEASE)

    def finish(self, job: Job) -> bool:
        """The claimed job is done; False, and no change, where it is no longer the caller's."""
        return self._set(job, state="done", reason="", leased_until=None)

    def fail(self, job: Job, reason: str, retry_at: datetime | None) -> bool:
        """The claimed job failed; it waits for `retry_at`, or is given up.

        False, and no change, where it is no longer the caller's.
        """
        state = "waiting" if retry_at is not None else "failed"
        return self._set(job, state=state, reason=reason, not_before=retry_at, leased_until=None)

    def _set(self, job: Job, **values: object) -> bool:
        # Who claims a job counts a try, so the number of tries tells one lease from the next.
        is_leased = (rows.jobs.c.state == "running") & (rows.jobs.c.tries == job.tries + 1)
        changed = self._connection.execute(
            update(rows.jobs).where(rows.jobs.c.id == job.id, is_leased).values(**values)
        )
        return changed.rowcount == 1

    def state(self, job_id: str) -> JobState | None:
        """How far a job is, or None."""
        row = self._connection.execute(
            select(rows.jobs).where(rows.jobs.c.id == job_id)
        ).one_or_none()
        return JobState(state=row.state, tries=row.tries, reason=row.reason) if row else None
