"""A first word with a model endpoint, for `trainer doctor`."""

import time

from trainer.adapters.llm.endpoint import Endpoint


async def probe(endpoint: Endpoint, model: str) -> str:
    """One short sentence about an endpoint that answers. Raises ModelError with what to do."""
    started = time.perf_counter()
    with endpoint.speaking_plainly():
        reply = await endpoint.client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": "Say yes."}], max_tokens=5
        )
    seconds = time.perf_counter() - started
    tokens = reply.usage.total_tokens if reply.usage else 0
    counted = f"counts tokens ({tokens})" if tokens else "does not count tokens; they are estimated"
    return f"{model} at {endpoint.base_url} answered in {seconds:.1f} s and {counted}"
