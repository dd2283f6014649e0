"""Endpoints that are closed when a test ends."""

from collections.abc import AsyncIterator, Callable

import pytest

from trainer.adapters.llm.endpoint import Endpoint, Prices, open_endpoint

PRICES = Prices(tokens_in=1.0, tokens_out=2.0)
EndpointAt = Callable[..., Endpoint]


@pytest.fixture
async def endpoint_at() -> AsyncIterator[EndpointAt]:
    """Opens endpoints: `endpoint_at(url, key, timeout_s=2)`."""
    opened: list[Endpoint] = []

    def at(base_url: str, api_key: str = "test", *, timeout_s: float = 20) -> Endpoint:
        opened.append(open_endpoint(base_url, api_key, timeout_s=timeout_s, prices=PRICES))
        return opened[-1]

    yield at
    for endpoint in opened:
        await endpoint.close()
