"""The queue: a table with leases. A job runs at least once, and under one lease at a time."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, or_, select, update

from trainer.adapters.storage import rows
from trainer.ports import Job, JobState

LEASE = timedelta(minutes=5)


class SqlJobs:
    """Stored jobs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: Job) -> None:
        """Put a job on the queue; one with this id is never added twice."""
        known = self._connection.execute(
            select(rows.jobs.c.id).where(rows.jobs.c.id == job.id)
        ).first()
        if known is None:
            self._connection.execute(
                insert(rows.jobs).values(
                    id=job.id,
                    name=job.name,
                    argument=job.argument,
                    state="waiting",
                    tries=0,
                    reason="",
                )
            )

    def claim(self, now: datetime) -> Job | None:
        """The next job that is due, leased to the caller; also one whose lease has run out."""
        due = or_(
            (rows.jobs.c.state == "waiting")
            & (rows.jobs.c.not_before.is_(None) | (rows.jobs.c.not_before <= now)),
            (rows.jobs.c.state == "running") & (rows.jobs.c.leased_until < now),
        )
        chosen = select(rows.jobs).where(due).order_by(rows.jobs.c.id).limit(1)
        row = self._connection.execute(chosen.with_for_update(skip_locked=True)).one_or_none()
        if row is None:
            return None
        self._connection.execute(
            update(rows.jobs)
            .where(rows.jobs.c.id == row.id)
            .values(state="running", tries=row.tries + 1, leased_until=now + LEASE)
        )
        return Job(name=row.name, argument=row.argument, id=row.id, tries=row.tries)

    def finish(self, job_id: str) -> None:
        """The job is done."""
        self._set(job_id, state="done", reason="", leased_until=None)

    def fail(self, job_id: str, reason: str, retry_at: datetime | None) -> None:
        """The job failed; it waits for `retry_at`, or is given up."""
        state = "waiting" if retry_at is not None else "failed"
        self._set(job_id, state=state, reason=reason, not_before=retry_at, leased_until=None)

    def _set(self, job_id: str, **values: object) -> None:
        self._connection.execute(update(rows.jobs).where(rows.jobs.c.id == job_id).values(**values))

    def state(self, job_id: str) -> JobState | None:
        """How far a job is, or None."""
        row = self._connection.execute(
            select(rows.jobs).where(rows.jobs.c.id == job_id)
        ).one_or_none()
        return JobState(state=row.state, tries=row.tries, reason=row.reason) if row else None
