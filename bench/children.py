"""Processes that a benchmark starts for itself, in folders of its own, and ends again."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.procfs import pin

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Child:
    """A server on the loopback that runs until its block ends."""

    pid: int
    port: int


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is gone when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="trainer-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def part(module: str, *arguments: str, measured: bool) -> Iterator[Child]:
    """A module of this package as a process: it prints its port, and ends with its standard input."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline())
            pin(process.pid, measured=measured)
            yield Child(pid=process.pid, port=port)
        finally:
            process.kill()


def bare_environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Only the paths and what is named: a developer's own settings must not change a figure."""
    path = os.environ["PATH"]  # noqa: TID251 - the path is no setting of ours
    return {"PATH": path, "PYTHONPATH": str(ROOT), **changes}


def whole_environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Everything, for tools that need a machine's proxies and certificates."""
    return {**os.environ, **changes}  # noqa: TID251 - as said
