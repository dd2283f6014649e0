"""A second call goes on from the trainee's own first one, and only where it may."""

from dataclasses import replace

import pytest

from tests.builders import NOON, a_scene
from tests.usecases.calls import FIRST, PLUMBER, SECOND, THIRD, a_second_call, held, twice
from tests.usecases.test_days import with_days
from tests.usecases.world import NIA, OMAR, World
from trainer.domain.attempt import end
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Stage
from trainer.domain.outcome import Outcome
from trainer.errors import ConflictError, InvalidInputError, NotFoundError, TrainerError
from trainer.usecases.follow_up import calls_after, parts_before
from trainer.usecases.start_attempt import Start, start_attempt


@pytest.fixture
def world(world: World) -> World:
    """The person is called twice."""
    return twice(world, a_second_call())


def test_a_second_call_begins_with_the_mind_that_the_first_one_left(world: World) -> None:
    first = held(world, told=("policy", "sister"), stage=Stage.ANSWERED, offers=(61_000.0,))
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert second.first.told() == {"policy", "sister"}
    assert second.first.objections["scam"].stage is Stage.ANSWERED
    assert second.first.ground.offers == (61_000.0,)
    assert (second.follows, world.stored(second.id)) == (first.id, second)


def test_trust_comes_half_of_the_way_and_patience_is_fresh(world: World) -> None:
    first = held(world, trust=80)
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert (second.first.trust, second.first.patience) == (60, 66)


def test_without_a_first_call_it_went_as_its_author_says(world: World) -> None:
    held(world, told=("sister",))
    alone = world.practises(NIA, scenario=SECOND)
    ground = alone.first.ground
    assert (alone.follows, alone.first.trust) == (None, 40)
    assert alone.first.told() == {"policy"}
    assert alone.first.objections["scam"].stage is Stage.SETTLED
    assert (ground.offers, ground.next_step) == ((50_000,), "Thursday at six")
    assert ground.owed == ("email",)


def test_what_the_trainee_did_not_learn_is_still_to_be_learned(world: World) -> None:
    first = held(world, next_step="Friday at noon")
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert second.first.told() == frozenset()
    assert second.first.objections["scam"].stage is Stage.LATENT
    assert (second.first.ground.next_step, second.first.ground.owed) == ("Friday at noon", ())


def test_only_what_the_trainee_promised_is_waited_for(world: World) -> None:
    first = held(world, promised=("ask_manager",))
    assert world.practises(NIA, scenario=SECOND, follows=first.id).first.ground.owed == (
        "ask_manager",
    )


def test_a_fact_is_as_it_was_on_the_day_of_the_first_call(world: World) -> None:
    world.library.people[FIRST] = with_days()
    rainy = held(world, seed=1, told=("policy",))
    second = world.practises(NIA, scenario=SECOND, follows=rainy.id)
    scene = world.storage.state.scenes[second.scene]
    assert scene.fact("policy").tell == "They cancelled the policy."
    assert second.first.told() == {"policy"}
    alone = world.practises(NIA, scenario=SECOND)
    assert world.storage.state.scenes[alone.scene].fact("policy").tell.startswith("The policy runs")


def test_a_fact_that_is_other_by_now_is_new(world: World) -> None:
    sold = {**PLUMBER, "id": "policy", "topic": "insurance", "tell": "I let the policy go."}
    world.library.people[SECOND] = a_second_call(facts=[sold])
    first = held(world, told=("policy",))
    assert world.practises(NIA, scenario=SECOND, follows=first.id).first.told() == frozenset()


def test_a_concern_that_is_over_does_not_come_back(world: World) -> None:
    world.library.people[SECOND] = a_second_call(follows={"past": ["scam"]})
    first = held(world, stage=Stage.HARDENED)
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert second.first.objections["scam"].stage is Stage.SETTLED


def test_a_concern_that_nobody_met_comes_up_in_its_own_time(world: World) -> None:
    first = held(world, stage=Stage.HARDENED)
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert second.first.objections["scam"].stage is Stage.LATENT


def test_a_first_call_whose_file_is_gone_can_still_be_gone_on_from(world: World) -> None:
    first = held(world, told=("policy",))
    del world.library.people[FIRST]
    second = world.practises(NIA, scenario=SECOND, follows=first.id)
    assert second.first.told() == {"policy"}


