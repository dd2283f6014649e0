"""The bundle of ports that every use case takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

import anyio.to_thread

from trainer.ports import (
    Chance,
    Clock,
    Counters,
    Jobs,
    Judge,
    Library,
    Listener,
    Statistics,
    Storage,
    Voice,
)

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """All ports. `authored` speaks when `voice` (a model, where one is configured) cannot."""

    storage: Storage
    library: Library
    listener: Listener
    voice: Voice
    authored: Voice
    judge: Judge
    clock: Clock
    chance: Chance
    jobs: Jobs
    count: Counters
    statistics: Statistics

    @property
    def register(self) -> "Register":
        """The part of the services that knows people."""
        return Register(storage=self.storage, clock=self.clock, chance=self.chance)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What adding people and signing them in needs."""

    storage: Storage
    clock: Clock
    chance: Chance


async def in_thread(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a sync call (storage, listener) in a thread, so that the event loop stays free."""

    def work() -> T:
        return call(*args, **kwargs)

    return await anyio.to_thread.run_sync(work)
