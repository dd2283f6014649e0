"""The parts in tests/support do what the tests that lean on them believe."""

import socket
from collections.abc import AsyncIterator, Callable

import httpx
import openai
import psycopg
import pytest
from fastapi import FastAPI
from pytest_socket import SocketConnectBlockedError
from sqlalchemy import create_engine, text

from tests.support.model_server import ModelServer
from tests.support.replies import (
    bad_json,
    cut,
    denies,
    html,
    rate_limited,
    refuses,
    says,
    server_error,
    slow,
)
from tests.support.scripted_endpoint import ScriptedEndpoint

LINE = "Yeah, who is this?"


@pytest.fixture
async def client(scripted_endpoint: ScriptedEndpoint) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(
        base_url=scripted_endpoint.base_url, api_key=scripted_endpoint.api_key, max_retries=0
    ) as connected:
        yield connected


async def ask(client: openai.AsyncOpenAI) -> str | None:
    reply = await client.chat.completions.create(
        model="scripted", messages=[{"role": "user", "content": "Hello?"}]
    )
    return reply.choices[0].message.content


async def hear(client: openai.AsyncOpenAI, model: str = "scripted") -> list[str]:
    """The words of a streamed reply, as they came."""
    async with await client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": "Hello?"}],
        stream=True,
        max_tokens=12,
        stream_options={"include_usage": True},
    ) as stream:
        return [
            chunk.choices[0].delta.content
            async for chunk in stream
            if chunk.choices and chunk.choices[0].delta.content
        ]


def test_postgres_gives_each_test_an_empty_database(fresh_postgres: str) -> None:
    with psycopg.connect(fresh_postgres) as connection:
        connection.execute("CREATE TABLE attempts (id int)")
    engine = create_engine(fresh_postgres)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM attempts")) == 0
        assert connection.dialect.driver == "psycopg"
    engine.dispose()


async def test_the_model_server_streams_a_real_reply(model_server: ModelServer) -> None:
    async with openai.AsyncOpenAI(
        base_url=model_server.base_url, api_key=model_server.api_key
    ) as client:
        assert "".join(await hear(client, model_server.model)).strip()


async def test_the_model_server_refuses_a_wrong_key(model_server: ModelServer) -> None:
    async with openai.AsyncOpenAI(base_url=model_server.base_url, api_key="wrong") as client:
        with pytest.raises(openai.AuthenticationError):
            await hear(client, model_server.model)


async def test_a_queued_line_is_streamed_word_by_word(client, scripted_endpoint) -> None:
    scripted_endpoint.queue(says(LINE))
    assert await hear(client) == ["Yeah, ", "who ", "is ", "this?"]


async def test_a_queued_line_comes_whole_where_no_stream_is_asked_for(
    client, scripted_endpoint
) -> None:
    scripted_endpoint.queue(says(LINE), says(""))
    assert [await ask(client), await ask(client)] == [LINE, ""]


async def test_an_empty_stream_says_nothing(client, scripted_endpoint) -> None:
    scripted_endpoint.queue(says(""))
    assert await hear(client) == []


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (rate_limited(retry_after_s=1), openai.RateLimitError),
        (server_error(), openai.InternalServerError),
        (refuses("unknown parameter"), openai.BadRequestError),
        (denies(), openai.AuthenticationError),
    ],
)
async def test_an_error_status_reaches_the_client(client, scripted_endpoint, reply, error) -> None:
    scripted_endpoint.queue(reply)
    with pytest.raises(error):
        await ask(client)


async def test_a_client_that_waits_as_told_gets_the_next_reply(scripted_endpoint) -> None:
    scripted_endpoint.queue(rate_limited(retry_after_s=0), says(LINE))
    async with openai.AsyncOpenAI(
        base_url=scripted_endpoint.base_url, api_key="test", max_retries=1
    ) as client:
        assert await ask(client) == LINE
    assert len(scripted_endpoint.requests) == 2


async def test_a_slow_reply_outlasts_a_short_timeout(client, scripted_endpoint) -> None:
    scripted_endpoint.queue(slow(LINE, wait_s=60))
    with pytest.raises(openai.APITimeoutError):
        await ask(client.with_options(timeout=0.2))


async def test_a_cut_stream_breaks_off_after_its_words(client, scripted_endpoint) -> None:
    scripted_endpoint.queue(cut(LINE, after=2))
    stream = await client.chat.completions.create(
        model="scripted", messages=[{"role": "user", "content": "Hello?"}], stream=True
    )
    heard = [(await anext(stream)).choices[0].delta.content for _ in range(3)]
    assert heard == ["", "Yeah, ", "who "]
    with pytest.raises(openai.APIConnectionError):
        await anext(stream)


async def test_a_page_in_place_of_an_answer_is_sent_as_it_stands(scripted_endpoint) -> None:
    scripted_endpoint.queue(html(), bad_json())
    async with httpx.AsyncClient(base_url=scripted_endpoint.base_url) as client:
        page = await client.post("/chat/completions", json={})
        broken = await client.post("/chat/completions", json={})
    assert page.headers["content-type"] == "text/html"
    with pytest.raises(ValueError, match="Unterminated"):
        broken.json()


async def test_requests_are_recorded_and_an_unexpected_one_is_refused(
    client, scripted_endpoint
) -> None:
    with pytest.raises(openai.BadRequestError, match="queued no reply"):
        await ask(client)
    (request,) = scripted_endpoint.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer test"
    assert request.body["messages"] == [{"role": "user", "content": "Hello?"}]


async def test_a_reply_for_everything_else_never_runs_out(client, scripted_endpoint) -> None:
    scripted_endpoint.otherwise(says("Hm."))
    scripted_endpoint.queue(says(LINE))
    assert [await ask(client) for _ in range(3)] == [LINE, "Hm.", "Hm."]


def test_an_application_that_cannot_start_is_reported(
    live_server: Callable[[FastAPI], str],
) -> None:
    async def fail() -> None:
        message = "no database"
        raise RuntimeError(message)

    with pytest.raises(pytest.fail.Exception, match="did not start"):
        live_server(FastAPI(on_startup=[fail]))


def test_no_test_reaches_another_host() -> None:
    with pytest.raises(SocketConnectBlockedError), socket.socket() as outgoing:
        outgoing.connect(("192.0.2.1", 80))
