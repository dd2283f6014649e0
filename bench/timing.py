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


def timed(call: Callable[[], object], times: int = 1) -> Timed:
    """The quickest of several calls: what the others took longer, the machine did elsewhere."""
    taken = []
    for _ in range(times):
        began, cpu_began = time.perf_counter(), time.process_time()
        call()
        cpu_ms = (time.process_time() - cpu_began) * 1000
        taken.append(Timed(ms=(time.perf_counter() - began) * 1000, cpu_ms=cpu_ms))
    return min(taken, key=lambda one: one.ms)


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
