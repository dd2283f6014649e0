"""The client's end of one kept-alive HTTP/1.1 connection, on bare asyncio so that it costs little."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One whole answer; times count from the moment its request was sent.

    `first_ms` is when the awaited words had come, None where they never did; `whole_ms` is the end.
    """

    status: int
    first_ms: float | None
    whole_ms: float
    ended_at_s: float
    data: bytes


class Wire(asyncio.Protocol):
    """Sends a request and reads until its answer is whole."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to ask."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by name

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever waits must hear of it."""
        waiting = getattr(self, "_answer", None)
        if waiting is not None and not waiting.done():
            waiting.set_exception(exc or ConnectionError("the server closed the connection"))

    async def ask(self, request: bytes, awaited: bytes = b"\r\n\r\n") -> Answer:
        """The answer, and when `awaited` had come. Raises OSError when the connection breaks."""
        self._answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._awaited = awaited
        self._first_ms: float | None = None
        self._data = b""
        self._sent_at_s = time.perf_counter()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        """Note when the awaited words come, and when the answer is whole."""
        self._data += data
        now_s = time.perf_counter()
        passed_ms = (now_s - self._sent_at_s) * 1000
        if self._first_ms is None and self._awaited in self._data:
            self._first_ms = passed_ms
        if _is_whole(self._data) and not self._answer.done():
            answer = Answer(
                status=int(self._data[9:12]),
                first_ms=self._first_ms,
                whole_ms=passed_ms,
                ended_at_s=now_s,
                data=self._data,
            )
            self._answer.set_result(answer)

    def close(self) -> None:
        """Hang up."""
        self._transport.close()


def _is_whole(data: bytes) -> bool:
    head, found, body = data.partition(b"\r\n\r\n")
    if not found:
        return False
    _, counted, rest = head.lower().partition(b"content-length:")
    if counted:
        return len(body) >= int(rest.split(b"\r\n")[0])
    return body.endswith(b"0\r\n\r\n")


async def open_wire(port: int) -> Wire:
    """A connection to a server of this machine."""
    _, wire = await asyncio.get_running_loop().create_connection(Wire, "127.0.0.1", port)
    return wire


def request_of(
    method: str, path: str, body: object = None, headers: dict[str, str] | None = None
) -> bytes:
    """The bytes of a request with a JSON body."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1", "content-type: application/json"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    lines += [f"content-length: {len(content)}", "", ""]
    return "\r\n".join(lines).encode() + content


def json_of(answer: Answer) -> object:
    """The document of an answer that is not streamed."""
    return json.loads(answer.data.partition(b"\r\n\r\n")[2])
