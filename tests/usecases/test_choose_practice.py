"""A trainee's home: what is due, what is unfinished, whom they may talk to."""

from datetime import timedelta

import pytest

from tests.builders import NOON, a_scale, a_scene
from tests.usecases.calls import SECOND, a_second_call, held, twice
from tests.usecases.scorecards import scored
from tests.usecases.world import MONA, NIA, OMAR, ZOE, World, an_assignment
from trainer.domain.homeowner.chapters import last_time
from trainer.domain.people import Person
from trainer.errors import NotFoundError
from trainer.usecases.choose_practice import (
    brief_assignment,
    brief_trainee,
    choose_practice,
)
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.review_cohort import Status
from trainer.usecases.start_attempt import Start


def finish(world: World, person: Person, overall: float | None) -> str:
    attempt = world.practises(person)
    end_attempt(world.services, person, attempt.id)
    scored(world, attempt, overall)
    return attempt.id


def test_easy_people_come_first_and_then_by_name(world: World) -> None:
    levels = {"z": "easy", "b": "hard", "y": "medium", "a": "hard", "c": "easy"}
    world.library.people = {
        f"{name}-x": a_scene(id=f"{name}-x", difficulty=level) for name, level in levels.items()
    }
    order = [c.scene.scenario.id for c in choose_practice(world.services, NIA).choices]
    assert order == ["c-x", "z-x", "y-x", "a-x", "b-x"]


def test_a_second_call_stands_right_after_the_first_however_hard_it_is(world: World) -> None:
    world.library.people = {
        "b-easy": a_scene(id="b-easy", difficulty="easy"),
        "c-easy": a_scene(id="c-easy", difficulty="easy"),
        "a-third": a_second_call(ref="a-third", of="z-second", difficulty="easy"),
        "z-second": a_second_call(ref="z-second", of="b-easy", difficulty="hard"),
        "a-second": a_second_call(ref="a-second", of="c-easy", difficulty="medium"),
        "y-second": a_second_call(ref="y-second", of="b-easy", difficulty="hard"),
    }
    order = [c.scene.scenario.id for c in choose_practice(world.services, NIA).choices]
    assert order == ["b-easy", "y-second", "z-second", "a-third", "c-easy", "a-second"]


def test_the_best_finished_attempt_of_the_person_is_shown(world: World) -> None:
    finish(world, NIA, 30)
    best = finish(world, NIA, 70)
    finish(world, OMAR, 99)
    world.practises(NIA)
    (choice,) = choose_practice(world.services, NIA).choices
    assert choice.attempts == 2
    assert choice.best is not None
    assert (choice.best.id, choice.best.overall) == (best, 70)


def test_no_score_is_not_better_than_zero(world: World) -> None:
    zero = finish(world, NIA, 0)
    world.clock.passes(timedelta(hours=1))
    finish(world, NIA, None)
    (choice,) = choose_practice(world.services, NIA).choices
    assert choice.best is not None
    assert choice.best.id == zero


def test_a_person_never_met_has_no_best(world: World) -> None:
    world.practises(NIA)
    (choice,) = choose_practice(world.services, NIA).choices
    assert (choice.attempts, choice.best) == (0, None)


def test_only_open_conversations_are_unfinished(world: World) -> None:
    finish(world, NIA, 30)
    first = world.practises(NIA)
    world.clock.passes(timedelta(minutes=5))
    second = world.is_assigned(NIA)
    world.practises(OMAR)
    unfinished = choose_practice(world.services, NIA).unfinished
    assert [line.id for line in unfinished] == [second.id, first.id]


def test_what_is_due_is_what_the_persons_own_cohorts_were_given(world: World) -> None:
    with world.storage.begin() as transaction:
        soon = an_assignment("soon", due=NOON + timedelta(hours=1))
        transaction.people.add_assignment(soon)
    due = choose_practice(world.services, NIA).due
    assert [one.assignment.id for one in due] == ["soon", "task"]
    assert choose_practice(world.services, ZOE).due == ()
    assert choose_practice(world.services, MONA).due == ()


