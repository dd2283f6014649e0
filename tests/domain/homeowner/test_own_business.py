"""What is on the homeowner's own mind: who is calling, and whether they got an answer."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Act, Heard, MoveKind

WHO = "phrase:who_is_this"
UNANSWERED = "phrase:unanswered"
OK = heard(acts=(Act.OK,))
NAMED = heard(acts=(Act.OK,), rep_name="Sam")
ASK = MoveKind.SITUATION_QUESTION


def talk(**changes) -> Talk:
    return Talk(a_scene(**{"start": {"trust": 60, "patience": 95}, **changes}))


def open_concern() -> list[dict[str, object]]:
    return [{**a_scenario()["objections"][0], "raised": {"on": "opening"}}]


def test_somebody_who_gave_no_name_is_asked_for_it_once() -> None:
    met = talk()
    assert [WHO in met.hears(OK).said for _ in range(5)] == [False, True, False, False, False]


@pytest.mark.parametrize(
    "line", [heard(rep_name="Sam"), heard(company="Example Homes"), heard(acts=(Act.INTRODUCE,))]
)
def test_somebody_who_said_who_they_are_is_not_asked(line: Heard) -> None:
    met = talk().hears(line)
    assert not any(WHO in met.hears(OK).said for _ in range(4))


def test_nobody_is_asked_who_they_are_while_a_concern_stands() -> None:
    met = talk(objections=open_concern()).hears(heard(MoveKind.ACKNOWLEDGE))
    assert WHO not in met.hears(OK).said


def test_nobody_is_asked_who_they_are_where_enough_was_said() -> None:
    stacked = heard(ASK, ASK, ASK, topics=("roof",))
    assert WHO not in talk().hears(OK).hears(stacked).said


def asked_by_homeowner() -> Talk:
    """Somebody who has just asked a question of their own."""
    met = talk().hears(NAMED)
    assert met.said == ["phrase:ok", "ask:0"]
    return met


def test_a_question_that_is_met_with_a_question_is_asked_for() -> None:
    met = asked_by_homeowner()
    trust, patience = met.mind.trust, met.mind.patience
    met.hears(heard(ASK, topics=("roof",)))
    assert met.said == ["plain:roof", UNANSWERED]
    assert met.mind.trust < trust
    assert met.mind.patience < patience - 1


@pytest.mark.parametrize(
    "line",
    [
        heard(MoveKind.INFORM),
        heard(MoveKind.INFORM, ASK, topics=("roof",)),
        heard(ASK, MoveKind.ACKNOWLEDGE, topics=("roof",)),
        heard(),
        heard(MoveKind.INFORM, relates=0.0, words=8),
        heard(MoveKind.INFORM, MoveKind.REFLECT, relates=0.0),
    ],
)
def test_somebody_who_answers_or_listens_has_not_left_a_question_unanswered(line: Heard) -> None:
    assert UNANSWERED not in asked_by_homeowner().hears(line).said


def test_a_long_line_that_is_about_something_else_is_no_answer() -> None:
    line = heard(MoveKind.INFORM, relates=0.0, words=20)
    assert UNANSWERED in asked_by_homeowner().hears(line).said


def test_who_asked_for_a_name_wants_it() -> None:
    met = talk().hears(OK).hears(OK)
    assert WHO in met.said
    assert UNANSWERED in met.hears(heard(ASK, topics=("roof",))).said


def test_nothing_is_left_unanswered_where_nothing_was_asked() -> None:
    met = talk().hears(heard(ASK, topics=("debt",), rep_name="Sam"))
    assert met.said == ["unknown:debt"]
    assert UNANSWERED not in met.hears(heard(ASK, topics=("roof",))).said
