"""The product as people run it: `trainer serve` as a process, with the demo people, on SQLite."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.children import bare_environment
from bench.procfs import cpu_s, pin

_START_LIMIT_S = 120
_STOP_LIMIT_S = 20


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running service; `start_s` and `start_cpu_s` are what it took until /healthz answered."""

    pid: int
    port: int
    start_s: float
    start_cpu_s: float
    environment: Mapping[str, str]
    folder: Path

    def token(self, email: str) -> str:
        """An API token of one of the demo people."""
        command = [sys.executable, "-m", "trainer", "token", email]
        made = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return made.stdout.strip()


@contextmanager
def served(
    folder: Path, settings: Mapping[str, str] | None = None, *, pinned: bool = False
) -> Iterator[Served]:
    """The service over the data of `folder` until the block ends; `pinned` to the measured core."""
    data = {"TRAINER_DEMO": "1", "TRAINER_DATA_DIR": str(folder)}
    environment = bare_environment({**data, **(settings or {})})
    port = free_port()
    command = [sys.executable, "-m", "trainer", "serve", "--port", str(port)]
    began_s = time.perf_counter()
    with (
        (folder / "errors.txt").open("wb") as errors,
        # The folder holds no .env file, which a checkout may do.
        subprocess.Popen(command, cwd=folder, env=environment, stderr=errors) as process,
    ):
        try:
            if pinned:
                pin(process.pid, measured=True)
            wait_for(port, process, _START_LIMIT_S)
            yield Served(
                pid=process.pid,
                port=port,
                start_s=time.perf_counter() - began_s,
                start_cpu_s=cpu_s(process.pid),
                environment=environment,
                folder=folder,
            )
        finally:
            _stop(process)


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], limit_s: float) -> None:
    """Wait until /healthz answers. Raises RuntimeError when the process ends or takes too long."""
    until_s = time.perf_counter() + limit_s
    while process.poll() is None and time.perf_counter() < until_s:
        with suppress(OSError, http.client.HTTPException):
            if is_healthy(port):
                return
        time.sleep(0.02)
    message = f"it did not answer on port {port}; its exit code is {process.poll()}"
    raise RuntimeError(message)


def is_healthy(port: int) -> bool:
    """Whether /healthz answers 200. Raises OSError when nobody listens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(_STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
