"""A typed answer from a model: the strictest form the server knows, and one second chance."""

import re
import time
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from trainer.adapters.llm.endpoint import Endpoint, messages
from trainer.domain.attempt import Usage
from trainer.errors import ModelReplyError
from trainer.prompts.prompt import Prompt, PromptLine, Side

A = TypeVar("A", bound=BaseModel)
_FORMS = ("json_schema", "json_object", "text")
_OBJECT = re.compile(r"\{.*\}", re.S)


@dataclass(frozen=True, kw_only=True, slots=True)
class Structured(Generic[A]):
    """A typed answer and what it cost."""

    answer: A
    usage: Usage


@dataclass(slots=True)
class StructuredCalls:
    """Asks one endpoint for typed answers, and remembers which form it understands."""

    endpoint: Endpoint
    _forms: dict[str, str] = field(default_factory=dict)

    async def ask(self, model: str, prompt: Prompt, kind: type[A], most: int) -> Structured[A]:
        """The answer. Raises ModelUnavailableError, or ModelReplyError after a second chance."""
        started = time.perf_counter()
        text, tokens = await self._answer(model, prompt, kind, most)
        try:
            answer = _read(text, kind)
        except (ValidationError, ValueError) as error:
            again = _second_chance(prompt, text, error)
            text, more = await self._answer(model, again, kind, most)
            tokens = (tokens[0] + more[0], tokens[1] + more[1])
            answer = self._last(text, kind)
        seconds = time.perf_counter() - started
        return Structured(answer=answer, usage=self.endpoint.usage(model, tokens, seconds))

    def _last(self, text: str, kind: type[A]) -> A:
        try:
            return _read(text, kind)
        except (ValidationError, ValueError) as error:
            message = f"The model at {self.endpoint.base_url} gave no usable answer, twice."
            raise ModelReplyError(message) from error

    async def _answer(
        self, model: str, prompt: Prompt, kind: type[BaseModel], most: int
    ) -> tuple[str, tuple[int, int]]:
        import openai  # noqa: PLC0415 - takes long, and only a configured model needs it

        known = self._forms.get(model)
        with self.endpoint.speaking_plainly():
            for form in (known,) if known else _FORMS:
                try:
                    reply = await self.endpoint.client.chat.completions.create(
                        model=model,
                        messages=messages(prompt),
                        temperature=0,
                        max_tokens=most,
                        **_response_format(form, kind),
                    )
                except (openai.BadRequestError, openai.UnprocessableEntityError):
                    if form == "text" or known:
                        raise
                    continue
                self._forms[model] = form
                return _content(reply)
        message = f"The model at {self.endpoint.base_url} accepts no form of question."
        raise ModelReplyError(message)


def _response_format(form: str, kind: type[BaseModel]) -> dict[str, Any]:
    if form == "text":
        return {}
    if form == "json_object":
        return {"response_format": {"type": "json_object"}}
    schema = {"name": "answer", "schema": kind.model_json_schema(), "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _content(
    reply: Any,
) -> tuple[str, tuple[int, int]]:  # the client's type; or text, from an odd server
    if isinstance(reply, str) or not reply.choices:
        message = "no choices"
        raise ValueError(message)
    usage = reply.usage
    tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)
    return reply.choices[0].message.content or "", tokens


def _read(text: str, kind: type[A]) -> A:
    found = _OBJECT.search(text)
    if found is None:
        message = "there is no JSON object in the answer"
        raise ValueError(message)
    return kind.model_validate_json(found[0])


def _second_chance(prompt: Prompt, text: str, error: Exception) -> Prompt:
    complaint = f"That cannot be read: {str(error)[:400]}. Answer again with one JSON object only."
    return Prompt(
        system=prompt.system,
        lines=(
            *prompt.lines,
            PromptLine(side=Side.OWN, text=text[:2000] or "(nothing)"),
            PromptLine(side=Side.TOLD, text=complaint),
        ),
    )
