"""The model's voice against a real server, and against one that misbehaves."""

import socket
from collections.abc import AsyncIterator

import pytest

from tests.adapters.llm.conftest import EndpointAt
from tests.builders import a_scene, a_turn
from tests.support.model_server import ModelServer
from tests.support.replies import bad_json, cut, html, rate_limited, says, server_error, slow
from tests.support.scripted_endpoint import ScriptedEndpoint
from trainer.adapters.llm.voice import ModelVoice
from trainer.domain.attempt import Usage
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.mind import first_mind
from trainer.domain.homeowner.reaction import Mood
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.ports import Chunk


def a_brief() -> Brief:
    scene = a_scene()
    return brief_for(scene, first_mind(scene), Mood.EVEN, (a_turn(text="Hello?"),), "Who is it?")


async def whole(stream: AsyncIterator[Chunk]) -> tuple[str, Usage | None]:
    text, usage = "", None
    async for chunk in stream:
        text += chunk.text
        usage = chunk.usage or usage
    return text, usage


@pytest.fixture
async def scripted(
    scripted_endpoint: ScriptedEndpoint, endpoint_at: EndpointAt
) -> tuple[ScriptedEndpoint, ModelVoice]:
    """An endpoint that does as it is told, and a voice that asks it with little patience."""
    endpoint = endpoint_at(scripted_endpoint.base_url, timeout_s=0.5)
    return scripted_endpoint, ModelVoice(endpoint, "scripted")


async def test_a_real_server_streams_words_and_counts_tokens(
    model_server: ModelServer, endpoint_at: EndpointAt
) -> None:
    endpoint = endpoint_at(model_server.base_url, model_server.api_key, timeout_s=600)
    text, usage = await whole(ModelVoice(endpoint, model_server.model).speak(a_brief()))
    assert text
    assert usage is not None
    assert usage.prompt_tokens > 100
    assert 0 < usage.completion_tokens <= 120
    spent = usage.prompt_tokens * 1.0 + usage.completion_tokens * 2.0
    assert usage.dollars == pytest.approx(spent / 1_000_000)


async def test_a_wrong_key_is_said_plainly_and_not_repeated(
    model_server: ModelServer, endpoint_at: EndpointAt
) -> None:
    voice = ModelVoice(endpoint_at(model_server.base_url, "s3cret-key"), model_server.model)
    with pytest.raises(ModelUnavailableError, match="TRAINER_LLM_API_KEY") as caught:
        await whole(voice.speak(a_brief()))
    assert "s3cret-key" not in str(caught.value)


async def test_closing_the_stream_frees_the_server(
    model_server: ModelServer, endpoint_at: EndpointAt
) -> None:
    voice = ModelVoice(endpoint_at(model_server.base_url, model_server.api_key), model_server.model)
    for _ in range(4):
        stream = voice.speak(a_brief())
        await anext(stream)
        await stream.aclose()
    text, _ = await whole(voice.speak(a_brief()))
    assert text


async def test_words_come_in_order(scripted: tuple[ScriptedEndpoint, ModelVoice]) -> None:
    endpoint, voice = scripted
    endpoint.queue(says("Who is this? I was eating."))
    text, usage = await whole(voice.speak(a_brief()))
    assert text == "Who is this? I was eating."
    assert usage is not None


async def test_a_busy_server_is_asked_again(scripted: tuple[ScriptedEndpoint, ModelVoice]) -> None:
    endpoint, voice = scripted
    endpoint.queue(rate_limited(retry_after_s=0), says("Hello."))
    assert (await whole(voice.speak(a_brief())))[0] == "Hello."
    assert len(endpoint.requests) == 2


async def test_a_broken_server_is_given_up_after_bounded_tries(
    scripted: tuple[ScriptedEndpoint, ModelVoice],
) -> None:
    endpoint, voice = scripted
    endpoint.otherwise(server_error())
    with pytest.raises(ModelUnavailableError, match="500"):
        await whole(voice.speak(a_brief()))
    assert len(endpoint.requests) == 3


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (slow("Too late.", wait_s=5), ModelUnavailableError),
        (cut("One two three four five six", after=2), ModelUnavailableError),
        (html(), ModelReplyError),
        (bad_json(), ModelReplyError),
    ],
)
async def test_what_is_no_answer_is_an_error(
    scripted: tuple[ScriptedEndpoint, ModelVoice], reply: object, error: type[Exception]
) -> None:
    endpoint, voice = scripted
    endpoint.otherwise(reply)  # type: ignore[arg-type]
    with pytest.raises(error):
        await whole(voice.speak(a_brief()))


async def test_an_empty_answer_has_no_words(
    scripted: tuple[ScriptedEndpoint, ModelVoice],
) -> None:
    endpoint, voice = scripted
    endpoint.queue(says(""))
    assert (await whole(voice.speak(a_brief())))[0] == ""


async def test_an_endpoint_that_is_not_there_is_named(endpoint_at: EndpointAt) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        with pytest.raises(ModelUnavailableError, match="cannot be reached"):
            await whole(ModelVoice(endpoint_at(url), "none").speak(a_brief()))


async def test_a_repair_says_what_was_wrong(
    scripted: tuple[ScriptedEndpoint, ModelVoice],
) -> None:
    endpoint, voice = scripted
    endpoint.queue(says("Who is it?"))
    await whole(voice.repair(a_brief(), "As an AI", "meta_talk"))
    last = endpoint.requests[-1].body["messages"][-1]["content"]
    assert "As an AI" in last
    assert "meta talk" in last
