"""The debrief over the whole application: look back, read, note, and try the moment again."""

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.calls import ended_call

As = Callable[[str], TestClient]
HANK = "/scenarios/a7-vacant-duluth/start"
LINES = (
    "Hi Hank, it's Dana with Fairlead Homes, off a list of addresses. Want me to take you off?",
    "What has been the hardest part of looking after the house?",
    "That sounds like a lot to watch from so far away. What does the insurance run you?",
)


@pytest.fixture
def nia(as_person: As) -> TestClient:
    """The demo's new hire."""
    return as_person("nia")


@pytest.fixture
def talk(nia: TestClient) -> str:
    """The address of an ended conversation of three turns, scored by two rubrics."""
    form = {"rubric": "objection-handling", "also": ["spin"], "day": "0"}
    chat = nia.post(HANK, data=form).headers["location"]
    for turn, line in enumerate(LINES):
        said = nia.post(f"{chat}/say", data={"index": 2 * turn + 1, "text": line})
        assert said.headers["location"] == f"{chat}#say"
    assert nia.post(f"{chat}/end").headers["location"] == f"{chat}/reflect"
    return chat


def test_looking_back_comes_before_the_scorecard_and_can_be_skipped(
    nia: TestClient, talk: str
) -> None:
    page = nia.get(f"{talk}/reflect").text
    assert f'href="{talk}/scorecard">Show me the scorecard' in page
    assert all(f'name="redo" value="{turn}"' in page for turn in (1, 3, 5))
    assert "Explore before answering" in page
    assert "of 100" not in page
    assert nia.get(f"{talk}/scorecard").status_code == 200
    assert nia.get(f"{talk}/reflect").status_code == 200  # skipped, and not forced


def test_what_the_trainee_thought_stands_beside_what_the_scorecard_says(
    nia: TestClient, talk: str
) -> None:
    said = {"criterion": "listening", "level": "5", "redo": "3"}
    assert nia.post(f"{talk}/reflect", data=said).headers["location"] == f"{talk}/scorecard"
    page = nia.get(f"{talk}/scorecard").text
    assert "What you thought, and what the scorecard says" in page
    assert "<strong>5 of 5</strong>, fully" in page
    assert nia.get(f"{talk}/reflect").headers["location"] == f"{talk}/scorecard"


