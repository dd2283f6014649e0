"""Timing one call of this process."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.report import Row, quantile


@dataclass(frozen=True, kw_only=True, slots=True)
class Timed:
    """Milliseconds that passed, and milliseconds of processor time."""

    ms: float
    cpu_ms: float


def timed(call: Callable[[], object]) -> Timed:
    """One call."""
    began, cpu_began = time.perf_counter(), time.process_time()
    call()
    cpu_ms = (time.process_time() - cpu_began) * 1000
    return Timed(ms=(time.perf_counter() - began) * 1000, cpu_ms=cpu_ms)


def quickest(rounds: Sequence[Sequence[Timed]]) -> list[Timed]:
    """For each call the quickest of all rounds: the rest of a slower one went to other processes."""
    return [min(calls, key=lambda one: one.ms) for calls in zip(*rounds, strict=True)]


def quantiles(taken: Sequence[Timed], digits: int) -> Row:
    """Number, p50 and p95, as columns of a table."""
    passed, busy = [one.ms for one in taken], [one.cpu_ms for one in taken]
    return {
        "n": len(taken),
        "ms_p50": quantile(passed, 0.5, digits),
        "ms_p95": quantile(passed, 0.95, digits),
        "cpu_ms_p50": quantile(busy, 0.5, digits),
        "cpu_ms_p95": quantile(busy, 0.95, digits),
    }