def test_a_third_call_goes_on_from_the_second_or_straight_from_the_first(world: World) -> None:
    world.library.people[THIRD] = a_second_call(ref=THIRD, of=SECOND)
    first = held(world, told=("policy",))
    second = held(world, scenario=SECOND, told=("policy", "plumber"))
    after_second = world.practises(NIA, scenario=THIRD, follows=second.id)
    after_first = world.practises(NIA, scenario=THIRD, follows=first.id)
    assert after_second.first.told() == {"policy", "plumber"}
    assert after_first.first.told() == {"policy"}


@pytest.mark.parametrize(
    ("outcome", "scenario", "error", "says"),
    [
        (None, SECOND, ConflictError, "still running"),
        (Outcome.NO_SALE, SECOND, InvalidInputError, "comes after 'advance'"),
        (Outcome.ADVANCE, FIRST, InvalidInputError, "no second call to 'test-person'"),
        (Outcome.ADVANCE, "other", InvalidInputError, "'other' is no second call"),
    ],
    ids=["still runs", "ended otherwise", "a first call", "another person's"],
)
def test_what_cannot_be_gone_on_from_says_why_and_stores_nothing(
    world: World, outcome: Outcome | None, scenario: str, error: type[TrainerError], says: str
) -> None:
    world.library.people["other"] = a_second_call(ref="other", of="somebody-else")
    first = held(world, outcome=outcome) if outcome else world.practises(NIA)
    before = world.storage.state.copy()
    with pytest.raises(error, match=says):
        world.practises(NIA, scenario=scenario, follows=first.id)
    assert world.storage.state == before


def test_every_outcome_that_leads_on_is_named(world: World) -> None:
    world.library.people[SECOND] = a_second_call(after=("advance", "order"))
    first = held(world, outcome=Outcome.ORDER).id
    assert world.practises(NIA, scenario=SECOND, follows=first).follows == first
    with pytest.raises(InvalidInputError, match="'advance' or 'order'"):
        world.practises(NIA, scenario=SECOND, follows=held(world, outcome=Outcome.NO_SALE).id)


def test_nobody_goes_on_from_the_call_of_somebody_else(world: World) -> None:
    first = held(world)
    for unknown in (first.id, "nowhere", ""):
        with pytest.raises(NotFoundError):
            world.practises(OMAR, scenario=SECOND, follows=unknown)


def test_an_assigned_call_begins_alike_for_everybody(world: World) -> None:
    first = held(world)
    with pytest.raises(InvalidInputError, match="alike for everybody"):
        start_attempt(world.services, NIA, Start(assignment="task", follows=first.id))


def names(scenes: tuple[Scene, ...]) -> list[str]:
    return [scene.scenario.id for scene in scenes]


def test_a_call_leads_to_those_that_its_outcome_fits(world: World) -> None:
    world.library.people |= {
        THIRD: a_second_call(ref=THIRD, of=SECOND, after=("order",)),
        "a-visit": a_second_call(ref="a-visit"),
        "other": a_second_call(ref="other", of="somebody-else"),
    }
    won = {outcome: calls_after(world.library, held(world, outcome=outcome)) for outcome in Outcome}
    assert names(won.pop(Outcome.ADVANCE)) == ["a-visit", SECOND]
    assert names(won.pop(Outcome.ORDER)) == [THIRD]
    assert set(won.values()) == {()}
    second = held(world, scenario=SECOND, outcome=Outcome.ORDER)
    assert names(calls_after(world.library, second)) == [THIRD]
    assert calls_after(world.library, replace(second, outcome=Outcome.ADVANCE)) == ()


def test_a_call_that_still_runs_leads_nowhere(world: World) -> None:
    running = world.practises(NIA)
    assert calls_after(world.library, running) == ()
    assert calls_after(world.library, end(running, Outcome.ADVANCE, NOON)) != ()


def test_the_parts_before_end_where_one_is_not_there(world: World) -> None:
    world.library.people[THIRD] = a_second_call(ref=THIRD, of=SECOND)
    scenes = world.library.scenes()
    assert list(parts_before(scenes, scenes[THIRD])) == [SECOND, FIRST]
    assert list(parts_before({}, scenes[THIRD])) == [SECOND]
    assert list(parts_before(scenes, a_scene())) == []
