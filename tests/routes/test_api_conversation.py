"""The API of a conversation, over the whole application."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

As = Callable[[str], TestClient]
HANK = {"scenario": "a7-vacant-duluth", "seed": 7}


@pytest.fixture
def nia(as_person: As) -> TestClient:
    """The demo's new hire."""
    return as_person("nia")


def start(client: TestClient) -> str:
    answer = client.post("/api/attempts", json=HANK)
    assert answer.status_code == 201
    return str(answer.json()["id"])


def say(client: TestClient, attempt: str, index: int, text: str, **more: str) -> dict[str, object]:
    answer = client.put(f"/api/attempts/{attempt}/turns/{index}", json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_conversation_is_started_held_ended_and_scored(nia: TestClient) -> None:
    attempt = start(nia)
    first = say(nia, attempt, 1, "Hi Hank, it's Dana with Fairlead Homes. Got a minute?")
    assert first["index"] == 2
    assert first["text"]
    say(nia, attempt, 3, "Who holds the key to the place these days?")
    ended = nia.post(f"/api/attempts/{attempt}/end").json()
    assert ended["outcome"] in {"continuation", "no_sale"}
    card = nia.get(f"/api/attempts/{attempt}/scorecard").json()
    assert card["judge"]["kind"] == "local"
    assert card["overall"] is not None
    said = {turn["index"]: turn["text"] for turn in ended["turns"]}
    quotes = [
        piece
        for criterion in card["criteria"]
        for check in criterion["checks"]
        for piece in check["evidence"]
    ]
    assert quotes
    assert all(piece["quote"] in said[piece["turn"]] for piece in quotes)


def test_the_inner_state_stays_hidden_until_the_end(nia: TestClient) -> None:
    attempt = start(nia)
    say(nia, attempt, 1, "What does the insurance cost you on the empty house?")
    running = nia.get(f"/api/attempts/{attempt}").json()
    assert (running["inner"], running["spoken_by"], running["seed"]) == ([], {}, None)
    nia.post(f"/api/attempts/{attempt}/end")
    over = nia.get(f"/api/attempts/{attempt}").json()
    assert over["inner"][0]["turn"] == 1
    assert over["seed"] == HANK["seed"]


def test_the_same_turn_again_returns_what_is_stored(nia: TestClient) -> None:
    attempt = start(nia)
    first = say(nia, attempt, 1, "Why are you thinking about selling now?")
    assert say(nia, attempt, 1, "Why are you thinking about selling now?") == first
    assert len(nia.get(f"/api/attempts/{attempt}").json()["turns"]) == 3


def test_other_words_under_a_taken_index_are_a_conflict(nia: TestClient) -> None:
    attempt = start(nia)
    say(nia, attempt, 1, "Hello Hank.")
    answer = nia.put(f"/api/attempts/{attempt}/turns/1", json={"text": "Something else."})
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert "other words" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("index", "body", "status", "said"),
    [
        (1, {"text": ""}, 422, "nothing to say"),
        (1, {"text": " \n\t "}, 422, "nothing to say"),
        (1, {"text": "\x00\x07"}, 422, "nothing to say"),
        (1, {"text": "a" * 10_000}, 422, "10,000 characters"),
        (1, {"txt": "hello"}, 422, "txt"),
        (1, {"text": "hi", "action": "shout"}, 422, "action"),
        (2, {"text": "hi"}, 409, "not the next turn"),
        (0, {"text": "hi"}, 422, "homeowner"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    nia: TestClient, index: int, body: dict[str, str], status: int, said: str
) -> None:
    attempt = start(nia)
    answer = nia.put(f"/api/attempts/{attempt}/turns/{index}", json=body)
    assert answer.status_code == status
    assert said in answer.text
    assert len(nia.get(f"/api/attempts/{attempt}").json()["turns"]) == 1


@pytest.mark.parametrize(
    "text",
    ["👋🏽🏠", "Привет, Хэнк, как дом?", "<script>alert(1)</script>", "HELLO HANK", "ok\u202e txt"],
)
def test_strange_messages_get_an_answer(nia: TestClient, text: str) -> None:
    attempt = start(nia)
    assert say(nia, attempt, 1, text)["text"]


def test_silence_is_a_turn(nia: TestClient) -> None:
    attempt = start(nia)
    assert say(nia, attempt, 1, "", action="wait")["text"]


def test_hanging_up_ends_the_conversation(nia: TestClient) -> None:
    attempt = start(nia)
    reply = say(nia, attempt, 1, "", action="hang_up")
    assert reply["ended"] is True
    late = nia.put(f"/api/attempts/{attempt}/turns/3", json={"text": "Hello?"})
    assert late.status_code == 409
    assert "over" in late.json()["detail"]


def test_ending_twice_changes_nothing(nia: TestClient) -> None:
    attempt = start(nia)
    first = nia.post(f"/api/attempts/{attempt}/end").json()
    assert nia.post(f"/api/attempts/{attempt}/end").json() == first


def test_no_scorecard_while_the_conversation_runs(nia: TestClient) -> None:
    attempt = start(nia)
    assert nia.get(f"/api/attempts/{attempt}/scorecard").status_code == 409


def test_a_reply_streams_as_events(nia: TestClient) -> None:
    attempt = start(nia)
    answer = nia.put(
        f"/api/attempts/{attempt}/turns/1",
        json={"text": "Hello Hank."},
        headers={"accept": "text/event-stream"},
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    names = [line[7:] for line in answer.text.splitlines() if line.startswith("event: ")]
    assert names == ["chunk", "turn"]


@pytest.mark.parametrize(
    "body", [{"scenario": "nobody"}, {"scenario": "a7-vacant-duluth", "rubric": "none"}]
)
def test_an_unknown_scenario_or_rubric_is_named(nia: TestClient, body: dict[str, str]) -> None:
    answer = nia.post("/api/attempts", json=body)
    assert answer.status_code == 404
    assert "There is no" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"scenario": "a7-vacant-duluth", "practice": True}, 201),
        ({"scenario": "a7-vacant-duluth", "practice": False}, 422),
        ({"assignment": "any", "practice": True}, 422),
    ],
)
def test_what_counts_as_practice_is_never_a_surprise(
    nia: TestClient, body: dict[str, str], status: int
) -> None:
    assert nia.post("/api/attempts", json=body).status_code == status
