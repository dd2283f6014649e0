"""A manager sees who did what, those who need help first."""

from datetime import timedelta

import pytest

from tests.usecases.playing import talk
from tests.usecases.scorecards import scored
from tests.usecases.world import MONA, NIA, OMAR, ZOE, World, an_assignment
from trainer.domain.people import Person, Role
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.review_cohort import Progress, Status, review_cohorts


def progress(world: World) -> tuple[Progress, ...]:
    """How the first class is with its one task."""
    (review,) = review_cohorts(world.services, MONA)
    (task,) = review.assignments
    return task.progress


def finish(
    world: World, person: Person, overall: float | None, *, passed: bool | None = None
) -> str:
    """An ended official attempt with a score."""
    attempt = world.is_assigned(person)
    end_attempt(world.services, person, attempt.id)
    scored(world, attempt, overall, passed=passed)
    return attempt.id


def test_a_manager_sees_the_cohorts_they_manage_and_no_other(world: World) -> None:
    (review,) = review_cohorts(world.services, MONA)
    assert review.cohort.id == "first"
    assert review.trainees == (NIA, OMAR)


@pytest.mark.parametrize("person", [NIA, ZOE], ids=lambda person: person.id)
def test_who_manages_nobody_sees_nobody(world: World, person: Person) -> None:
    assert review_cohorts(world.services, person) == ()


def test_assignments_stand_in_the_order_in_which_they_are_due(world: World) -> None:
    with world.storage.begin() as transaction:
        due = world.clock.time + timedelta(days=1)
        transaction.people.add_assignment(an_assignment("soon", due=due))
        transaction.people.add_assignment(an_assignment("elsewhere", cohort="second"))
    (review,) = review_cohorts(world.services, MONA)
    assert [one.assignment.id for one in review.assignments] == ["soon", "task"]


def test_nobody_has_begun_at_first(world: World) -> None:
    found = [(row.person, row.status, row.attempts, row.best) for row in progress(world)]
    assert found == [(who, Status.NOT_STARTED, 0, None) for who in (NIA, OMAR)]


def test_a_conversation_under_way_is_in_progress(world: World) -> None:
    world.is_assigned(OMAR)
    assert [(row.person, row.status) for row in progress(world)] == [
        (OMAR, Status.IN_PROGRESS),
        (NIA, Status.NOT_STARTED),
    ]


async def test_practice_is_not_counted(world: World) -> None:
    attempt = world.practises(NIA)
    await talk(world, attempt, "Hello.")
    end_attempt(world.services, NIA, attempt.id)
    assert {row.attempts for row in progress(world)} == {0}


def test_at_the_due_moment_nobody_is_late_yet(world: World) -> None:
    world.clock.passes(timedelta(days=2))
    assert {row.status for row in progress(world)} == {Status.NOT_STARTED}
    world.clock.passes(timedelta(microseconds=1))
    assert {row.status for row in progress(world)} == {Status.OVERDUE}


def test_who_has_begun_and_not_ended_is_late_too(world: World) -> None:
    world.is_assigned(NIA)
    world.clock.passes(timedelta(days=3))
    assert {row.status for row in progress(world)} == {Status.OVERDUE}


def test_who_is_done_stays_done_after_the_due_moment(world: World) -> None:
    finish(world, NIA, 50)
    world.clock.passes(timedelta(days=3))
    found = {row.person.id: row.status for row in progress(world)}
    assert found == {"nia": Status.DONE, "omar": Status.OVERDUE}


def test_the_best_of_several_attempts_counts(world: World) -> None:
    finish(world, NIA, 40)
    best = finish(world, NIA, 80)
    finish(world, NIA, 60)
    row = next(row for row in progress(world) if row.person == NIA)
    assert row.attempts == 3
    assert row.best is not None
    assert (row.best.id, row.best.overall) == (best, 80)


def test_an_attempt_without_a_score_is_not_the_best(world: World) -> None:
    low = finish(world, NIA, 10)
    finish(world, NIA, None)
    row = next(row for row in progress(world) if row.person == NIA)
    assert row.best is not None
    assert row.best.id == low


def test_no_score_is_not_better_than_zero(world: World) -> None:
    zero = finish(world, NIA, 0)
    world.clock.passes(timedelta(hours=1))
    finish(world, NIA, None)
    row = next(row for row in progress(world) if row.person == NIA)
    assert row.best is not None
    assert row.best.id == zero


def test_a_passed_attempt_is_better_than_a_higher_score_with_a_broken_gate(world: World) -> None:
    finish(world, NIA, 90, passed=False)
    passed = finish(world, NIA, 80, passed=True)
    row = next(row for row in progress(world) if row.person == NIA)
    assert row.best is not None
    assert row.best.id == passed


def test_who_has_passed_comes_after_who_has_not_begun(world: World) -> None:
    finish(world, NIA, 98, passed=True)
    assert [row.person for row in progress(world)] == [OMAR, NIA]


def test_those_who_need_help_come_first(world: World) -> None:
    with world.storage.begin() as transaction:
        for name in ("zoe", "mona"):
            transaction.people.join("first", name, Role.TRAINEE)
    finish(world, NIA, 90)
    finish(world, OMAR, 30)
    world.is_assigned(ZOE)
    order = [(row.person.id, row.status) for row in progress(world)]
    assert order == [
        ("omar", Status.DONE),
        ("nia", Status.DONE),
        ("zoe", Status.IN_PROGRESS),
        ("mona", Status.NOT_STARTED),
    ]
    world.clock.passes(timedelta(days=3))
    assert [row.person.id for row in progress(world)] == ["mona", "zoe", "omar", "nia"]
