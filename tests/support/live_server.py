"""The application behind a real HTTP server, because in-process transports do not stream."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
import uvicorn
from fastapi import FastAPI

_START_LIMIT_S = 30


class _Server(uvicorn.Server):
    """Tells when it has started, so that nobody needs to poll."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = threading.Event()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn exits where the application cannot start; whoever waits for `settled` says so.
        with suppress(SystemExit):
            super().run(sockets)
        self.settled.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.settled.set()


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free loopback port; gives its base URL, without a slash at the end."""
    server = _Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=5))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            if not server.settled.wait(_START_LIMIT_S) or not server.started:
                pytest.fail("the application did not start", pytrace=False)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def live_server() -> Iterator[Callable[[FastAPI], str]]:
    """Call it with an application to serve it until the test ends; returns the base URL."""
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))
