"""The API of real calls over the whole application."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.uploads import hears_scams
from trainer.routes.config import Web

As = Callable[[str], TestClient]
TURNS = [
    {"speaker": "rep", "text": "Hi, this is Dana. What bothered you about the letter?"},
    {"speaker": "homeowner", "text": "How do I know this is not a scam? Call 218-555-0142."},
]
TEXT = f"Rep: {TURNS[0]['text']}\nOwner: {TURNS[1]['text']}\n"


@pytest.fixture
def nia(demo: FastAPI, as_person: As, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The demo's new hire, where a scam is heard as a concern."""
    hears_scams(demo, monkeypatch)
    return as_person("nia")


def send(client: TestClient, rubric: str = "", **body: Any) -> dict[str, Any]:
    address = f"/api/transcripts?rubric={rubric}" if rubric else "/api/transcripts"
    answer = client.post(address, json={"rights": True, **body})
    assert answer.status_code == 202, answer.text
    view: dict[str, Any] = answer.json()
    assert answer.headers["location"] == view["scorecard"]
    return view


@pytest.mark.parametrize(
    "body",
    [
        {"text": TEXT},
        {"transcript": {"turns": TURNS}},
        {"transcript": {"scenario": "anything", "turns": TURNS}},
        {"turns": TURNS},
    ],
)
def test_a_transcript_gets_a_scorecard_and_only_masked_words_are_kept(
    demo: FastAPI, nia: TestClient, body: dict[str, Any]
) -> None:
    view = send(nia, "spin", keep_days=30, title="Mrs. Petty", **body)
    assert (view["masked"], view["title"]) == (2, "Mrs. [name]")
    card = nia.get(view["scorecard"]).json()
    assert (card["rubric"]["id"], card["judge"]["kind"], card["scenario"]) == (
        "spin",
        "local",
        None,
    )
    assert [one["category"] for one in card["objections"]] == ["trust"]
    web: Web = demo.state.web
    with web.services.storage.begin() as transaction:
        call = transaction.calls.get(view["id"])
    assert (call.keep_until - call.made_at).days == 30
    assert [turn.text for turn in call.transcript.turns] == [
        "Hi, this is [name]. What bothered you about the letter?",
        "How do I know this is not a scam? Call [phone].",
    ]
    said = {turn.index: turn.text for turn in call.transcript.turns}
    quotes = [e for c in card["criteria"] for check in c["checks"] for e in check["evidence"]]
    assert all(quote["quote"] in said[quote["turn"]] for quote in quotes)


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"text": TEXT, "rights": False}, 422, "right to use the recording"),
        ({"text": TEXT, "keep_days": 366}, 422, "keep_days"),
        ({"text": TEXT, "keep_days": 0}, 422, "keep_days"),
        ({}, 422, "Send one of"),
        ({"text": TEXT, "turns": TURNS}, 422, "Send one of"),
        ({"text": "a note"}, 422, "Nobody is named as speaker"),
        ({"text": "Kim: Hi.\nSam: Yes?\nKim: Hm.\nSam: Hm.\n"}, 422, "the speakers are: Kim, Sam"),
        ({"turns": TURNS[:1]}, 422, "says nothing here"),
        ({"text": "Rep: Hi.\nOwner: " + "a" * 20_001}, 422, "split the transcript"),
        ({"text": "Rep: Hi.\nOwner: No.\n" * 1_001}, 422, "split the transcript"),
        ({"text": "Rep: Hi.\n" + "ä" * 1_000_001}, 422, "over 2 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    nia: TestClient, body: dict[str, Any], status: int, said: str
) -> None:
    answer = nia.post("/api/transcripts", json={"rights": True, **body})
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_a_file_as_it_is_lacks_the_right_to_use_it(nia: TestClient) -> None:
    answer = nia.post("/api/transcripts", json={"turns": TURNS})
    assert answer.status_code == 422
    assert '"rights": true' in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"


def test_who_the_rep_is_can_be_said(nia: TestClient) -> None:
    view = send(nia, text="Kim: Hi.\nSam: Yes?\nKim: Hm.\nSam: Hm.\n", rep="Sam")
    assert nia.get(view["scorecard"]).json()["measures"]["rep_turns"] == 2


def test_an_unknown_rubric_is_named(nia: TestClient) -> None:
    answer = nia.post("/api/transcripts?rubric=none", json={"text": TEXT, "rights": True})
    assert answer.status_code == 404
    assert "There is no rubric" in answer.json()["detail"]


def test_a_call_is_its_uploaders_alone_until_it_is_forgotten(
    as_person: As, nia: TestClient
) -> None:
    view = send(nia, text=TEXT)
    address = f"/api/transcripts/{view['id']}"
    for name in ("omar", "mona"):
        assert as_person(name).get(f"{address}/scorecard").status_code == 404
        assert as_person(name).delete(address).status_code == 404
    assert nia.get(f"{address}/scorecard").status_code == 200
    assert nia.delete(address).status_code == 204
    assert nia.delete(address).status_code == 404
    assert nia.get(f"{address}/scorecard").status_code == 404


def test_a_manager_may_send_a_call_too(as_person: As) -> None:
    assert send(as_person("mona"), text=TEXT)["masked"] == 2


def test_a_transcript_over_the_limit_is_refused(nia: TestClient) -> None:
    assert nia.post("/api/transcripts", content=b"x" * 5_000_001).status_code == 413
