"""The brief holds what was earned, and the guard's list holds the rest."""

from tests.builders import Talk, a_scenario, a_scene, a_turn, heard
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.moves import Act, MoveKind


def brief(talk: Talk) -> Brief:
    return brief_for(talk.scene, talk.mind, talk.reaction.mood, [a_turn()], "The words.")


def test_a_fresh_brief_knows_no_fact_and_guards_every_one() -> None:
    fresh = brief(Talk())
    assert fresh.may_know == ()
    assert len(fresh.guarded) == 4
    assert not fresh.ends
    assert (fresh.authored, fresh.situation, fresh.rep_known) == (
        "The words.",
        "Pat owns a house.",
        ("It is empty.",),
    )


def test_a_fact_that_was_told_moves_from_the_guard_to_what_may_be_known() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    told = brief(Talk(a_scene(start={"trust": 60})).hears(line))
    assert told.may_know == ("The policy runs me 310 a month with Zurbriggen.",)
    assert told.guarded == ("My sister owns half of it.", "A sister owns half.")


def test_a_hint_leaves_the_fact_guarded() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    hinted = brief(Talk(a_scene(start={"trust": 30})).hears(line))
    assert hinted.may_know == ()


def test_a_reply_that_ends_or_agrees_may_agree() -> None:
    endings = [{**a_scenario()["endings"][0], "needs": {"trust": 0}}]
    agreed = Talk(a_scene(endings=endings)).hears(
        heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",))
    )
    assert brief(agreed).ends
    assert brief(Talk().hears(heard(acts=(Act.SLUR,)))).ends
