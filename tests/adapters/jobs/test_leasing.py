"""A job that takes long keeps its lease, and what went wrong is told without anybody's words."""

import asyncio
import logging

import pytest

from tests.adapters.jobs.bench import (
    JOB,
    LIMIT_S,
    MOMENT,
    Handled,
    Shaky,
    a_worker,
    enqueue,
    state,
)
from tests.adapters.storage.values import HandClock
from trainer.adapters.jobs import lease_worker
from trainer.adapters.jobs.lease_worker import RENEW_S
from trainer.adapters.storage.database import Database
from trainer.adapters.storage.job_table import LEASE, SqlJobs
from trainer.ports import Job, JobState


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases are renewed many times a second."""
    monkeypatch.setattr(lease_worker, "RENEW_S", 0.01)


def test_a_lease_can_be_renewed_twice_before_it_runs_out() -> None:
    assert LEASE.total_seconds() >= RENEW_S * 3


def claimable(database: Database, clock: HandClock) -> Job | None:
    """What another worker would get; it leaves the queue as it was."""
    with database.engine.connect() as connection:
        return SqlJobs(connection).claim(clock.now())


@pytest.mark.usefixtures("_often")
@pytest.mark.parametrize("failing", [(), (2, 3)], ids=["always", "not at once"])
async def test_a_job_keeps_its_lease_for_as_long_as_it_runs(
    database: Database, failing: tuple[int, ...]
) -> None:
    enqueue(database)
    clock = HandClock()

    async def takes_long(_argument: str) -> None:
        for _ in range(3):
            clock.time += LEASE + MOMENT
            async with asyncio.timeout(LIMIT_S):
                while claimable(database, clock) is not None:  # noqa: ASYNC110 - it is the database's event
                    await asyncio.sleep(0.01)

    assert await a_worker(Shaky(database, *failing), takes_long, clock).run_one()
    assert state(database) == JobState(state="done", tries=1, reason="")


async def test_a_run_that_was_overtaken_settles_nothing(database: Database) -> None:
    enqueue(database)
    clock, other = HandClock(), Handled()

    async def outlives_its_lease(_argument: str) -> None:
        clock.time += LEASE + MOMENT
        await a_worker(database, other, clock).run_one()
        message = "too late"
        raise ValueError(message)

    assert await a_worker(database, outlives_its_lease, clock).run_one()
    assert other.asked == [JOB.argument]
    assert state(database) == JobState(state="done", tries=2, reason="")


async def test_a_bug_is_logged_with_its_place_and_without_anybodys_words(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    enqueue(database)
    handler = Handled(ValueError("cannot read 'my husband died'"))
    with caplog.at_level(logging.DEBUG):
        assert await a_worker(database, handler).run_one()
    assert "raise error" in caplog.text
    assert "ValueError" in caplog.text
    assert "husband" not in caplog.text
    assert "husband" not in state(database).reason


async def test_a_bug_in_the_queue_itself_does_not_end_the_worker(database: Database) -> None:
    class Buggy(Shaky):
        def begin(self):
            message = "a bug"
            raise ValueError(message)

    assert not await a_worker(Buggy(database), Handled()).run_one()
