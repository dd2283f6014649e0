"""Whether an open question, after listening, is about the concern that stands or about a fact."""

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.homeowner.aiming import EXPLORE_SURE
from trainer.domain.moves import Aim, AimKind, Heard, MoveKind

LISTEN = a_move(MoveKind.ACKNOWLEDGE)


def objecting(**raised: object) -> Talk:
    concern = {**a_scenario()["objections"][0], "raised": raised or {"on": "opening"}}
    return Talk(a_scene(objections=[concern], start={"trust": 60, "patience": 90}))


def asks_about(topic: str | None = None, sure: float = 0.9) -> Heard:
    """A rep who shows to have heard, and asks an open question."""
    aims = (Aim(kind=AimKind.TOPIC, ref=topic, confidence=sure, text="words"),) if topic else ()
    asks = heard(MoveKind.PROBLEM_QUESTION).moves
    return Heard(moves=(LISTEN, *asks), aims=aims, words=12)


@pytest.mark.parametrize(
    ("line", "explores"),
    [
        (asks_about(), True),
        (asks_about("roof"), True),
        (asks_about("insurance"), False),
        (asks_about("insurance", EXPLORE_SURE), False),
        (asks_about("insurance", EXPLORE_SURE - 0.01), True),
    ],
)
def test_an_open_question_is_about_the_concern_unless_it_plainly_asks_for_an_untold_fact(
    line: Heard, *, explores: bool
) -> None:
    assert ("root:scam" in objecting().hears(line).said) is explores


def test_a_question_about_a_fact_that_was_not_told_is_answered_with_the_fact() -> None:
    assert "tell:policy" in objecting().hears(asks_about("insurance")).said


def test_a_question_about_a_fact_that_was_told_is_about_the_concern_again() -> None:
    met = objecting(on="turn", turn=1)
    met.hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    assert {"tell:policy", "object:scam"} <= set(met.said)
    assert "root:scam" in met.hears(asks_about("insurance")).said
