"""Watch first: replays of rehearsed calls over the whole application."""

import html
import re
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from trainer.routes import watch
from trainer.routes.config import Web
from trainer.usecases.watch_call import Replay, Which

As = Callable[[str], TestClient]
HANK = "a7-vacant-duluth"
ADDRESS = f"/scenarios/{HANK}/watch"


@pytest.fixture
def nia(as_person: As) -> TestClient:
    """The demo's new hire."""
    return as_person("nia")


def replay_of(app: FastAPI, which: Which) -> Replay:
    web: Web = app.state.web
    return web.replays.ask(web.services.library.scenes()[HANK], which).result(timeout=300)


def watched(app: FastAPI, client: TestClient, which: Which) -> tuple[str, Replay]:
    replay = replay_of(app, which)
    answer = client.get(f"{ADDRESS}?as={which.value}")
    assert answer.status_code == 200
    return html.unescape(answer.text), replay


def test_the_briefing_leads_to_a_warning_and_on_to_both_calls(nia: TestClient) -> None:
    assert f'href="{ADDRESS}"' in nia.get(f"/scenarios/{HANK}").text
    page = nia.get(ADDRESS).text
    assert "Both are simulated" in page
    assert "keeps back" in page
    assert re.findall(r'href="\?as=(\w+)"', page) == ["strong", "weak"]


def test_a_good_call_shows_beside_each_turn_what_it_did(demo: FastAPI, nia: TestClient) -> None:
    page, replay = watched(demo, nia, Which.STRONG)
    assert replay.passed
    assert "How a good call goes" in page
    assert "Simulated." in page
    assert "of 100, passed" in page
    reps = [turn for turn in replay.attempt.turns if turn.turn.speaker.value == "rep"]
    assert page.count('class="beside"') == len(reps)
    assert page.count("<p>Heard") == len(reps)
    assert re.search(r"Trust <strong>\+\d+</strong>", page)
    assert "tells it: " in page
    assert "Better:" not in page


def test_a_bad_call_shows_what_would_have_been_better(demo: FastAPI, nia: TestClient) -> None:
    page, replay = watched(demo, nia, Which.WEAK)
    assert not replay.passed
    assert "How a bad call goes" in page
    assert "not passed" in page
    assert "Better:" in page


@pytest.mark.parametrize("which", list(Which))
def test_what_was_not_told_in_a_replay_is_not_shown(
    demo: FastAPI, nia: TestClient, which: Which
) -> None:
    page, replay = watched(demo, nia, which)
    told = replay.attempt.mind.told()
    facts = replay.scene.scenario.facts
    shown = {fact.id for fact in facts if fact.is_about in page}
    assert shown == {fact.id for fact in facts if fact.id in told}
    kept_back = [fact for fact in facts if fact.id not in told]
    assert not [fact.id for fact in kept_back if fact.tell in page]


def test_a_page_that_need_not_wait_says_so_and_looks_again(
    demo: FastAPI, nia: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PATIENCE", 0.01)
    web: Web = demo.state.web
    pending: Future[Replay] = Future()
    monkeypatch.setattr(web.replays, "ask", lambda _scene, _which: pending)
    answer = nia.get(f"{ADDRESS}?as=strong")
    assert answer.headers["refresh"] == "3"
    assert "The call is being played" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/scenarios/nobody/watch", 404),
        ("/scenarios/nobody/watch?as=weak", 404),
        (f"{ADDRESS}?as=best", 422),
    ],
)
def test_what_cannot_be_watched_is_refused(nia: TestClient, address: str, status: int) -> None:
    assert nia.get(address).status_code == status


def test_watching_stores_nothing_and_is_for_trainees(
    demo: FastAPI, as_person: As, nia: TestClient
) -> None:
    watched(demo, nia, Which.WEAK)
    web: Web = demo.state.web
    with web.services.storage.begin() as transaction:
        person = transaction.people.by_email("nia@demo.localhost")
        assert person is not None
        assert not transaction.attempts.of_person(person.id)
    assert as_person("mona").get(ADDRESS).status_code == 403
