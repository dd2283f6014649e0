"""A model as the homeowner's voice: streamed, read lean, with what it cost."""

import json
import time
from collections.abc import AsyncGenerator
from typing import Any

from trainer.adapters.llm.endpoint import Endpoint, messages
from trainer.domain.homeowner.brief import Brief
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.ports import Chunk
from trainer.prompts.homeowner import homeowner_prompt, repair_prompt
from trainer.prompts.prompt import Prompt

MOST_TOKENS = 120
WARMTH = 0.8  # temperature: people do not say the same thing the same way twice
LETTERS_PER_TOKEN = 4  # where a server reports no usage


class ModelVoice:
    """Words the authored lines through a model."""

    is_model = True

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._endpoint = endpoint
        self._model = model

    def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:
        """The reply as the model speaks. Raises ModelError."""
        return self._stream(homeowner_prompt(brief))

    def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:
        """The reply once more, told what was wrong. Raises ModelError."""
        return self._stream(repair_prompt(brief, broken, reason))

    async def _stream(self, prompt: Prompt) -> AsyncGenerator[Chunk]:
        """Read the raw lines: the client's own parsing costs more than the rest of a turn."""
        sent = messages(prompt)
        started = time.perf_counter()
        tally = _Tally(asked=sum(len(message["content"]) for message in sent))
        with self._endpoint.speaking_plainly():
            async with self._endpoint.client.chat.completions.with_streaming_response.create(
                model=self._model,
                messages=sent,
                stream=True,
                stream_options={"include_usage": True},
                max_tokens=MOST_TOKENS,
                temperature=WARMTH,
            ) as response:
                self._expect_events(response.headers.get("content-type", ""))
                async for line in response.iter_lines():
                    text = tally.read(line)
                    if text:
                        yield Chunk(text=text)
        if not tally.ended:
            message = f"The model at {self._endpoint.base_url} broke off in mid-sentence."
            raise ModelUnavailableError(message)
        seconds = time.perf_counter() - started
        yield Chunk(text="", usage=self._endpoint.usage(self._model, tally.tokens(), seconds))

    def _expect_events(self, kind: str) -> None:
        if "text/event-stream" not in kind:
            message = (
                f"{self._endpoint.base_url} answered {kind or 'nothing'} instead of a stream. "
                "Is this the address of the API, usually ending in /v1?"
            )
            raise ModelReplyError(message)


class _Tally:
    """What a stream has brought so far."""

    def __init__(self, *, asked: int) -> None:
        self._asked = asked
        self._heard = 0
        self._usage: tuple[int, int] | None = None
        self.ended = False

    def read(self, line: str) -> str:
        """The words of one line of the stream; empty for all that is not words."""
        if not line.startswith("data:"):
            return ""
        body = line[5:].strip()
        if body == "[DONE]":
            self.ended = True
            return ""
        data: dict[str, Any] = json.loads(body)
        self._note_usage(data.get("usage"))
        choices = data.get("choices") or [{}]
        self.ended = self.ended or bool(choices[0].get("finish_reason"))
        text = (choices[0].get("delta") or {}).get("content") or ""
        self._heard += len(text)
        return str(text)

    def _note_usage(self, usage: dict[str, Any] | None) -> None:
        if usage:
            tokens_in = int(usage.get("prompt_tokens", 0))
            self._usage = (tokens_in, int(usage.get("completion_tokens", 0)))

    def tokens(self) -> tuple[int, int]:
        """Tokens in and out, as the server says, else estimated from the letters."""
        return self._usage or (self._asked // LETTERS_PER_TOKEN, self._heard // LETTERS_PER_TOKEN)
