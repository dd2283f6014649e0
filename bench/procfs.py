"""Processor time and memory of processes, as /proc tells them (Linux)."""

import os
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def cpu_s(pid: int) -> float:
    """Seconds of processor time of a process, all threads, user and system; exact to a tick (10 ms)."""
    # The name in brackets may hold blanks, so fields are counted from behind it.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_S


def memory_mb(pid: int) -> float:
    """Resident memory of a process in MB (10^6 bytes)."""
    resident = Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]
    return round(int(resident) * _PAGE_BYTES / 1e6, 1)


def machine_busy_s() -> float:
    """Seconds of processor time that the whole machine has spent, stolen time included."""
    first = Path("/proc/stat").read_text(encoding="utf-8").splitlines()[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft_irq, stolen = (int(field) for field in first[:8])
    return (user + nice + system + irq + soft_irq + stolen) / _TICKS_PER_S


def pin(pid: int, *, measured: bool) -> None:
    """Keep what is measured on the first core and all else on the others, where there are others."""
    cores = sorted(os.sched_getaffinity(os.getppid()) | os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(pid, cores[:1] if measured else cores[1:])
