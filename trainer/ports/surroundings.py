"""What surrounds a use case: the time, chance, the queue, the counters and the statistics."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """The moment, in UTC, aware."""
        ...


class Chance(Protocol):
    """The only source of chance: ids, tokens and seeds."""

    def new_id(self) -> str:
        """A short random id, safe in a URL."""
        ...

    def new_token(self) -> str:
        """A secret of 256 random bits, safe in a URL."""
        ...

    def new_seed(self) -> int:
        """A seed from 0 to 2**31 - 1."""
        ...


class Jobs(Protocol):
    """Runs what `Transaction.enqueue` has put on the queue."""

    def wake(self) -> None:
        """Look at the queue now rather than at the next tick."""
        ...


class Counters(Protocol):
    """What operators watch; each call adds one."""

    def text(self) -> bytes:
        """All counters in Prometheus' text form."""
        ...

    def guard_stopped(self, problem: str) -> None:
        """The guard stopped words of a model."""
        ...

    def voice_fell_back(self, reason: str) -> None:
        """The authored voice spoke in place of the model."""
        ...


class Statistics(Protocol):
    """Measures of agreement, from libraries that others keep."""

    def kappa(self, pairs: Sequence[tuple[int, int]]) -> float | None:
        """The quadratically weighted kappa of two raters; None where it cannot be told."""
        ...

    def alpha(self, rows: Sequence[Sequence[int | None]]) -> float | None:
        """Krippendorff's alpha for ordered levels: a row for each rater, None where one is missing.

        None where it cannot be told.
        """
        ...
