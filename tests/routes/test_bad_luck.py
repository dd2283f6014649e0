"""What a machine may do in the middle of a conversation: nothing that was accepted is lost."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.app import token_for
from tests.support.replies import says, slow
from tests.support.scripted_endpoint import ScriptedEndpoint
from tests.support.served_process import served_process
from trainer.routes.config import Web
from trainer.settings import Settings

LONG = {"text": "What did the roof cost you? " + "word " * 900}
FIRST = {"text": "Hi Hank, this is Dana with Fairlead Homes. Is this a bad time?"}


@pytest.fixture
def settings(settings_of: Callable[..., Settings]) -> Settings:
    return settings_of()


@pytest.fixture
def client_for(settings: Settings, demo: FastAPI) -> Callable[[str], httpx.Client]:
    """Clients signed in as a trainee of the demo."""
    assert demo.routes
    headers = {"authorization": f"Bearer {token_for(settings, 'nia@demo.localhost')}"}
    return lambda url: httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=60)


def start(client: httpx.Client) -> str:
    answer = client.post("/api/attempts", json={"scenario": "a7-vacant-duluth", "seed": 1})
    answer.raise_for_status()
    attempt: str = answer.json()["id"]
    return attempt


def test_a_reply_cut_by_kill_9_is_asked_for_again(
    settings: Settings,
    client_for: Callable[[str], httpx.Client],
    scripted_endpoint: ScriptedEndpoint,
) -> None:
    env = {
        "TRAINER_LLM_BASE_URL": scripted_endpoint.base_url,
        "TRAINER_LLM_API_KEY": "test",
        "TRAINER_LLM_MODEL": "scripted",
    }
    words = "Yeah, hello there. It is fine, go ahead and talk. What is it about? " * 3
    scripted_endpoint.queue(slow(words, gap_s=0.2))
    turn = ""
    with served_process(settings.data_dir, env) as service, client_for(service.url) as client:
        turn = f"/api/attempts/{start(client)}/turns/1"
        accept = {"accept": "text/event-stream"}
        with client.stream("PUT", turn, json=FIRST, headers=accept) as reply:
            lines = reply.iter_lines()
            assert next(line for line in lines if line.startswith("event:")) == "event: chunk"
            service.kill()
    scripted_endpoint.queue(says("Yeah, this is Hank. Who is it?"))
    with served_process(settings.data_dir, env) as service, client_for(service.url) as client:
        before = client.get(turn.rpartition("/turns")[0]).json()
        assert [one["index"] for one in before["turns"]] == [0, 1]
        assert before["awaits_reply"] is True
        again = client.put(turn, json=FIRST)
        assert again.status_code == 200, again.text
        after = client.get(turn.rpartition("/turns")[0]).json()
    assert [one["index"] for one in after["turns"]] == [0, 1, 2]
    assert after["turns"][2]["text"] == again.json()["text"] == "Yeah, this is Hank. Who is it?"


def fill(client: httpx.Client) -> tuple[dict[str, int], httpx.Response]:
    """Talk until the disk is full: the accepted turns of each attempt, and what was refused."""
    accepted: dict[str, int] = {}
    while len(accepted) < 200:
        answer = client.post("/api/attempts", json={"scenario": "a7-vacant-duluth", "seed": 1})
        attempt = answer.json().get("id", "")
        while answer.is_success:
            index = 2 * accepted.setdefault(attempt, 0) + 1
            answer = client.put(f"/api/attempts/{attempt}/turns/{index}", json=LONG)
            accepted[attempt] += answer.is_success
        if answer.status_code == 503:
            return accepted, answer
    return pytest.fail("the disk never became full")


def test_a_full_disk_refuses_a_turn_and_keeps_the_others(
    settings: Settings, client_for: Callable[[str], httpx.Client], tmp_path: Path
) -> None:
    # The kept vectors are larger by far, and only read: no new line is spoken here.
    largest = max(path.stat().st_size for path in tmp_path.glob("demo.sqlite3*"))
    data, most = settings.data_dir, largest // 1024 + 600
    with (
        served_process(data, most_file_kb=most) as service,
        client_for(service.url) as client,
    ):
        accepted, refused = fill(client)
        assert "Nothing was lost" in refused.json()["what_to_do"]
        assert client.get("/healthz").status_code == 200
    with served_process(data) as service, client_for(service.url) as client:
        for attempt, turns in accepted.items():
            stored = client.get(f"/api/attempts/{attempt}").json()["turns"]
            assert len(stored) in {2 * turns + 1, 2 * turns + 2}
        assert start(client)


class Broken:
    """A port that fails in a way nobody foresaw."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)


@pytest.mark.parametrize(("path", "kind"), [("/api/scenarios", "problem+json"), ("/", "html")])
def test_an_error_nobody_foresaw_has_a_number_for_the_log(
    demo: FastAPI, settings: Settings, path: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    web: Web = demo.state.web
    headers = {"authorization": f"Bearer {token_for(settings, 'nia@demo.localhost')}"}
    object.__setattr__(web.services, "library", Broken())
    answer = TestClient(demo, headers=headers, raise_server_exceptions=False).get(path)
    assert answer.status_code == 500
    assert kind in answer.headers["content-type"]
    number = answer.text.partition("the log names it ")[2][:8]
    assert len(number) == 8
    assert number in caplog.text
