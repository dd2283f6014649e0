"""The floor: what passing a streamed reply on costs at the very least.

`python -m bench.bare_proxy MODEL_PORT` prints its port. Every caller gets an upstream connection of its
own; the words of a POST are put into a chat request, and the bytes of the answer go back as they come.
No framework, no HTTP library, nothing read per token, nothing stored, nobody asked who they are.
"""

import asyncio
import json
import sys
from typing import cast

import uvloop

_SYSTEM = "You are a homeowner and a sales rep is on the phone. " * 40  # as long as a real brief


class Upstream(asyncio.Protocol):
    """The model's side of one caller."""

    def __init__(self, caller: asyncio.Transport) -> None:
        self._caller = caller

    def data_received(self, data: bytes) -> None:
        """Pass it on."""
        self._caller.write(data)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """What the model ends is over for the caller, too."""
        self._caller.close()


class Downstream(asyncio.Protocol):
    """One caller."""

    def __init__(self, model_port: int) -> None:
        self._model_port = model_port
        self._model: asyncio.Transport | None = None
        self._buffer = b""
        self._opening: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer."""
        self._caller = cast("asyncio.Transport", transport)  # uvloop's is none by name

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Let go of the model."""
        if self._model is not None:
            self._model.close()

    def data_received(self, data: bytes) -> None:
        """Ask the model once the request is whole."""
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
        if not found or len(body) < int(length):
            return
        self._buffer = b""
        request = _request(json.loads(body))
        if self._model is None:
            self._opening = asyncio.create_task(self._open(request))
        else:
            self._model.write(request)

    async def _open(self, request: bytes) -> None:
        loop = asyncio.get_running_loop()
        self._model, _ = await loop.create_connection(
            lambda: Upstream(self._caller), "127.0.0.1", self._model_port
        )
        self._model.write(request)


def _request(asked: dict[str, str]) -> bytes:
    messages = [
        {"role": "system", "content": _SYSTEM},
        {"role": "user", "content": asked["text"]},
    ]
    body = json.dumps({"model": asked["model"], "stream": True, "messages": messages}).encode()
    head = b"POST /v1/chat/completions HTTP/1.1\r\nhost: model\r\ncontent-length: %d\r\n\r\n"
    return head % len(body) + body


async def _serve(model_port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Downstream(model_port), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    uvloop.run(_serve(int(sys.argv[1])))
