"""The service as its own process, started by the command, so that it can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

_START_LIMIT_S = 60


class ServedProcess:
    """`trainer serve` on a free port, over a data folder that outlives it."""

    def __init__(self, data_dir: Path, env: Mapping[str, str], *, most_file_kb: int | None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        limit = f"ulimit -f {most_file_kb}; " if most_file_kb else ""
        command = f'{limit}exec "$0" -m trainer serve --port {port}'
        self.url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            ["bash", "-c", command, sys.executable],
            env={
                "PATH": os.environ["PATH"],  # noqa: TID251 - a bare environment, with the path
                "TRAINER_DATA_DIR": str(data_dir),
                "TRAINER_DEMO": "1",
                **env,
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + _START_LIMIT_S
        while self._process.poll() is None and time.monotonic() < until:
            with suppress(httpx.TransportError):
                httpx.get(f"{self.url}/healthz", trust_env=False)
                return
        self.kill()
        pytest.fail(f"trainer serve did not start: {self._process.stderr}", pytrace=False)

    def kill(self) -> None:
        """Kill it as the kernel would: nothing of its own runs any more."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()


@contextmanager
def served_process(
    data_dir: Path, env: Mapping[str, str] | None = None, *, most_file_kb: int | None = None
) -> Iterator[ServedProcess]:
    """The service until the block ends; no file it writes may pass `most_file_kb`."""
    process = ServedProcess(data_dir, env or {}, most_file_kb=most_file_kb)
    try:
        yield process
    finally:
        process.kill()
