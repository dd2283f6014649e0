"""How people are short: closed questions get an answer and nothing more, and some news a word or two."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Form, MoveKind

ASK = MoveKind.SITUATION_QUESTION


def talk(seed: int) -> Talk:
    later = {**a_scenario()["objections"][0], "raised": {"on": "next_step"}}
    return Talk(a_scene(start={"trust": 60, "patience": 90}, objections=[later]), seed=seed)


def after(form: Form) -> set[int]:
    """How many things are said after a question of this form, over many talks."""
    line = heard(ASK, topics=("roof",), form=form, rep_name="Sam")
    return {len(talk(seed).hears(line).said) for seed in range(40)}


def test_a_closed_question_gets_its_answer_and_an_open_one_sometimes_more() -> None:
    assert after(Form.CLOSED) == {1}
    assert after(Form.OPEN) == {1, 2}


@pytest.mark.parametrize("kind", [MoveKind.INFORM])
def test_news_of_no_weight_is_met_with_a_phrase_or_with_a_word(kind: MoveKind) -> None:
    line = heard(kind, rep_name="Sam")
    first = {talk(seed).hears(line).said[0] for seed in range(40)}
    assert {"phrase:no_news", "phrase:mm"} <= first
