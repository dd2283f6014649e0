"""Being asked to say more: an open question about nothing but what was just said."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Form, Heard, MoveKind

ASK = MoveKind.SITUATION_QUESTION
MORE = heard(ASK, rep_name="Sam")
PROBE = replace(heard(MoveKind.EXPLORE, rep_name="Sam"), words=2)
POLICY = heard(ASK, topics=("insurance",), rep_name="Sam")
ROOF = heard(ASK, topics=("roof",), rep_name="Sam")


def met(*facts: dict[str, object], trust: int = 60, difficulty: str = "medium") -> Talk:
    """Somebody who holds back one thing, unless said otherwise."""
    start = {"trust": trust, "patience": 95, "interest": 30}
    held_back = list(facts) or a_scenario()["facts"][:1]
    return Talk(a_scene(start=start, facts=held_back, difficulty=difficulty))


def far() -> dict[str, object]:
    return {**a_scenario()["facts"][0], "earned": {"trust": 99}}


def test_more_about_a_fact_that_was_just_told_is_the_same_in_other_words() -> None:
    assert met().hears(POLICY).hears(MORE).said == ["again:policy"]


def test_more_about_a_plain_answer_is_the_same_in_other_words() -> None:
    assert met(far()).hears(ROOF).hears(MORE).said == ["plain_again:roof"]


@pytest.mark.parametrize(
    "line",
    [
        heard(ASK, rep_name="Sam", relates=0.29),
        heard(ASK, rep_name="Sam", form=Form.CLOSED),
    ],
)
def test_a_closed_question_or_one_about_something_else_does_not_ask_for_more(line: Heard) -> None:
    assert met().hears(POLICY).hears(line).said == ["phrase:unsure"]


def test_who_shows_to_have_heard_asks_for_more_in_whatever_words() -> None:
    line = heard(ASK, MoveKind.REFLECT, rep_name="Sam", relates=0.0)
    assert met().hears(POLICY).hears(line).said == ["again:policy"]


def test_there_is_no_more_where_nothing_was_told() -> None:
    debt = heard(ASK, topics=("debt",), rep_name="Sam")
    assert met(far()).hears(debt).hears(MORE).said == ["phrase:unsure"]
    assert met(far()).hears(debt).hears(PROBE).said == ["phrase:unsure"]


def test_barely_asked_on_after_something_personal_people_say_that_this_was_all() -> None:
    again = met().hears(POLICY).hears(MORE)
    assert "phrase:that_is_all" in met().hears(POLICY).hears(replace(PROBE, relates=0.0)).said
    assert again.said == ["again:policy"]


@pytest.mark.parametrize(
    ("trust", "difficulty", "said"),
    [
        (45, "medium", "hint:policy"),
        (44, "medium", "plain_again:roof"),
        (60, "hard", "plain_again:roof"),
    ],
)
def test_asked_for_more_a_friendly_person_comes_to_what_is_on_their_mind(
    trust: int, difficulty: str, said: str
) -> None:
    near = {**a_scenario()["facts"][0], "earned": {"trust": 55}}
    assert met(near, trust=trust, difficulty=difficulty).hears(ROOF).hears(MORE).said[0] == said
