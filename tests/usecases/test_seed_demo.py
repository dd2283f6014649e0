"""The demo's people and task are there once, however often the program starts."""

from datetime import timedelta

import pytest

from tests.builders import NOON, a_scene
from tests.usecases.world import World
from trainer.domain.people import Person, Role
from trainer.usecases.choose_practice import choose_practice
from trainer.usecases.review_cohort import review_cohorts
from trainer.usecases.seed_demo import COHORT, DEMO_PEOPLE, DUE_DAYS, seed_demo


@pytest.fixture
def empty() -> World:
    return World()


def person(world: World, name: str) -> Person:
    with world.storage.begin() as transaction:
        found = transaction.people.by_email(f"{name}@demo.localhost")
    assert found is not None
    return found


def test_everybody_of_the_demo_is_there_with_one_role(empty: World) -> None:
    seed_demo(empty.services)
    people = empty.storage.state.people.values()
    assert {(p.email, p.name, *p.roles) for p in people} == set(DEMO_PEOPLE)
    assert {role for p in people for role in p.roles} == set(Role) - {Role.ADMIN}


def test_the_class_has_its_trainees_and_its_manager(empty: World) -> None:
    seed_demo(empty.services)
    (review,) = review_cohorts(empty.services, person(empty, "mona"))
    assert review.cohort.id == COHORT.id
    assert [one.name for one in review.trainees] == ["Nia Newhire", "Omar Olsen"]
    assert review.cohort.managers == (person(empty, "mona").id,)


def test_seeding_again_changes_nothing_even_much_later(empty: World) -> None:
    seed_demo(empty.services)
    before = empty.storage.state.copy()
    empty.clock.passes(timedelta(days=30))
    empty.library.people = {}
    seed_demo(empty.services)
    assert empty.storage.state == before


def test_seeding_beside_other_people_leaves_them_alone(world: World) -> None:
    before = world.storage.state.copy()
    seed_demo(world.services)
    assert before.people.items() <= world.storage.state.people.items()
    assert before.cohorts.items() <= world.storage.state.cohorts.items()
    assert before.assignments.items() <= world.storage.state.assignments.items()


def test_the_task_is_due_in_a_week_and_waits_for_the_trainee(empty: World) -> None:
    seed_demo(empty.services)
    (due,) = choose_practice(empty.services, person(empty, "nia")).due
    assert due.assignment.due == NOON + timedelta(days=DUE_DAYS)
    assert due.assignment.assigned_by == person(empty, "mona").id
    assert (due.assignment.scenario, due.assignment.rubric) == ("test-person", "test-rubric")


@pytest.mark.parametrize(
    ("levels", "easiest"),
    [
        (("hard", "easy", "medium"), "easy-x"),
        (("hard", "medium"), "medium-x"),
    ],
    ids=["all levels", "no easy one"],
)
def test_the_task_is_with_the_easiest_person(
    empty: World, levels: tuple[str, ...], easiest: str
) -> None:
    empty.library.people = {
        f"{level}-x": a_scene(id=f"{level}-x", difficulty=level) for level in levels
    }
    seed_demo(empty.services)
    (assignment,) = empty.storage.state.assignments.values()
    assert assignment.scenario == easiest


def test_without_scenarios_there_are_people_and_no_task(empty: World) -> None:
    empty.library.people = {}
    seed_demo(empty.services)
    assert len(empty.storage.state.people) == len(DEMO_PEOPLE)
    assert empty.storage.state.assignments == {}
