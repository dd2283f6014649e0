"""What a language model's endpoint may answer, at its best and at its worst."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

_MODEL = "scripted"


@dataclass(frozen=True)
class Reply:
    """One answer of the endpoint.

    With `text` it is a chat completion, streamed where the request asks for a stream; else `body` is sent as it stands.
    `wait_s` passes before the first byte, `gap_s` before each further piece of a stream, and a stream breaks off after
    `cut_after` pieces.
    """

    text: str | None = None
    body: str = ""
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0
    gap_s: float = 0
    cut_after: int | None = None


def says(text: str) -> Reply:
    """A completion with this text; the empty text is the empty content some servers send."""
    return Reply(text=text)


def slow(text: str, *, wait_s: float = 0, gap_s: float = 0) -> Reply:
    """A completion that takes its time before the first piece, between pieces, or both."""
    return Reply(text=text, wait_s=wait_s, gap_s=gap_s)


def cut(text: str, *, after: int) -> Reply:
    """A stream whose connection drops after so many words."""
    return Reply(text=text, cut_after=after)


def rate_limited(*, retry_after_s: int) -> Reply:
    """429, with the time the server asks us to wait."""
    return _error(
        HTTPStatus.TOO_MANY_REQUESTS, "slow down", headers={"Retry-After": str(retry_after_s)}
    )


def server_error() -> Reply:
    """500."""
    return _error(HTTPStatus.INTERNAL_SERVER_ERROR, "out of memory")


def refuses(message: str) -> Reply:
    """400, as servers answer a parameter or a response format they do not know."""
    return _error(HTTPStatus.BAD_REQUEST, message)


def denies() -> Reply:
    """401, as for a wrong key."""
    return _error(HTTPStatus.UNAUTHORIZED, "wrong API key")


def html() -> Reply:
    """A proxy's page in place of an answer, with status 200."""
    return Reply(body="<html><h1>Gateway</h1></html>", headers={"Content-Type": "text/html"})


def bad_json() -> Reply:
    """An answer that promises JSON and stops in the middle of it."""
    return Reply(
        body='{"id": "1", "choices": [{"mess', headers={"Content-Type": "application/json"}
    )


def _error(status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "error", "code": status.value}})
    json_headers = {"Content-Type": "application/json", **(headers or {})}
    return Reply(body=body, status=status, headers=json_headers)


def completion(text: str) -> str:
    """The body of a chat completion that is not streamed."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": "stop",
    }
    return json.dumps(
        {**_envelope("chat.completion"), "choices": [choice], "usage": _usage(text)},
    )


def chunks(text: str) -> list[str]:
    """The events of a streamed chat completion: a word each, the usage, the end mark."""
    words = [_chunk({"content": word}) for word in re.findall(r"\S+\s*", text)]
    usage = {**_envelope("chat.completion.chunk"), "choices": [], "usage": _usage(text)}
    events = [_chunk({"role": "assistant", "content": ""}), *words, _chunk({}, "stop"), usage]
    return [f"data: {json.dumps(event)}\n\n" for event in events] + ["data: [DONE]\n\n"]


def _chunk(delta: dict[str, str], finish_reason: str | None = None) -> dict[str, object]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return {**_envelope("chat.completion.chunk"), "choices": [choice]}


def _envelope(kind: str) -> dict[str, object]:
    return {"id": "reply-1", "object": kind, "created": 0, "model": _MODEL}


def _usage(text: str) -> dict[str, int]:
    words = len(text.split())
    return {"prompt_tokens": 1, "completion_tokens": words, "total_tokens": 1 + words}
