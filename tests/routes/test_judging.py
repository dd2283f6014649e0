"""A model judge on the debrief page: waiting, dead, asked again, done without."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.app import token_for
from tests.support.replies import says
from tests.support.scripted_endpoint import ScriptedEndpoint
from trainer.adapters.storage.database import Database
from trainer.main import build_app
from trainer.settings import Settings
from trainer.usecases.score_attempt import judge_attempt

WORDS = "That is fair. What happened the last time?"


@dataclass(frozen=True, kw_only=True)
class Site:
    """An application with a model judge that answers only when a test lets it."""

    app: FastAPI
    settings: Settings
    endpoint: ScriptedEndpoint

    @property
    def database(self) -> Database:
        """Its database."""
        storage = self.app.state.web.services.storage
        assert isinstance(storage, Database)
        return storage

    def client(self, name: str) -> TestClient:
        """Somebody signed in; no worker runs."""
        token = token_for(self.settings, f"{name}@demo.localhost")
        headers = {"authorization": f"Bearer {token}"}
        return TestClient(self.app, headers=headers, follow_redirects=False)

    def fails(self, reason: str) -> None:
        """The next job is given up."""
        clock = self.app.state.web.services.clock
        with self.database.begin() as transaction:
            job = transaction.jobs.claim(clock.now())
            assert job is not None
            assert transaction.jobs.fail(job, reason, None)

    async def answers(self, verdict: str) -> None:
        """The next job is done: the model says this of whatever it is asked."""
        services = self.app.state.web.services
        with self.database.begin() as transaction:
            job = transaction.jobs.claim(services.clock.now())
        assert job is not None
        answer = {
            "id": "honesty/no-misstatement",
            "reason": "Read.",
            "verdict": verdict,
            "quotes": [{"turn": 1, "quote": "That is fair."}],
        }
        self.endpoint.queue(says(json.dumps({"answers": [answer]})))
        await judge_attempt(services, job.argument)
        with self.database.begin() as transaction:
            assert transaction.jobs.finish(job)


@pytest.fixture
def site(settings_of: Callable[..., Settings], scripted_endpoint: ScriptedEndpoint) -> Site:
    """The demo with the scripted endpoint as judge."""
    settings = settings_of(llm_base_url=scripted_endpoint.base_url, judge_model="judge-1")
    return Site(app=build_app(settings), settings=settings, endpoint=scripted_endpoint)


def ended(nia: TestClient) -> str:
    """The address of an ended practice conversation."""
    begun = nia.post(
        "/scenarios/a7-vacant-duluth/start", data={"rubric": "objection-handling"}
    ).headers["location"]
    nia.post(f"{begun}/say", data={"index": 1, "text": WORDS})
    nia.post(f"{begun}/end")
    return str(begun)


def test_a_dead_judge_leaves_it_not_scored_yet_with_two_ways_on(site: Site) -> None:
    nia = site.client("nia")
    talk = ended(nia)
    assert "The rest is being judged" in nia.get(f"{talk}/scorecard").text
    site.fails("The model at home did not answer.")
    page = nia.get(f"{talk}/scorecard").text
    assert "Not scored yet, try again" in page
    assert "The model at home did not answer." in page
    assert f'action="{talk}/judge-again"' in page
    assert "Score it here now" in page
    done = nia.post(f"{talk}/score-here")
    assert (done.status_code, done.headers["location"]) == (303, f"{talk}/scorecard#judging")
    page = nia.get(f"{talk}/scorecard").text
    assert "Not scored yet" not in page
    assert "You took the score that was counted here for final" in page
    assert "Score it here now" not in page


async def test_further_runs_show_how_far_they_lie_apart(site: Site) -> None:
    nia = site.client("nia")
    talk = ended(nia)
    await site.answers("yes")
    page = nia.get(f"{talk}/scorecard").text
    assert "Let it be judged once more" in page
    assert "1 run:" not in page
    assert nia.post(f"{talk}/judge-again").status_code == 303
    assert "It is being judged once more" in nia.get(f"{talk}/scorecard").text
    await site.answers("no")
    page = nia.get(f"{talk}/scorecard").text
    assert "2 runs: " in page
    assert "1 check differs" in page
    assert "“no-misstatement”: yes, no" in page


def test_nobody_else_asks_or_decides(site: Site) -> None:
    nia = site.client("nia")
    talk = ended(nia)
    site.fails("Gone.")
    for other in ("omar", "mona"):
        for act in ("judge-again", "score-here"):
            assert site.client(other).post(f"{talk}/{act}").status_code == 404


def test_without_a_model_there_is_nothing_to_ask(as_person: Callable[[str], TestClient]) -> None:
    nia = as_person("nia")
    talk = ended(nia)
    assert 'id="judging"' not in nia.get(f"{talk}/scorecard").text
    for act in ("judge-again", "score-here"):
        assert nia.post(f"{talk}/{act}").status_code == 409
