"""Several threads at once, and a place where they all must have arrived before any goes on."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import event

from tests.adapters.storage.databases import lets_many_write
from trainer.adapters.storage.database import Database
from trainer.errors import TrainerError

T = TypeVar("T")
LIMIT_S = 30  # a test that waits so long has failed


def together(*calls: Callable[[], T]) -> list[T | TrainerError]:
    """What each call returned or raised; all start at the same moment, each in a thread."""
    start = Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | TrainerError:
        start.wait(LIMIT_S)
        try:
            return call()
        except TrainerError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@contextmanager
def waits_before(database: Database, statement: str, crowd: int) -> Iterator[None]:
    """Hold the first `crowd` transactions that come to a statement until all are there.

    So each has read what it wanted before any writes. SQLite lets only one in and needs no such place.
    """
    meeting = Barrier(crowd)
    arrived: list[None] = []

    def before(*args: Any) -> None:
        if args[2].startswith(statement) and len(arrived) < crowd:
            arrived.append(None)
            meeting.wait(LIMIT_S)

    if not lets_many_write(database):
        yield
        return
    event.listen(database.engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", before)
