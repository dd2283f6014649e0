"""A mock of an OpenAI-compatible server: sixty short words, on an absolute schedule.

`python -m bench.mock_model` prints its port. The name of the model is the schedule: `mock-200-5` sends
the first token after 200 ms, then one every 5 ms. Each token is due at its own time, so a
late loop catches up instead of drifting. `GET /stats` says how late it was; asking starts anew.
"""

import asyncio
import json
import sys
import time
from itertools import permutations
from typing import Any, cast

import uvloop

# Only short, common words, so that no guard finds a fact in them; sixty, as long as a reply may be.
FIRST_CLAUSE = "I do not know yet,"
_OTHER_CLAUSES = (
    "to be fair with you.",
    "It has been on my mind for some time now,",
    "and I go back and forth on it a lot.",
    "I like to take it slow,",
    "that is just how I am.",
    "So say what you have to say,",
    "and I will hear it out one bit at a time.",
)
_ORDERS = tuple(permutations(_OTHER_CLAUSES))
TOKENS = len(" ".join((FIRST_CLAUSE, *_OTHER_CLAUSES)).split())
_HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\n"
    b"transfer-encoding: chunked\r\n\r\n"
)


def tokens_of(number: int) -> list[str]:
    """The reply to the request of this number; thousands differ, so that no cache knows them."""
    clauses = (FIRST_CLAUSE, *_ORDERS[number % len(_ORDERS)])
    return [f"{word} " for word in " ".join(clauses).split()]


def model_name(first_ms: int, gap_ms: int) -> str:
    """The name under which the mock keeps this schedule."""
    return f"mock-{first_ms}-{gap_ms}"


class Book:
    """What the mock was asked, and how many ms late its first tokens were."""

    def __init__(self) -> None:
        self.streams = 0
        self.late_ms: list[float] = []
        self.judge_letters: list[int] = []

    def take(self) -> dict[str, object]:
        """The figures since the last time."""
        late, judged = sorted(self.late_ms), self.judge_letters
        self.late_ms, self.judge_letters = [], []
        return {
            "late_ms_p95": round(late[int(0.95 * len(late))], 2) if late else None,
            "judge_calls": len(judged),
            "judge_letters": sum(judged),
        }


class Caller(asyncio.Protocol):
    """One kept-alive connection; requests follow each other."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._loop = asyncio.get_running_loop()
        self._buffer = b""
        self._due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by name

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Stop speaking to nobody."""
        if self._due is not None:
            self._due.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer once the request is whole."""
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
        if found and len(body) >= int(length or b"0"):
            self._buffer = b""
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        if head.startswith(b"GET"):
            self._send_json(self._book.take())
            return
        asked = json.loads(body)
        if asked.get("stream"):
            self._begin_stream(asked["model"])
            return
        self._book.judge_letters.append(sum(len(line["content"]) for line in asked["messages"]))
        message = {"role": "assistant", "content": json.dumps({"answers": []})}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._send_json({**_envelope("chat.completion", asked["model"]), "choices": [choice]})

    def _send_json(self, document: object) -> None:
        body = json.dumps(document).encode()
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        self._transport.write(head % len(body) + body)

    def _begin_stream(self, model: str) -> None:
        first_ms, gap_ms = (int(part) for part in model.split("-")[1:])
        self._transport.write(_HEAD)
        self._book.streams += 1
        words = tokens_of(self._book.streams)
        pieces = [_event(_delta(model, {"content": word})) for word in words]
        pieces[-1] += _ending(model)
        self._start = time.perf_counter() + first_ms / 1000
        self._gap_s = gap_ms / 1000
        self._due = self._loop.call_later(first_ms / 1000, self._first, pieces)

    def _first(self, pieces: list[bytes]) -> None:
        self._book.late_ms.append((time.perf_counter() - self._start) * 1000)
        self._speak(pieces, 0)

    def _speak(self, pieces: list[bytes], sent: int) -> None:
        """Send every piece that is due, then wait for the time of the next."""
        passed_s = time.perf_counter() - self._start
        due = min(len(pieces), max(sent + 1, int(passed_s / self._gap_s) + 1))
        self._transport.write(b"".join(pieces[sent:due]))
        if due < len(pieces):
            wait_s = self._start + due * self._gap_s - time.perf_counter()
            self._due = self._loop.call_later(max(0.0, wait_s), self._speak, pieces, due)


def _envelope(kind: str, model: str) -> dict[str, Any]:
    return {"id": "reply", "object": kind, "created": 0, "model": model}


def _delta(model: str, delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {**_envelope("chat.completion.chunk", model), "choices": [choice]}


def _event(document: object) -> bytes:
    text = document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))
    line = f"data: {text}\n\n".encode()
    return b"%x\r\n%b\r\n" % (len(line), line)


def _ending(model: str) -> bytes:
    usage = {"prompt_tokens": 1, "completion_tokens": TOKENS, "total_tokens": TOKENS + 1}
    counted = {**_envelope("chat.completion.chunk", model), "choices": [], "usage": usage}
    stop = _event(_delta(model, {}, "stop"))
    return stop + _event(counted) + _event("[DONE]") + b"0\r\n\r\n"


async def _serve() -> None:
    book = Book()
    server = await asyncio.get_running_loop().create_server(lambda: Caller(book), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    uvloop.run(_serve())
