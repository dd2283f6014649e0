"""A second call over the whole application: who may make it, what it brings along, what is shown."""

import html
import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.support.calls import AGREED, FIRST, SECOND, THIRD, TOLD, ended_call
from trainer.domain.attempt import Attempt
from trainer.domain.outcome import Outcome
from trainer.routes.config import Web

As = Callable[[str], TestClient]
GOES_ON = "It goes on"


def field(page: str, name: str) -> str | None:
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    return found[1] if found else None


def stored(app: FastAPI, attempt_id: str) -> Attempt:
    web: Web = app.state.web
    with web.services.storage.begin() as transaction:
        return transaction.attempts.get(attempt_id)


def about(app: FastAPI) -> dict[str, str]:
    """What each fact of the first call is about."""
    web: Web = app.state.web
    facts = web.services.library.scenes()[FIRST].scenario.facts
    return {fact.id: fact.is_about for fact in facts}


def test_a_second_call_goes_on_over_the_api(demo: FastAPI, as_person: As) -> None:
    nia, first = as_person("nia"), ended_call(demo)
    answer = nia.post("/api/attempts", json={"scenario": SECOND, "follows": first})
    assert answer.status_code == 201
    second = answer.json()["id"]
    assert answer.json()["follows"] == first
    assert nia.get(f"/api/attempts/{second}").json()["follows"] == first
    assert nia.get(f"/api/attempts/{first}").json()["follows"] is None
    assert stored(demo, second).first.told() == set(TOLD)
    alone = nia.post("/api/attempts", json={"scenario": SECOND})
    assert (alone.status_code, alone.json()["follows"]) == (201, None)
    follows = {one["id"]: one["follows"] for one in nia.get("/api/scenarios").json()}
    assert (follows[FIRST], follows[SECOND], follows[THIRD]) == (None, FIRST, SECOND)


def test_what_cannot_be_gone_on_from_is_refused_over_the_api(demo: FastAPI, as_person: As) -> None:
    nia, won, lost = as_person("nia"), ended_call(demo), ended_call(demo, outcome=Outcome.NO_SALE)
    running = nia.post("/api/attempts", json={"scenario": FIRST}).json()["id"]
    theirs = ended_call(demo, "omar")
    refused = [
        (SECOND, theirs, 404, "not yours"),
        (SECOND, "nowhere", 404, "no such conversation"),
        (SECOND, "x" * 65, 422, "follows"),
        (SECOND, running, 409, "still running"),
        (SECOND, lost, 422, "comes after 'advance'"),
        (THIRD, won, 422, "comes after 'order'"),
        (FIRST, won, 422, "no second call"),
        ("b1-doug-decides", won, 422, "no second call"),
    ]
    for scenario, follows, status, says in refused:
        answer = nia.post("/api/attempts", json={"scenario": scenario, "follows": follows})
        assert (answer.status_code, says in answer.text) == (status, True), answer.text
    assigned = nia.post("/api/attempts", json={"assignment": "any", "follows": won})
    assert assigned.status_code == 422
    web: Web = demo.state.web
    herself = stored(demo, won).person
    with web.services.storage.begin() as transaction:
        lines = transaction.attempts.of_person(herself)
    assert {line.scenario for line in lines} == {FIRST}


def test_a_won_call_leads_from_its_scorecard_to_the_second_call(
    demo: FastAPI, as_person: As
) -> None:
    nia, first = as_person("nia"), ended_call(demo)
    card = nia.get(f"/attempts/{first}/scorecard").text
    assert GOES_ON in card
    assert f'action="/scenarios/{SECOND}"' in card
    assert "Call with the firm number" in card
    briefing = html.unescape(nia.get(f"/scenarios/{SECOND}?follows={first}").text)
    learned = [ref for ref, words in about(demo).items() if words in briefing]
    assert sorted(learned) == sorted(TOLD)
    assert f"You agreed on: {AGREED}." in briefing
    assert "to e-mail something" in briefing
    form = {name: field(briefing, name) or "" for name in ("follows", "day")}
    assert form["follows"] == first
    chat = nia.post(f"/scenarios/{SECOND}/start", data=form).headers["location"]
    second = stored(demo, chat.rpartition("/")[2])
    assert (second.scenario, second.follows) == (SECOND, first)
    assert second.seed % 3 == int(form["day"])
    page = html.unescape(nia.get(chat).text)
    assert sorted(ref for ref, words in about(demo).items() if words in page) == sorted(TOLD)


def test_a_lost_call_leads_to_no_second_one(demo: FastAPI, as_person: As) -> None:
    nia, lost = as_person("nia"), ended_call(demo, outcome=Outcome.NO_SALE)
    card = nia.get(f"/attempts/{lost}/scorecard").text
    assert "Talk to Hank again" in card
    assert GOES_ON not in card
    assert nia.get(f"/scenarios/{SECOND}?follows={lost}").status_code == 422


def test_only_who_had_the_first_call_is_offered_the_second(demo: FastAPI, as_person: As) -> None:
    mona, omar = as_person("mona"), as_person("omar")
    form = {"cohort": "november-class", "scenario": FIRST, "due": "2999-01-01"}
    assert mona.post("/manage/assign", data=form).status_code == 303
    web: Web = demo.state.web
    with web.services.storage.begin() as transaction:
        assignments = transaction.people.assignments_of(["november-class"])
    task = next(one for one in assignments if one.scenario == FIRST)
    official = ended_call(demo, assignment=task)
    assert GOES_ON in as_person("nia").get(f"/attempts/{official}/scorecard").text
    seen = mona.get(f"/attempts/{official}/scorecard")
    assert seen.status_code == 200
    assert GOES_ON not in seen.text
    assert omar.get(f"/attempts/{official}/scorecard").status_code == 404
    assert omar.get(f"/scenarios/{SECOND}?follows={official}").status_code == 404


def test_who_was_never_on_the_first_call_is_briefed_as_its_author_tells_it(
    demo: FastAPI, as_person: As
) -> None:
    omar = as_person("omar")
    briefing = html.unescape(omar.get(f"/scenarios/{SECOND}").text)
    web: Web = demo.state.web
    follows = web.services.library.scenes()[SECOND].scenario.follows
    assert follows is not None
    learned = [ref for ref, words in about(demo).items() if words in briefing]
    assert sorted(learned) == sorted(follows.told)
    assert f"You agreed on: {follows.next_step}." in briefing
    assert field(briefing, "follows") is None
    title = web.services.library.scenes()[FIRST].scenario.title
    assert f"Continues “{title}”" in html.unescape(omar.get("/").text)
    day = field(briefing, "day") or ""
    chat = omar.post(f"/scenarios/{SECOND}/start", data={"day": day}).headers["location"]
    second = stored(demo, chat.rpartition("/")[2])
    assert (second.follows, second.seed % 3) == (None, int(day))


@pytest.mark.parametrize("day", ["-1", "7", "soon", "9" * 30])
def test_any_day_in_the_form_gives_a_conversation_or_a_reason(as_person: As, day: str) -> None:
    answer = as_person("nia").post(f"/scenarios/{FIRST}/start", data={"day": day})
    assert answer.status_code in {303, 422}