def test_what_is_due_shows_how_far_the_person_is(world: World) -> None:
    world.is_assigned(OMAR)
    (before,) = choose_practice(world.services, NIA).due
    assert (before.progress.status, before.progress.person) == (Status.NOT_STARTED, NIA)
    world.practises(NIA)
    world.is_assigned(NIA)
    (under_way,) = choose_practice(world.services, NIA).due
    assert (under_way.progress.status, under_way.progress.attempts) == (Status.IN_PROGRESS, 1)


def test_an_assignment_whose_scenario_is_gone_is_not_shown(world: World) -> None:
    with world.storage.begin() as transaction:
        transaction.people.add_assignment(an_assignment("old", scenario="gone"))
    due = choose_practice(world.services, NIA).due
    assert [one.assignment.id for one in due] == ["task"]


def test_a_briefing_takes_the_rubric_of_the_scenario_unless_another_is_named(world: World) -> None:
    world.library.rubrics["other"] = a_scale({"name": "Other"})
    assert brief_trainee(world.services, NIA, Start(scenario="test-person")).scale == a_scale({})
    other = brief_trainee(world.services, NIA, Start(scenario="test-person", rubric="other"))
    assert other.scale == world.library.rubrics["other"]
    assert other.scene == a_scene()


def test_a_second_call_is_briefed_with_what_was_learned_in_the_first(world: World) -> None:
    first = held(twice(world, a_second_call()), told=("policy", "sister"), next_step="Friday")
    briefed = brief_trainee(world.services, NIA, Start(scenario=SECOND, follows=first.id))
    last = last_time(briefed.scene, briefed.mind)
    assert last is not None
    assert last.told == tuple(fact.is_about for fact in a_scene().scenario.facts)
    assert (last.agreed, briefed.follows) == ("Friday", first.id)
    second = world.practises(NIA, scenario=SECOND, follows=first.id, seed=briefed.day)
    assert last_time(world.storage.state.scenes[second.scene], second.first) == last


def test_a_second_call_without_a_first_is_briefed_as_its_author_tells_it(world: World) -> None:
    twice(world, a_second_call())
    briefed = brief_trainee(world.services, NIA, Start(scenario=SECOND))
    last = last_time(briefed.scene, briefed.mind)
    assert last is not None
    assert (last.agreed, briefed.follows) == ("Thursday at six", None)
    assert last.told == (a_scene().fact("policy").is_about,)
    assert last.promised == ("to e-mail something",)


def test_nobody_is_briefed_with_what_somebody_else_has_learned(world: World) -> None:
    first = held(twice(world, a_second_call()), told=("policy",))
    with pytest.raises(NotFoundError):
        brief_trainee(world.services, OMAR, Start(scenario=SECOND, follows=first.id))


@pytest.mark.parametrize(("scenario", "rubric"), [("nobody", None), ("test-person", "none")])
def test_nobody_is_briefed_on_what_is_not_there(
    world: World, scenario: str, rubric: str | None
) -> None:
    with pytest.raises(NotFoundError):
        brief_trainee(world.services, NIA, Start(scenario=scenario, rubric=rubric))


def test_a_trainee_is_briefed_on_their_own_assignment(world: World) -> None:
    briefed, assignment = brief_assignment(world.services, NIA, "task")
    assert (briefed.scene.scenario.id, assignment) == ("test-person", an_assignment())


@pytest.mark.parametrize("person", [ZOE, MONA], ids=lambda person: person.id)
def test_another_cohorts_assignment_is_not_there(world: World, person: Person) -> None:
    with pytest.raises(NotFoundError):
        brief_assignment(world.services, person, "task")
    with pytest.raises(NotFoundError):
        brief_assignment(world.services, person, "nowhere")
