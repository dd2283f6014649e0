"""The pages as a browser without script gets them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trainer.adapters.library.library import YamlLibrary
from trainer.main import build_register
from trainer.settings import Settings
from trainer.usecases.sign_in import new_link

CONTENT = Path(__file__).parents[2]

As = Callable[[str], TestClient]


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def test_a_conversation_works_with_forms_alone(as_person: As) -> None:
    nia = as_person("nia")
    chat = nia.post("/scenarios/a7-vacant-duluth/start").headers["location"]
    page = nia.get(chat).text
    said = {"index": field(page, "index"), "text": "Who has the key?", "action": "say"}
    assert nia.post(f"{chat}/say", data=said).status_code == 303
    page = nia.get(chat).text
    assert "Who has the key?" in page
    assert field(page, "index") == "3"
    assert "Keep talking" in nia.get(f"{chat}/end").text
    look_back = nia.post(f"{chat}/end").headers["location"]
    assert f'href="{chat}/scorecard"' in nia.get(look_back).text
    assert "Point by point" in nia.get(f"{chat}/scorecard").text


def test_nothing_hidden_is_in_the_briefing_or_the_running_chat(as_person: As) -> None:
    nia = as_person("nia")
    briefing = nia.get("/scenarios/a7-vacant-duluth").text
    chat = nia.post("/scenarios/a7-vacant-duluth/start").headers["location"]
    for page in (briefing, nia.get(chat).text):
        for secret in ("three hundred ten", "fifteenth of May", "fifty-two", "forty-five days"):
            assert secret not in page


def test_a_trainee_is_told_that_the_lines_were_written_in_advance(as_person: As) -> None:
    assert "Hank speaks lines that people wrote in advance" in (
        as_person("nia").get("/scenarios/a7-vacant-duluth").text
    )


def test_words_are_shown_as_words(as_person: As) -> None:
    nia = as_person("nia")
    chat = nia.post("/scenarios/a7-vacant-duluth/start").headers["location"]
    nia.post(f"{chat}/say", data={"index": 1, "text": "<img src=x onerror=alert(1)>"})
    page = nia.get(chat).text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_a_manager_assigns_and_a_trainee_finds_it(as_person: As) -> None:
    mona, nia = as_person("mona"), as_person("nia")
    form = {"cohort": "november-class", "scenario": "b1-three-quotes", "due": "2999-01-01"}
    assert mona.post("/manage/assign", data={**form, "message": "By Friday"}).status_code == 303
    home = nia.get("/").text
    assert "Doug Halvorsen" in home
    assert "By Friday" in home


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"due": "2001-01-01"}, 422, "passed already"),
        ({"due": "soon"}, 422, "not a date"),
        ({"scenario": "nobody"}, 404, "There is no scenario"),
        ({"cohort": "elsewhere"}, 403, "do not manage"),
    ],
)
def test_an_assignment_that_cannot_be_is_explained(
    as_person: As, change: dict[str, str], status: int, said: str
) -> None:
    form = {"cohort": "november-class", "scenario": "a7-vacant-duluth", "due": "2999-01-01"}
    answer = as_person("mona").post("/manage/assign", data={**form, **change})
    assert answer.status_code == status
    assert said in answer.text


def test_an_author_sees_every_document_with_its_lines(as_person: As) -> None:
    arlo = as_person("arlo")
    assert "scenarios/a7-vacant-duluth.yaml" in arlo.get("/author").text
    page = arlo.get("/author/scenarios/a7-vacant-duluth.yaml").text
    assert "Hank Lindqvist" in page
    assert arlo.get("/author/scenarios/nobody.yaml").status_code == 404


def test_how_hard_a_scenario_is_says_what_it_was_measured_with(as_person: As) -> None:
    measured = YamlLibrary(CONTENT).measured("a7-vacant-duluth")
    briefing = as_person("nia").get("/scenarios/a7-vacant-duluth").text
    document = as_person("arlo").get("/author/scenarios/a7-vacant-duluth.yaml").text
    if measured is None:  # the file has changed since
        assert "measured" not in briefing
        assert "has not been measured since it last changed" in document
    else:
        assert "measured with simulated trainees" in measured.told()
        assert measured.told() in briefing
        assert measured.told() in document
    assert "measured" not in as_person("arlo").get("/author/rubrics/spin.yaml").text


def test_a_single_use_link_signs_in_once(
    as_person: As, settings_of: Callable[..., Settings]
) -> None:
    secret = new_link(build_register(settings_of()), "nia@demo.localhost")
    nobody = as_person("")
    assert "Welcome" in nobody.get(f"/sign-in/link/{secret}").text
    assert nobody.post(f"/sign-in/link/{secret}").status_code == 303
    assert nobody.post(f"/sign-in/link/{secret}").status_code == 401
