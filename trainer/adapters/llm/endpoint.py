"""The model endpoint: one client, its time-outs and retries, and errors in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.domain.attempt import Usage
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.prompts.prompt import Prompt, Side

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_S = 3.0
RETRIES = 2
_ROLES = {Side.TOLD: "user", Side.OWN: "assistant"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Prices:
    """Dollars per million tokens, where they are configured."""

    tokens_in: float | None = None
    tokens_out: float | None = None


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where models are asked, and what that costs."""

    client: "AsyncOpenAI"
    base_url: str
    prices: Prices = Prices()

    async def close(self) -> None:
        """Give the connections back."""
        await self.client.close()

    def usage(self, model: str, tokens: tuple[int, int], seconds: float) -> Usage:
        """The cost of one call; `tokens` are those in and those out."""
        dollars = None
        if self.prices.tokens_in is not None and self.prices.tokens_out is not None:
            spent = tokens[0] * self.prices.tokens_in + tokens[1] * self.prices.tokens_out
            dollars = spent / 1_000_000
        return Usage(
            prompt_tokens=tokens[0],
            completion_tokens=tokens[1],
            seconds=round(seconds, 3),
            dollars=dollars,
            model=model,
        )

    @contextmanager
    def speaking_plainly(self) -> Iterator[None]:
        """Turn every failure of a call into ModelUnavailableError or ModelReplyError."""
        import httpx2  # noqa: PLC0415 - takes long, and only a configured model needs it
        import openai  # noqa: PLC0415 - as above

        try:
            yield
        except (openai.APITimeoutError, httpx2.TimeoutException) as error:
            message = f"The model at {self.base_url} took too long to answer."
            raise ModelUnavailableError(message) from error
        except (openai.APIConnectionError, httpx2.TransportError) as error:
            message = f"The model at {self.base_url} cannot be reached, or broke off."
            raise ModelUnavailableError(message) from error
        except openai.APIStatusError as error:
            raise ModelUnavailableError(self._refusal(error.status_code)) from error
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, LookupError) as error:
            message = f"The model at {self.base_url} answered something that cannot be read."
            raise ModelReplyError(message) from error

    def _refusal(self, status: int) -> str:
        advice = {
            401: "it does not accept the key; check TRAINER_LLM_API_KEY",
            403: "it does not accept the key; check TRAINER_LLM_API_KEY",
            404: "it does not know the address or the model; check TRAINER_LLM_BASE_URL and _MODEL",
            429: "it is asked too often; try again later",
        }
        return f"The model at {self.base_url} answered {status}: " + advice.get(
            status, "it cannot serve this now"
        )


def messages(prompt: Prompt) -> list[Any]:
    """The prompt in the provider's form."""
    said = [{"role": _ROLES[line.side], "content": line.text} for line in prompt.lines]
    return [{"role": "system", "content": prompt.system}, *said]


def open_endpoint(base_url: str, api_key: str, *, timeout_s: float, prices: Prices) -> Endpoint:
    """A client for one endpoint. Importing it takes over a second, so only a model pays that."""
    import httpx2  # noqa: PLC0415 - as said
    from openai import AsyncOpenAI  # noqa: PLC0415 - as said

    client = AsyncOpenAI(
        base_url=base_url,
        api_key=api_key or "none",
        max_retries=RETRIES,
        timeout=httpx2.Timeout(timeout_s, connect=CONNECT_S),
    )
    return Endpoint(client=client, base_url=base_url, prices=prices)
