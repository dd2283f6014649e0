"""Concerns behind concerns: smokescreens, layers, and doubts that come back."""

from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.homeowner.concerns import open_objection
from trainer.domain.homeowner.mind import ObjectionMemory, Stage
from trainer.domain.homeowner.settling import UNCONFIRMED_TURNS
from trainer.domain.moves import Form, Heard, MoveKind

LISTEN = heard(MoveKind.ACKNOWLEDGE, rep_name="Sam")
EXPLORE = heard(MoveKind.EXPLORE, rep_name="Sam")
CONFIRM = heard(MoveKind.CONFIRM, form=Form.CLOSED)
OTHER = heard(MoveKind.SITUATION_QUESTION, topics=("debt",), rep_name="Sam")
TELLS = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",), rep_name="Sam")


def answer(ref: str) -> Heard:
    return heard(answers=(ref,), rep_name="Sam")


def concern(ref: str, on: str, *, after: str | None = None, **changes: Any) -> dict[str, Any]:
    base = a_scenario()["objections"][0]
    raised = {"on": on} if after is None else {"on": on, "objection": after}
    return {**base, "id": ref, "raised": raised, "needs": "answer", **changes}


def talk(*objections: dict[str, Any], **changes: Any) -> Talk:
    start = {"trust": 60, "patience": 95, "interest": 30}
    endings = [{**a_scenario()["endings"][0], "needs": {}}]
    scene = a_scene(objections=list(objections), start=start, endings=endings, **changes)
    return Talk(scene)


def memory(met: Talk, ref: str) -> ObjectionMemory:
    return met.mind.objections[ref]


def screened(**real: Any) -> Talk:
    """Somebody who says they want to think it over, and means the price."""
    screen = concern("think-it-over", "opening", behind="price", returns=True)
    return talk(screen, concern("price", "offer", **real))


def test_asking_about_a_smokescreen_brings_out_the_real_concern() -> None:
    met = screened().hears(EXPLORE)
    assert met.said == ["root:think-it-over"]
    assert (memory(met, "price").stage, memory(met, "price").raised) == (Stage.RAISED, 2)
    assert open_objection(met.mind) == "price"


def test_a_smokescreen_that_was_asked_about_is_gone_for_good() -> None:
    met = screened().hears(EXPLORE)
    gone = memory(met, "think-it-over")
    assert (gone.stage, gone.explored, gone.answered) == (Stage.ANSWERED, 1, 1)
    met.hears(answer("price"))
    said = [part for _ in range(8) for part in met.hears(OTHER).said]
    assert "object:think-it-over" not in said


def test_the_real_concern_is_then_met_as_any_other() -> None:
    met = screened().hears(EXPLORE)
    assert met.hears(answer("price")).said == ["answered:price"]
    assert met.hears(CONFIRM).said == ["settled:price"]


def test_answering_a_smokescreen_answers_nothing() -> None:
    met = screened().hears(answer("think-it-over"))
    assert met.said == ["half_answered:think-it-over"]
    assert memory(met, "price").stage is Stage.LATENT


def test_who_answers_a_smokescreen_and_asks_about_it_has_asked() -> None:
    line = heard(MoveKind.EXPLORE, answers=("think-it-over",))
    assert screened().hears(line).said == ["root:think-it-over"]


def test_behind_a_smokescreen_there_may_be_a_concern_that_is_settled_already() -> None:
    screen = concern("think-it-over", "turn", behind="price")
    met = talk(screen, concern("price", "opening"))
    met.hears(answer("price"))
    assert met.said == ["answered:price", "object:think-it-over"]
    met.hears(EXPLORE)
    assert met.said == ["root:think-it-over"]
    assert memory(met, "price").stage is Stage.ANSWERED
    assert open_objection(met.mind) is None


def test_a_concern_with_nothing_behind_it_stays_open_when_it_was_asked_about() -> None:
    met = talk(concern("price", "opening")).hears(EXPLORE)
    assert memory(met, "price").stage is Stage.EXPLORED
    assert open_objection(met.mind) == "price"


def layered(first: str = "opening") -> Talk:
    return talk(concern("top", first), concern("deep", "after", after="top"), asks=["A?", "B?"])


def test_a_deeper_concern_comes_up_after_the_one_above_it_was_answered_and_not_at_once() -> None:
    met = layered().hears(answer("top"))
    assert met.said == ["answered:top"]
    assert "object:deep" in met.hears(OTHER).said
    assert memory(met, "deep").raised == 4


def test_there_is_room_to_check_the_answer_before_the_deeper_concern_comes_up() -> None:
    met = layered().hears(answer("top")).hears(CONFIRM)
    assert met.said == ["settled:top", "object:deep"]
    assert memory(met, "top").stage is Stage.SETTLED


def test_a_deeper_concern_waits_while_the_one_above_it_was_not_answered() -> None:
    met = layered("next_step")
    said = [part for _ in range(4) for part in met.hears(OTHER).said]
    assert "object:deep" not in said
    heard_out = layered().hears(LISTEN).hears(OTHER).hears(OTHER)
    assert memory(heard_out, "deep").stage is Stage.LATENT


def test_a_concern_that_was_forestalled_makes_way_for_the_deeper_one_too() -> None:
    met = layered("next_step").hears(TELLS).hears(answer("top"))
    assert memory(met, "top").stage is Stage.ANSWERED
    assert "object:deep" in met.hears(OTHER).said


def test_a_deeper_concern_under_nothing_never_comes_up_by_itself() -> None:
    met = talk(concern("deep", "after"))
    said = [part for _ in range(6) for part in met.hears(OTHER).said]
    assert "object:deep" not in said


def returning(*, returns: bool = True, **changes: Any) -> Talk:
    return talk(concern("scam", "opening", returns=returns), **changes).hears(answer("scam"))


def doubted_after(met: Talk) -> int | None:
    """The number of rep turns after which the concern came back, or None."""
    for turns in range(1, 9):
        if "object:scam" in met.hears(OTHER).said:
            return turns
    return None


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_an_answer_that_nobody_checked_is_doubted_again_where_the_author_says_so(
    difficulty: str,
) -> None:
    assert doubted_after(returning(difficulty=difficulty)) == UNCONFIRMED_TURNS / 2
    assert doubted_after(returning(difficulty=difficulty, returns=False)) is None


def test_a_doubt_comes_back_more_firmly_and_only_once() -> None:
    met = returning()
    doubted_after(met)
    assert met.reaction.parts[0].strength == 1
    back = memory(met, "scam")
    assert (back.stage, back.raised, back.returned) == (Stage.RAISED, 0, True)
    assert memory(met.hears(answer("scam")), "scam").stage is Stage.ANSWERED
    assert doubted_after(met) is None


def test_an_answer_that_was_checked_is_not_doubted() -> None:
    listened = talk(concern("scam", "opening", returns=True)).hears(LISTEN)
    assert doubted_after(listened.hears(answer("scam")).hears(CONFIRM)) is None


def test_an_excuse_is_not_answered_away_and_not_doubted_in_every_reply() -> None:
    screen = {**concern("think-it-over", "opening", behind="price"), "needs": "explore"}
    talk = Talk(a_scene(objections=[screen, concern("price", "next_step")]))
    answers = heard(answers=("think-it-over",))
    said = [talk.hears(answers).said[0] for _ in range(2)]
    assert said[0] == "half_answered:think-it-over"
    assert said[1].startswith("phrase:")
