"""Who sees which attempt: asked of the thing itself, never of a role alone."""

import pytest

from tests.builders import NOON
from tests.usecases.playing import say
from tests.usecases.world import ADA, MAX, MONA, NIA, OMAR, ZOE, World
from trainer.domain.attempt import Attempt
from trainer.domain.people import Cohort, Person, Role
from trainer.errors import NotFoundError
from trainer.usecases.access import own_attempt, visible_attempt
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.review_attempt import scene_behind
from trainer.usecases.review_cohort import review_attempt

EVERYBODY = [NIA, OMAR, ZOE, MONA, MAX, ADA]


def may_own(world: World, person: Person, attempt: Attempt) -> bool:
    with world.storage.begin() as transaction:
        try:
            return own_attempt(transaction, person, attempt.id) == attempt
        except NotFoundError:
            return False


def may_see(world: World, person: Person, attempt: Attempt) -> bool:
    with world.storage.begin() as transaction:
        try:
            return visible_attempt(transaction, person, attempt.id) == attempt
        except NotFoundError:
            return False


def test_only_the_trainee_may_act_in_an_attempt(world: World) -> None:
    for attempt in (world.practises(NIA), world.is_assigned(NIA)):
        assert [p for p in EVERYBODY if may_own(world, p, attempt)] == [NIA]


def test_practice_is_seen_by_the_trainee_alone(world: World) -> None:
    attempt = world.practises(NIA)
    assert [p for p in EVERYBODY if may_see(world, p, attempt)] == [NIA]


def test_an_official_attempt_is_seen_by_the_cohorts_manager_too(world: World) -> None:
    attempt = world.is_assigned(NIA)
    assert [p for p in EVERYBODY if may_see(world, p, attempt)] == [NIA, MONA]


def test_a_trainee_of_two_cohorts_shows_each_manager_only_their_own(world: World) -> None:
    with world.storage.begin() as transaction:
        transaction.people.join("second", NIA.id, Role.TRAINEE)
    attempt = world.is_assigned(NIA)
    assert not may_see(world, MAX, attempt)


def test_a_manager_who_is_a_trainee_elsewhere_sees_nobody_there(world: World) -> None:
    with world.storage.begin() as transaction:
        transaction.people.join("first", MAX.id, Role.TRAINEE)
    assert not may_see(world, MAX, world.is_assigned(NIA))


def test_a_shared_cohort_alone_shows_a_manager_no_practice(world: World) -> None:
    attempt = world.practises(NIA)
    with world.storage.begin() as transaction:
        own = Cohort(id="third", name="Third", trainees=("nia",), managers=("max", "mona"))
        transaction.people.add_cohort(own, NOON)
    assert not may_see(world, MONA, attempt)
    assert not may_see(world, MAX, attempt)


def test_what_is_hidden_and_what_is_not_there_cannot_be_told_apart(world: World) -> None:
    attempt = world.practises(NIA)
    with world.storage.begin() as transaction, pytest.raises(NotFoundError) as hidden:
        visible_attempt(transaction, OMAR, attempt.id)
    assert attempt.id not in str(hidden.value)
    with world.storage.begin() as transaction, pytest.raises(NotFoundError):
        visible_attempt(transaction, OMAR, "nowhere")


def test_a_review_holds_the_attempt_its_trainee_and_the_newest_scorecard(world: World) -> None:
    attempt = world.is_assigned(NIA)
    fresh = review_attempt(world.services, MONA, attempt.id)
    assert (fresh.attempt, fresh.trainee, fresh.scorecard) == (attempt, NIA, None)
    end_attempt(world.services, NIA, attempt.id)
    ended = review_attempt(world.services, MONA, attempt.id)
    assert ended.scorecard == world.storage.state.scorecards[0][1]


@pytest.mark.parametrize("person", [OMAR, ZOE, MAX, ADA], ids=lambda person: person.id)
def test_nobody_else_reviews_an_attempt(world: World, person: Person) -> None:
    attempt = world.is_assigned(NIA)
    with pytest.raises(NotFoundError):
        review_attempt(world.services, person, attempt.id)


def test_the_scene_behind_an_attempt_is_the_one_it_began_with(world: World) -> None:
    attempt = world.practises(NIA)
    before = world.library.people["test-person"]
    world.library.people = {}
    say(world, attempt, "Hello.")
    assert scene_behind(world.services, attempt) == before
