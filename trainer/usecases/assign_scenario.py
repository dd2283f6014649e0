"""Give a cohort a scenario with a due moment."""

from dataclasses import dataclass
from datetime import datetime

from trainer.domain.people import Assignment, Person, Role
from trainer.errors import ForbiddenError, InvalidInputError
from trainer.usecases.services import Services
from trainer.usecases.start_attempt import scale_of, scene_of


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAssignment:
    """What a manager gives to whom; `due` is an aware moment."""

    cohort: str
    scenario: str
    due: datetime
    rubric: str | None = None
    message: str = ""


def assign_scenario(services: Services, manager: Person, new: NewAssignment) -> Assignment:
    """The stored assignment.

    Raises NotFoundError for an unknown scenario or rubric, ForbiddenError for a cohort the person
    does not manage, InvalidInputError for a due moment that has passed.
    """
    scene = scene_of(services.library, new.scenario)
    scale = scale_of(services.library, new.rubric or scene.scenario.rubric)
    now = services.clock.now()
    if new.due <= now:
        message = "The due date has passed already. Choose a later one."
        raise InvalidInputError(message)
    assignment = Assignment(
        id=services.chance.new_id(),
        cohort=new.cohort,
        scenario=scene.scenario.id,
        rubric=scale.rubric.id,
        due=new.due,
        assigned_by=manager.id,
        assigned_at=now,
        message=new.message.strip(),
    )
    with services.storage.begin() as transaction:
        managed = transaction.people.cohorts_of(manager.id, Role.MANAGER)
        if new.cohort not in {cohort.id for cohort in managed}:
            message = "You do not manage this cohort."
            raise ForbiddenError(message)
        transaction.people.add_assignment(assignment)
    return assignment
