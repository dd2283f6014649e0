"""Small yes-or-no questions, "why do you ask?", and what nobody foresaw."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.homeowner.asking import (
    asks_for_a_fact,
    asks_openly,
    can_answer,
    last_question,
    really_asks,
)
from trainer.domain.homeowner.levers import levers_of
from trainer.domain.homeowner.moment import Moment
from trainer.domain.moves import Act, Form, Heard
from trainer.domain.moves import MoveKind as Kind
from trainer.domain.transcript import Speaker, Turn

ASKS = heard(Kind.OTHER_QUESTION, form=Form.CLOSED, rep_name="Sam")


def somebody(trust: int = 60, **changes: object) -> Talk:
    start = {"trust": trust, "patience": 95, "interest": 30}
    return Talk(a_scene(**{"start": start, "signals": [], **changes}))


def first_of(talk: Talk, text: str, line: Heard = ASKS) -> str:
    return talk.hears(line, text=text).said[0]


@pytest.mark.parametrize(
    "text",
    [
        "Does that sound fair?",
        "Would it help if I wrote it down?",
        "Shall I text you the list?",
        "do u want to see the video",
        "You want me to send the questions?",
        "Is that fair so far?",
    ],
)
def test_a_small_yes_or_no_gets_a_yes_from_who_is_at_ease_and_a_maybe_else(text: str) -> None:
    assert first_of(somebody(60), text) == "phrase:fine"
    assert first_of(somebody(30), text) == "phrase:perhaps"


def test_no_yes_is_said_to_a_sum_while_a_concern_stands_or_to_a_signature() -> None:
    text = "Does that sound fair?"
    with_sum = heard(Kind.OTHER_QUESTION, form=Form.CLOSED, rep_name="Sam", amounts=(9.0,))
    assert first_of(somebody(), text, with_sum) == "phrase:perhaps"
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    objecting = somebody(objections=[concern]).hears(heard(Kind.ACKNOWLEDGE, rep_name="Sam"))
    assert first_of(objecting, text) != "phrase:fine"
    close = heard(Kind.CLOSE, rep_name="Sam")
    assert first_of(somebody(endings=[never()]), "Shall I put that through?", close) != (
        "phrase:fine"
    )


def never() -> dict[str, object]:
    return {**a_scenario()["endings"][0], "needs": {"trust": 99}}


def test_a_tag_only_keeps_the_other_listening() -> None:
    assert first_of(somebody(), "We look at the house first. Okay?") == "phrase:mm"


def test_asked_why_they_ask_people_say_that_it_was_only_a_question() -> None:
    talk = somebody()
    while not any(part.startswith("ask:") for part in talk.said):
        talk.hears(heard(acts=(Act.OK,), rep_name="Sam"))
    assert talk.hears(ASKS, text="What made you ask?").said[0] == "phrase:clarify"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("And what's it been like, living with that?", "so_so"),
        ("What would you like to see happen?", "a_wish"),
        ("Why did you go with them?", "a_reason"),
        ("How long have you had the dog?", "a_while"),
        ("How many windows are there?", "a_figure"),
        ("Have you talked to a neighbor?", "sort_of"),
        ("Which one?", "unsure"),
    ],
)
def test_a_question_nobody_foresaw_gets_what_fits_its_shape(text: str, phrase: str) -> None:
    assert first_of(somebody(), text) == f"phrase:{phrase}"


def test_who_takes_an_answer_does_not_leave_a_question_in_the_air() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}, "needs": "answer"}
    line = heard(Kind.INFORM, Kind.OTHER_QUESTION, answers=("scam",), rep_name="Sam")
    said = somebody(objections=[concern]).hears(line, text="We do. How long is it yours?").said
    assert said == ["answered:scam", "phrase:a_while"]


def a_moment(text: str, words: int = 12) -> Moment:
    talk = somebody()
    return Moment(
        scene=talk.scene,
        heard=heard(words=words),
        turn=Turn(index=1, speaker=Speaker.REP, text=text),
        levers=levers_of(talk.scene.scenario.difficulty, talk.scene.scenario.persona),
        chance=lambda _: 0.5,
        before=talk.mind,
    )


def test_the_shape_of_a_question() -> None:
    assert last_question(a_moment("I see. What is it? Just say.")) == "What is it"
    assert asks_openly(a_moment("What is it?"))
    assert not asks_openly(a_moment("What day works?"))
    assert not asks_openly(a_moment("What it is I cannot say."))
    assert not really_asks(a_moment("The servicer has a department for that.", words=40))
    assert really_asks(a_moment("Tell me about the roof.", words=40))


def test_a_small_question_between_others_is_left_to_the_rest_of_the_talk() -> None:
    text = "Is it old? Does that sound fair?"
    assert first_of(somebody(), text, heard(Kind.CONFIRM, form=Form.CLOSED)) == "phrase:fine"


@pytest.mark.parametrize(
    ("text", "answer", "fits"),
    [
        ("How long have you had it?", "Since May.", True),
        ("How long have you had it?", "It is a quiet street.", False),
        ("How many are there?", "Six in all.", True),
        ("How many are there?", "They pay on time.", False),
        ("Who cuts the grass?", "My oldest does.", True),
        ("Who cuts the grass?", "Quiet, mostly.", False),
        ("Is it quiet?", "It is.", True),
    ],
)
def test_an_answer_holds_what_a_question_of_this_shape_asks_for(
    text: str, answer: str, *, fits: bool
) -> None:
    assert can_answer(a_moment(text), answer) is fits


def test_a_plain_answer_that_does_not_fit_the_shape_of_the_question_is_not_given() -> None:
    line = heard(Kind.SITUATION_QUESTION, topics=("roof",), rep_name="Sam")
    assert first_of(somebody(), "Who did the roof?", line) != "plain:roof"
    assert first_of(somebody(), "What shape is the roof in?", line) == "plain:roof"


def test_a_small_remark_that_begins_like_a_question_asks_something() -> None:
    assert really_asks(a_moment("It is a lot to read. So what do you make of it", words=40))
    assert asks_for_a_fact(a_moment("I see. Did you lose much?"))
    assert not asks_for_a_fact(a_moment("Did you lose much"))
