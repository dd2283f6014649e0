"""A real HTTP server that answers chat completions with the replies a test has queued."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.support.replies import Reply, chunks, completion, refuses

Script = Callable[[dict[str, Any]], Reply]
"""The reply to a request, from its body."""


@dataclass(frozen=True)
class Request:
    """What the endpoint was asked; header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


class ScriptedEndpoint:
    """Queue replies, let the program call `base_url`, then read `requests`.

    With nothing queued it answers 400, which clients do not try again, unless `otherwise` was set.
    """

    api_key = "test"
    model = "scripted"

    def __init__(self) -> None:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def queue(self, *replies: Reply) -> None:
        """Answer the next requests with these, in this order."""
        self._server.replies.extend(replies)

    def otherwise(self, reply: Reply | Script) -> None:
        """Answer every request for which nothing is queued with this, or with what it makes of it."""
        self._server.fallback = reply

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, oldest first."""
        return tuple(self._server.requests)

    def close(self) -> None:
        """Stop at once; replies that still wait are dropped."""
        self._server.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.replies: deque[Reply] = deque()
        self.fallback: Reply | Script = refuses("the test has queued no reply for this request")
        self.requests: list[Request] = []
        self.closing = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append(Request(self.path, headers, body))
        reply = self.server.replies.popleft() if self.server.replies else self.server.fallback
        reply = reply if isinstance(reply, Reply) else reply(body)
        # One reply per connection: an idle one would keep its thread waiting for the client.
        self.close_connection = True
        try:
            self._answer(reply, streamed=bool(body.get("stream")))
        except (BrokenPipeError, ConnectionResetError):
            return  # the client gave up, which is what some tests are about

    def _answer(self, reply: Reply, *, streamed: bool) -> None:
        self.server.closing.wait(reply.wait_s)
        if reply.text is None:
            self._send_whole(reply, reply.body)
        elif streamed:
            self._send_head(reply, {"Content-Type": "text/event-stream"})
            self._send_pieces(reply, chunks(reply.text))
        else:
            content = {"Content-Type": "application/json"}
            self._send_whole(reply, completion(reply.text), content)

    def _send_whole(
        self, reply: Reply, text: str, headers: Mapping[str, str] | None = None
    ) -> None:
        content = text.encode()
        self._send_head(reply, {"Content-Length": str(len(content)), **(headers or {})})
        self.wfile.write(content)

    def _send_head(self, reply: Reply, headers: Mapping[str, str]) -> None:
        self.send_response(reply.status)
        for name, value in {"Connection": "close", **headers, **reply.headers}.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _send_pieces(self, reply: Reply, pieces: Iterable[str]) -> None:
        for number, piece in enumerate(pieces):
            # The first piece carries the role and no word.
            if reply.cut_after is not None and number > reply.cut_after:
                return
            content = piece.encode()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(content), content))
            self.server.closing.wait(reply.gap_s)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Stay silent: what was asked is in `requests`."""


@pytest.fixture
def scripted_endpoint() -> Iterator[ScriptedEndpoint]:
    """An OpenAI-compatible endpoint on loopback whose every answer the test decides."""
    endpoint = ScriptedEndpoint()
    yield endpoint
    endpoint.close()
