"""A manager gives their own cohort a scenario with a due moment."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders import NOON, a_scale
from tests.usecases.world import ADA, MAX, MONA, NIA, World
from trainer.domain.people import Assignment, Person
from trainer.errors import ForbiddenError, InvalidInputError, NotFoundError, TrainerError
from trainer.usecases.assign_scenario import NewAssignment, assign_scenario

TOMORROW = NOON + timedelta(days=1)


def assign(world: World, manager: Person = MONA, **changes: Any) -> Assignment:
    values = {"cohort": "first", "scenario": "test-person", "due": TOMORROW, **changes}
    return assign_scenario(world.services, manager, NewAssignment(**values))


def test_an_assignment_is_stored_with_who_gave_it_and_when(world: World) -> None:
    made = assign(world, message="  Good luck!\n")
    assert world.storage.state.assignments[made.id] == made
    assert made == Assignment(
        id=made.id,
        cohort="first",
        scenario="test-person",
        rubric="test-rubric",
        due=TOMORROW,
        assigned_by="mona",
        assigned_at=NOON,
        message="Good luck!",
    )


def test_another_rubric_can_be_chosen(world: World) -> None:
    other = a_scale({})
    rubric = other.rubric.model_copy(update={"id": "other"})
    world.library.rubrics["other"] = other.model_copy(update={"rubric": rubric})
    assert assign(world, rubric="other").rubric == "other"


@pytest.mark.parametrize("person", [NIA, MAX, ADA], ids=lambda person: person.id)
def test_who_does_not_manage_the_cohort_assigns_nothing(world: World, person: Person) -> None:
    with pytest.raises(ForbiddenError):
        assign(world, person)
    assert list(world.storage.state.assignments) == ["task"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scenario": "nobody"}, NotFoundError),
        ({"rubric": "none"}, NotFoundError),
        ({"cohort": "nowhere"}, ForbiddenError),
        ({"cohort": "second"}, ForbiddenError),
        ({"due": NOON}, InvalidInputError),
        ({"due": NOON - timedelta(days=1)}, InvalidInputError),
    ],
    ids=["scenario", "rubric", "no cohort", "other cohort", "due now", "due before"],
)
def test_what_cannot_be_assigned_is_not_stored(
    world: World, changes: dict[str, Any], error: type[TrainerError]
) -> None:
    with pytest.raises(error):
        assign(world, **changes)
    assert list(world.storage.state.assignments) == ["task"]


def test_the_shortest_time_is_time_enough(world: World) -> None:
    due = NOON + timedelta(microseconds=1)
    assert assign(world, due=due).due == due
