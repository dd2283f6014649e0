"""Particular questions: the answer that fits them, and what deepens something just told."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from tests.domain.rich_scene import particular
from trainer.domain.moves import Aim, AimKind, Form, Heard, MoveKind

ASK = MoveKind.SITUATION_QUESTION
KIDS = heard(ASK, asked=("0",), rep_name="Sam")
SINCE = heard(ASK, asked=("1",), rep_name="Sam")
POLICY = heard(ASK, topics=("insurance",), rep_name="Sam")
SCAM = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
PROBE = replace(heard(MoveKind.EXPLORE, rep_name="Sam"), words=2)


def met(*, trust: int = 60, gate: int = 40, **changes: object) -> Talk:
    """Somebody with particular answers, who holds back one thing."""
    fact = {**a_scenario()["facts"][0], "earned": {"trust": gate}}
    start = {"trust": trust, "patience": 95, "interest": 30}
    return Talk(a_scene(**{"start": start, "facts": [fact], "asked": particular(), **changes}))


def sure(line: Heard, kind: AimKind, confidence: float) -> Heard:
    """The line with its aims of one kind that sure."""

    def changed(aim: Aim) -> Aim:
        return replace(aim, confidence=confidence) if aim.kind is kind else aim

    return replace(line, aims=tuple(changed(aim) for aim in line.aims))


def test_a_particular_question_gets_the_answer_that_fits_it() -> None:
    assert met().hears(KIDS).said == ["asked:0"]


def test_the_second_time_it_is_said_in_other_words() -> None:
    assert met().hears(KIDS).hears(KIDS).said == ["asked_again:0"]


def test_what_was_asked_particularly_comes_before_the_topic() -> None:
    both = heard(ASK, asked=("0",), topics=("roof",), rep_name="Sam")
    assert met().hears(both).said == ["asked:0"]


def test_a_question_that_is_only_a_little_like_it_goes_elsewhere() -> None:
    faint = sure(KIDS, AimKind.ASKED, 0.49)
    assert met().hears(faint).said == ["phrase:unsure"]


@pytest.mark.parametrize(("confidence", "said"), [(0.84, "tell:policy"), (0.85, "asked:0")])
def test_a_fact_that_is_held_back_goes_first_unless_the_question_is_plainly_another(
    confidence: float, said: str
) -> None:
    both = heard(ASK, asked=("0",), topics=("insurance",), rep_name="Sam")
    line = sure(sure(both, AimKind.TOPIC, 0.7), AimKind.ASKED, confidence)
    assert met().hears(line).said[0] == said


@pytest.mark.parametrize(("confidence", "said"), [(0.69, "plain:roof"), (0.7, "asked:0")])
def test_a_plain_answer_that_was_not_given_yet_goes_first_where_its_topic_is_much_surer(
    confidence: float, said: str
) -> None:
    both = heard(ASK, asked=("0",), topics=("roof",), rep_name="Sam")
    line = sure(both, AimKind.ASKED, confidence)
    assert met().hears(line).said == [said]
    assert met().hears(heard(ASK, topics=("roof",), rep_name="Sam")).hears(line).said == ["asked:0"]


def test_a_closed_question_gets_the_first_sentence() -> None:
    closed = heard(ASK, asked=("0",), rep_name="Sam", form=Form.CLOSED)
    assert met().hears(closed).reaction.parts[0].brief


def test_what_goes_deeper_waits_until_the_fact_was_told() -> None:
    assert met().hears(SINCE).said == ["phrase:unsure"]
    assert met().hears(POLICY).hears(SINCE).said == ["asked:1"]


def test_what_goes_deeper_can_be_asked_for_one_reply_later() -> None:
    talk = met().hears(POLICY).hears(heard(MoveKind.ACKNOWLEDGE, rep_name="Sam", relates=0.0))
    assert talk.hears(SINCE).said[0] in {"asked:1", "asked_again:1"}
    late = met().hears(POLICY).hears(KIDS).hears(KIDS)
    assert late.hears(SINCE).said == ["phrase:unsure"]


def test_one_deeper_answer_leads_to_the_next() -> None:
    talk = met().hears(POLICY).hears(SINCE)
    assert talk.hears(PROBE).said == ["asked:2"]


def test_asked_on_barely_people_go_deeper_before_they_say_the_same_again() -> None:
    talk = met().hears(POLICY).hears(PROBE)
    assert talk.said == ["asked:1"]
    assert talk.hears(PROBE).said == ["asked:2"]


def test_who_is_listened_to_goes_deeper_by_themselves() -> None:
    listens = heard(MoveKind.ACKNOWLEDGE, rep_name="Sam")
    assert met().hears(POLICY).hears(listens).said[0] == "asked:1"


def test_what_goes_deeper_into_a_concern_waits_for_its_root() -> None:
    then = heard(MoveKind.EXPLORE, asked=("3",), rep_name="Sam")
    talk = met(objections=[SCAM], gate=99).hears(then)
    assert talk.said == ["root:scam"]
    assert talk.hears(then).said == ["asked:3"]


def test_asked_on_barely_about_a_concern_people_go_deeper_first() -> None:
    talk = met(objections=[SCAM], gate=99).hears(PROBE)
    assert talk.said == ["root:scam"]
    assert talk.hears(PROBE).said == ["asked:3"]


def test_asked_on_about_what_was_just_told_the_likeliest_of_what_is_left_is_said() -> None:
    again = heard(ASK, topics=("insurance",), asked=("2",), rep_name="Sam")
    unsure = sure(sure(again, AimKind.ASKED, 0.55), AimKind.TOPIC, 0.9)
    talk = met().hears(POLICY).hears(unsure)
    assert talk.said == ["asked:2"]
    assert met().hears(POLICY).hears(sure(unsure, AimKind.ASKED, 0.45)).said != ["asked:2"]


def test_a_question_that_is_outdone_by_one_that_does_not_fit_here_is_not_answered() -> None:
    both = heard(ASK, asked=("0", "1"), rep_name="Sam")
    rival = replace(
        both,
        aims=tuple(replace(a, confidence=0.65 if a.ref == "0" else 0.95) for a in both.aims),
    )
    assert met().hears(rival).said != ["asked:0"]


@pytest.mark.parametrize(
    ("form", "said"), [(Form.OPEN, "tell:policy"), (Form.CLOSED, "plain:roof")]
)
def test_a_fact_of_weight_comes_out_beside_its_topic_unless_only_a_word_was_asked_for(
    form: Form, said: str
) -> None:
    fact = {**a_scenario()["facts"][0], "earned": {"trust": 20}, "also": ["roof"]}
    ending = {**a_scenario()["endings"][0], "needs": {"trust": 90, "told": ["policy"]}}
    line = heard(ASK, topics=("roof",), rep_name="Sam", form=form)
    assert met(facts=[fact], endings=[ending]).hears(line).said[0] == said


def test_an_answer_that_does_not_fit_the_shape_of_the_question_is_not_given() -> None:
    assert met().hears(KIDS, text="Who else is in there?").said != ["asked:0"]
    assert met().hears(KIDS, text="What about kids?").said == ["asked:0"]
