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


def test_barely_asked_on_a_fact_comes_in_other_words() -> None:
    assert met().hears(POLICY).hears(PROBE).said == ["again:policy"]


def test_barely_asked_on_a_plain_answer_comes_in_other_words() -> None:
    assert met(far()).hears(ROOF).hears(PROBE).said == ["plain_again:roof"]


def test_another_question_after_a_plain_answer_does_not_get_it_again() -> None:
    assert met(far()).hears(ROOF).hears(MORE).said == ["phrase:unsure"]


@pytest.mark.parametrize(
    "line",
    [
        heard(ASK, rep_name="Sam", relates=0.29),
        heard(ASK, rep_name="Sam", form=Form.CLOSED),
    ],
)
def test_a_closed_question_or_one_about_something_else_does_not_ask_for_more(line: Heard) -> None:
    assert met().hears(POLICY).hears(line).said == ["phrase:unsure"]


def test_another_question_after_a_fact_does_not_get_it_again() -> None:
    line = heard(ASK, MoveKind.REFLECT, rep_name="Sam", relates=0.0)
    assert met().hears(POLICY).hears(line).said == ["phrase:unsure"]
    assert met().hears(POLICY).hears(MORE).said == ["phrase:unsure"]


def test_there_is_no_more_where_nothing_was_told() -> None:
    debt = heard(ASK, topics=("debt",), rep_name="Sam")
    assert met(far()).hears(debt).hears(MORE).said == ["phrase:unsure"]
    assert met(far()).hears(debt).hears(PROBE).said == ["phrase:unsure"]


def test_barely_asked_on_people_say_the_same_in_other_words_and_then_that_this_was_all() -> None:
    probe = replace(PROBE, relates=0.0)
    again = met().hears(POLICY).hears(probe)
    assert again.said == ["again:policy"]
    assert again.hears(probe).said == ["phrase:that_is_all"]


def test_asked_for_more_nobody_comes_to_something_else_by_themselves() -> None:
    near = {**a_scenario()["facts"][0], "earned": {"trust": 55}}
    assert met(near, trust=50).hears(ROOF).hears(PROBE).said == ["plain_again:roof"]