@pytest.mark.parametrize(
    "said",
    [
        {"criterion": "listening", "redo": "3"},
        {"criterion": "listening", "level": "9", "redo": "3"},
        {"criterion": "none", "level": "3"},
        {"criterion": "listening", "level": "three"},
    ],
)
def test_a_self_assessment_with_a_hole_is_asked_again_with_what_was_chosen(
    nia: TestClient, talk: str, said: dict[str, str]
) -> None:
    answer = nia.post(f"{talk}/reflect", data=said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    if "redo" in said:
        assert 'name="redo" value="3" checked' in answer.text


def test_the_page_is_read_in_the_order_that_helps(nia: TestClient, talk: str) -> None:
    page = nia.get(f"{talk}/scorecard").text
    parts = (
        "<h1>",
        "What Hank tells a friend about you",
        "One thing to change",
        "What to say instead",
        "Try this moment again",
        "Rules that stand apart",
        'class="total"',
        "Point by point",
        "SPIN discovery:",
        "Their concerns",
        "What Hank kept back",
        "<h2>Trust</h2>",
        "By the numbers",
        "Your note for the file",
        "The conversation",
        "One tap",
    )
    places = {part: page.find(part) for part in parts}
    assert -1 not in places.values(), places
    assert list(places.values()) == sorted(places.values())
    assert "style=" not in page
    assert "<mark" in page
    assert page.count("What was heard<") + page.count("What was heard ") >= len(LINES)


def test_every_quote_and_fact_of_the_page_is_in_the_plain_text(nia: TestClient, talk: str) -> None:
    answer = nia.get(f"{talk}/scorecard.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    text = " ".join(answer.text.split())
    for part in ("ONE THING TO CHANGE", "WHAT HANK KEPT BACK", "TRUST", "THE CONVERSATION", *LINES):
        assert part in text
    assert max(len(line) for line in answer.text.splitlines()) <= 78
    assert "{" not in text
    assert "None" not in text


def test_a_moment_is_tried_again_and_both_tries_stand_side_by_side(
    nia: TestClient, talk: str
) -> None:
    chat = nia.post(f"{talk}/retry", data={"from_turn": "3"}).headers["location"].split("#")[0]
    page = nia.get(chat).text
    assert "You are trying turn 3 again" in page
    assert LINES[1] in page.split("What you said the first time")[1]
    assert LINES[2] not in page
    other = "What worries you most about selling it?"
    nia.post(f"{chat}/say", data={"index": 3, "text": other})
    nia.post(f"{chat}/end")
    assert nia.get(f"{chat}/reflect").headers["location"] == f"{chat}/scorecard"
    card = nia.get(f"{chat}/scorecard").text
    tries = card[card.index("Two tries of turn 3") :].split("</section>")[0]
    assert LINES[1] in tries
    assert other in tries
    assert tries.count("of 100") == 2
    assert len(re.findall(r"\d+ → \d+", tries)) == 2
    assert "TWO TRIES OF TURN 3" in nia.get(f"{chat}/scorecard.txt").text


def test_a_retry_that_said_nothing_says_so(nia: TestClient, talk: str) -> None:
    chat = nia.post(f"{talk}/retry", data={"from_turn": "5"}).headers["location"].split("#")[0]
    nia.post(f"{chat}/end")
    assert "the conversation ended before" in nia.get(f"{chat}/scorecard").text


@pytest.mark.parametrize(("turn", "status"), [("2", 422), ("99", 422), ("-1", 422), ("x", 422)])
def test_what_is_no_turn_of_yours_cannot_be_tried(
    nia: TestClient, talk: str, turn: str, status: int
) -> None:
    assert nia.post(f"{talk}/retry", data={"from_turn": turn}).status_code == status


def test_the_note_for_the_file_is_checked(nia: TestClient, talk: str) -> None:
    note = {"motivation": "It is a lot to watch", "fit": "Owes 987,654 dollars", "decides": ""}
    assert nia.post(f"{talk}/wrap-up", data=note).headers["location"].endswith("#wrap-up")
    page = nia.get(f"{talk}/scorecard").text
    assert "Noted, but never said" in page
    assert "Nobody said: “987,654”" in page
    assert "Not known: it was never said" in page
    assert ">Owes 987,654 dollars</textarea>" in page
    assert "Never said: 987,654" in nia.get(f"{talk}/scorecard.txt").text
    assert nia.post(f"{talk}/wrap-up", data={"fit": "x" * 501}).status_code == 422


def test_one_tap_is_kept_and_can_be_changed(nia: TestClient, talk: str) -> None:
    def pressed() -> list[str]:
        page = nia.get(f"{talk}/scorecard").text
        return re.findall(r'aria-pressed="true">([^<]*)<', page)

    assert pressed() == []
    nia.post(f"{talk}/felt", data={"fair": "true"})
    nia.post(f"{talk}/felt", data={"real": "false"})
    assert pressed() == ["Fair", "Did not"]
    nia.post(f"{talk}/felt", data={"fair": "false"})
    assert pressed() == ["Not fair", "Did not"]


def test_a_conversation_in_which_nothing_was_said_has_a_page_too(nia: TestClient) -> None:
    chat = nia.post(HANK).headers["location"]
    nia.post(f"{chat}/end")
    assert nia.get(f"{chat}/reflect").headers["location"] == f"{chat}/scorecard"
    page = nia.get(f"{chat}/scorecard").text
    assert "too little said" in page
    assert "Try this moment again" not in page
    assert nia.get(f"{chat}/scorecard.txt").status_code == 200


def test_a_running_conversation_leads_back_to_the_chat(nia: TestClient) -> None:
    chat = nia.post(HANK).headers["location"]
    for part in ("reflect", "scorecard"):
        assert nia.get(f"{chat}/{part}").headers["location"] == chat
    assert nia.get(f"{chat}/scorecard.txt").status_code == 409


def test_hanging_up_leads_to_looking_back(nia: TestClient) -> None:
    chat = nia.post(HANK).headers["location"]
    nia.post(f"{chat}/say", data={"index": 1, "text": LINES[0]})
    last = nia.post(f"{chat}/say", data={"index": 3, "action": "hang_up"})
    assert last.headers["location"] == f"{chat}/reflect"


def test_a_manager_goes_straight_to_the_scorecard_and_changes_nothing(as_person: As) -> None:
    nia, mona = as_person("nia"), as_person("mona")
    assignment = nia.get("/").text.split('href="/assignments/')[1].split('"')[0]
    chat = nia.post(f"/assignments/{assignment}/start").headers["location"]
    nia.post(f"{chat}/say", data={"index": 1, "text": LINES[1]})
    nia.post(f"{chat}/end")
    nia.post(f"{chat}/reflect", data={"criterion": "listening", "level": "2", "redo": "1"})
    nia.post(f"{chat}/wrap-up", data={"fit": "A note for the file"})
    assert mona.get(f"{chat}/reflect").headers["location"] == f"{chat}/scorecard"
    page = mona.get(f"{chat}/scorecard").text
    assert "A note for the file" in page
    for part in ("Try this moment again", "One tap", "What you thought", "<textarea"):
        assert part not in page
    hidden = page.split("kept back")[1].split("<h2>")[0]
    assert "Something about:" in hidden
    assert "Nia Newhire" in mona.get(f"{chat}/scorecard.txt").text
    for part in ("retry", "reflect", "wrap-up", "felt"):
        assert mona.post(f"{chat}/{part}", data={"from_turn": 1}).status_code == 403


def test_nobody_elses_debrief_can_be_read_or_noted_in(as_person: As, demo: FastAPI) -> None:
    omar, chat = as_person("omar"), f"/attempts/{ended_call(demo)}"
    for part in ("reflect", "scorecard", "scorecard.txt"):
        assert omar.get(f"{chat}/{part}").status_code == 404
    for part in ("retry", "reflect", "wrap-up", "felt"):
        assert omar.post(f"{chat}/{part}", data={"from_turn": 1}).status_code == 404


def test_the_briefing_offers_further_rubrics_and_refuses_too_many(nia: TestClient) -> None:
    page = nia.get("/scenarios/a7-vacant-duluth").text
    offered = re.findall(r'name="also" value="([^"]*)"', page)
    assert len(offered) > 3
    assert "Also score the method" in page
    refused = nia.post(HANK, data={"also": offered[:4]})
    assert refused.status_code == 422
    assert "choose 3 at most" in refused.text


def test_the_api_tries_a_moment_again_and_knows_every_rubric(nia: TestClient, talk: str) -> None:
    attempt = f"/api{talk}"
    again = nia.post(f"{attempt}/retry", json={"from_turn": 3})
    assert again.status_code == 201
    view = again.json()
    assert (view["retries"], view["from_turn"], view["also"]) == (
        talk.rpartition("/")[2],
        3,
        ["spin"],
    )
    assert [turn["index"] for turn in view["turns"]] == [0, 1, 2]
    assert nia.post(f"/api/attempts/{view['id']}/retry", json={"from_turn": 1}).status_code == 409
    assert nia.post(f"{attempt}/retry", json={"from_turn": 2}).status_code == 422
    by_default = nia.get(f"{attempt}/scorecard").json()
    spin = nia.get(f"{attempt}/scorecard?rubric=spin").json()
    assert (by_default["rubric"]["id"], spin["rubric"]["id"]) == ("objection-handling", "spin")
    unknown = nia.get(f"{attempt}/scorecard?rubric=meddic")
    assert unknown.status_code == 404
    assert "objection-handling, spin" in unknown.json()["detail"]


def test_the_api_scores_by_three_further_rubrics_at_most(nia: TestClient) -> None:
    body = {"scenario": "a7-vacant-duluth", "also": ["spin", "listening", "opening", "value"]}
    assert nia.post("/api/attempts", json=body).status_code == 422
    assert nia.post("/api/attempts", json={**body, "also": ["no-such"]}).status_code == 404
    made = nia.post("/api/attempts", json={**body, "also": ["listening", "spin"]})
    assert made.json()["also"] == ["listening"]  # spin is what Hank is scored by anyway
