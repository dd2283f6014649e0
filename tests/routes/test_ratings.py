"""Rating on a page: blind first, then both side by side."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

As = Callable[[str], TestClient]
WORDS = "That is fair. What happened the last time?"


@pytest.fixture
def nia(as_person: As) -> TestClient:
    """The demo's new hire."""
    return as_person("nia")


def practised(nia: TestClient) -> str:
    """The address of an ended practice conversation."""
    begun = nia.post(
        "/scenarios/a7-vacant-duluth/start", data={"rubric": "objection-handling"}
    ).headers["location"]
    nia.post(f"{begun}/say", data={"index": 1, "text": WORDS})
    nia.post(f"{begun}/end")
    return str(begun)


def official(nia: TestClient) -> str:
    """The address of an ended assigned conversation."""
    assignment = nia.get("/").text.split('href="/assignments/')[1].split('"')[0]
    begun = nia.post(f"/assignments/{assignment}/start").headers["location"]
    nia.post(f"{begun}/say", data={"index": 1, "text": WORDS})
    nia.post(f"{begun}/end")
    return str(begun)


def test_a_manager_rates_without_the_score_and_sees_both_afterwards(
    as_person: As, nia: TestClient
) -> None:
    mona, talk = as_person("mona"), official(nia)
    assert f'href="{talk}/rate"' in mona.get("/manage").text
    blind = mona.get(f"{talk}/rate").text
    assert WORDS in blind
    assert '<span class="by">Nia Newhire</span>' in blind
    assert '<span class="by">You</span>' not in blind
    assert "of 100" not in blind
    assert "The program" not in blind
    assert 'checked="checked"' not in blind
    names = re.findall(r'name="level-([a-z-]+)" value="" checked', blind)
    assert "listening" in names
    saved = mona.post(f"{talk}/rate", data={"level-listening": "2", "level-acknowledge": ""})
    assert (saved.status_code, saved.headers["location"]) == (303, f"{talk}/rate")
    both = mona.get(f"{talk}/rate").text
    assert "Your rating beside the score" in both
    assert re.search(r"Listening</th>\s*<td>2 of 5</td>\s*<td>\d of 5</td>", both)
    assert "left out" in both
    again = mona.get(f"{talk}/rate?again=true").text
    assert 'name="level-listening" value="2" checked' in again
    assert "The program" not in again


def test_a_trainee_rates_own_practice_only(as_person: As, nia: TestClient) -> None:
    own, assigned = practised(nia), official(nia)
    assert nia.get(f"{own}/rate").status_code == 200
    assert nia.get(f"{assigned}/rate").status_code == 403
    for other in (as_person("omar"), as_person("mona")):
        assert other.get(f"{own}/rate").status_code == 404
        assert other.post(f"{own}/rate", data={"level-listening": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "at least one"),
        ({"level-listening": "x"}, "&#39;x&#39; is not a level"),
        ({"level-listening": "99"}, "no level 99"),
        ({"level-charm": "1"}, "charm"),
    ],
)
def test_what_cannot_be_rated_is_told(nia: TestClient, form: dict[str, str], told: str) -> None:
    answer = nia.post(f"{practised(nia)}/rate", data=form)
    assert answer.status_code == 422
    assert told in answer.text
