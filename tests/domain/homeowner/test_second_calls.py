"""A second call: what a person keeps of the one before."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.chapters import LastTime, as_told, carried_over, last_time
from trainer.domain.homeowner.mind import FactMemory, Mind, ObjectionMemory, Stage, Told, first_mind
from trainer.domain.moves import MoveKind

POLICY, SISTER = a_scenario()["facts"]
SCAM = a_scenario()["objections"][0]
CANCELLED = {"id": "policy"} | dict.fromkeys(("is_about", "tell", "hint", "again"), "Cancelled.")
RAINY = {"id": "rainy", "start": {}, "opening": ["It rains."], "facts": [CANCELLED]}
FIRST = a_scene()


def a_second_call(**changes: Any) -> Scene:
    """The call that goes on from the first; `follows` says how that one went for anybody else."""
    follows = {
        "scenario": "test-person",
        "after": ["advance"],
        "told": ["policy"],
        "next_step": "Thursday at six",
        "promised": ["email"],
        **changes.pop("follows", {}),
    }
    start = {"trust": 40, "patience": 66, "interest": 30}
    return a_scene(**{"id": "second-call", "follows": follows, "start": start, **changes})


def after_first(**ground: Any) -> Mind:
    """A mind after the first call, in which the policy was told and the sister hinted at."""
    mind = first_mind(FIRST)
    told = FactMemory(told=Told.TOLD, turn=3, by=MoveKind.PROBLEM_QUESTION)
    return replace(
        mind,
        trust=80,
        patience=5,
        interest=51,
        heard_turns=9,
        facts={"policy": told, "sister": FactMemory(told=Told.HINTED, turn=5)},
        ground=replace(mind.ground, **ground),
    )


def test_a_fact_is_as_it_was_on_the_day_of_the_first_call() -> None:
    first, rainy = a_scene(days=[RAINY]).every_day
    assert as_told(a_second_call(), first, rainy).fact("policy").tell == "Cancelled."
    assert as_told(a_second_call(), first, first).fact("policy").tell == POLICY["tell"]


def test_a_fact_of_which_the_second_call_says_something_new_is_new_after_any_day() -> None:
    first, rainy = a_scene(days=[RAINY]).every_day
    plumber = {**SISTER, "id": "plumber"}
    second = a_second_call(facts=[{**POLICY, "tell": "It went up."}, SISTER, plumber])
    told = as_told(second, first, rainy)
    assert told.fact("policy").tell == "It went up."
    assert [fact.id for fact in told.scenario.facts] == ["policy", "sister", "plumber"]


def test_trust_and_interest_drift_half_of_the_way_back_and_patience_is_fresh() -> None:
    mind = carried_over(after_first(), a_second_call(), FIRST)
    assert (mind.trust, mind.interest, mind.patience) == (60, 40, 66)
    assert mind.heard_turns == 0


def test_a_fact_that_was_told_stays_told_and_a_hint_is_forgotten() -> None:
    mind = carried_over(after_first(), a_second_call(), FIRST)
    assert mind.facts == {"policy": FactMemory(told=Told.TOLD), "sister": FactMemory()}


def test_a_fact_that_was_told_but_is_another_one_now_is_held_back() -> None:
    second = a_second_call(facts=[{**POLICY, "tell": "It went up."}])
    assert carried_over(after_first(), second, FIRST).told() == frozenset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Stage.SETTLED, Stage.SETTLED),
        (Stage.ANSWERED, Stage.ANSWERED),
        (Stage.EXPLORED, Stage.LATENT),
        (Stage.HARDENED, Stage.LATENT),
    ],
)
def test_a_concern_that_was_not_met_comes_up_again_in_its_own_time(
    before: Stage, after: Stage
) -> None:
    memory = ObjectionMemory(stage=before, raised=2, answered=5, resisted=2, returned=True)
    mind = replace(after_first(), objections={"scam": memory})
    kept = carried_over(mind, a_second_call(), FIRST).objections["scam"]
    assert kept == ObjectionMemory(stage=after, returned=after is before)


def test_a_concern_that_is_put_in_new_words_is_a_new_one() -> None:
    mind = replace(after_first(), objections={"scam": ObjectionMemory(stage=Stage.SETTLED)})
    second = a_second_call(objections=[{**SCAM, "says": ["And now?", "Well?", "Crooks."]}])
    assert carried_over(mind, second, FIRST).objections["scam"].stage is Stage.LATENT


def test_a_concern_that_is_over_does_not_come_up_whatever_became_of_it() -> None:
    mind = replace(after_first(), objections={"scam": ObjectionMemory(stage=Stage.HARDENED)})
    second = a_second_call(follows={"past": ["scam"]})
    assert carried_over(mind, second, FIRST).objections["scam"].stage is Stage.SETTLED


def test_names_sums_temptations_and_the_agreed_time_are_remembered() -> None:
    kept = {
        "rep_name": "Alex",
        "company": "Another Firm",
        "offers": (50_000.0,),
        "baited": frozenset({"hype"}),
        "next_step": "Friday",
    }
    ground = carried_over(after_first(**kept), a_second_call(), FIRST).ground
    assert {name: getattr(ground, name) for name in kept} == kept


def test_somebody_who_is_called_again_knows_by_whom() -> None:
    ground = carried_over(after_first(), a_second_call(), FIRST).ground
    assert ground.company == "Example Homes"


def test_half_of_what_was_resented_is_forgotten() -> None:
    ground = carried_over(after_first(slips=3, grudge=5), a_second_call(), FIRST).ground
    assert (ground.slips, ground.grudge) == (1, 2)


def test_only_greeting_and_asking_leave_are_worth_as_much_once_more() -> None:
    acts = frozenset({"introduce", "permission", "source"})
    ground = carried_over(after_first(acts=acts), a_second_call(), FIRST).ground
    assert ground.acts == {"source"}


def test_a_plain_answer_is_remembered_unless_it_is_another_one_now() -> None:
    asked = {"roof": 2, "debt": 1}
    same = carried_over(after_first(asked=asked), a_second_call(), FIRST)
    assert same.ground.asked == asked
    mended = a_second_call(plain=[{"topic": "roof", "says": "It is new.", "again": "New."}])
    assert carried_over(after_first(asked=asked), mended, FIRST).ground.asked == {"debt": 1}


def test_what_was_promised_in_the_first_call_is_owed_in_the_second_and_no_older_promise() -> None:
    mind = after_first(promised=("email",), owed=("ask_manager",))
    ground = carried_over(mind, a_second_call(), FIRST).ground
    assert (ground.owed, ground.promised) == (("email",), ())


def test_what_was_told_in_an_earlier_call_does_not_make_an_answer_come_before_the_concern() -> None:
    answer = heard(answers=("scam",), rep_name="Sam")
    trusting = a_second_call(start={"trust": 60, "patience": 90})
    met = Talk(trusting)
    assert met.mind.told() == {"policy"}
    assert met.hears(answer).mind.objections["scam"].stage is Stage.LATENT
    met.hears(heard(MoveKind.SITUATION_QUESTION, topics=("owner",)))
    assert "sister" in met.mind.told()
    assert met.hears(answer).mind.objections["scam"].stage is Stage.ANSWERED


def test_the_rep_is_briefed_on_what_was_told_agreed_and_promised() -> None:
    second = a_second_call(follows={"promised": ["ask_manager", "email"]})
    assert last_time(second, first_mind(second)) == LastTime(
        told=(POLICY["is_about"],),
        agreed="Thursday at six",
        promised=("to ask your manager", "to e-mail something"),
    )


def test_before_a_first_call_nothing_is_known_of_an_earlier_one() -> None:
    assert last_time(FIRST, first_mind(FIRST)) is None
