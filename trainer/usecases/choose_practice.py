"""What a trainee sees before a conversation: whom they may talk to, what is due, how it went."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.documents.base import Difficulty
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Mind
from trainer.domain.people import Assignment, Person, Role
from trainer.errors import NotFoundError
from trainer.ports import AttemptLine, Transaction
from trainer.usecases.review_cohort import Progress, best_of, progress_of
from trainer.usecases.services import Services
from trainer.usecases.start_attempt import Start, begun_for, scale_of, scene_of, seed_for


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One scenario to practise; `best` is the person's own best finished attempt."""

    scene: Scene
    best: AttemptLine | None
    attempts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """An assignment of the person's cohorts, and how far they are."""

    assignment: Assignment
    scene: Scene
    progress: Progress


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """A trainee's home: what is due, what is unfinished, and every scenario, easy ones first."""

    due: tuple[Due, ...]
    unfinished: tuple[AttemptLine, ...]
    choices: tuple[Choice, ...]


def choose_practice(services: Services, person: Person) -> Practice:
    """All that the trainee's home shows."""
    with services.storage.begin() as transaction:
        lines = transaction.attempts.of_person(person.id)
        cohorts = transaction.people.cohorts_of(person.id, Role.TRAINEE)
        assignments = transaction.people.assignments_of([cohort.id for cohort in cohorts])
    scenes = services.library.scenes()
    return Practice(
        due=tuple(
            Due(
                assignment=assignment,
                scene=scenes[assignment.scenario],
                progress=_progress(services, assignment, person, lines),
            )
            for assignment in assignments
            if assignment.scenario in scenes
        ),
        unfinished=tuple(line for line in lines if line.ended_at is None),
        choices=tuple(_choice(scene, lines) for scene in easiest_first(scenes.values())),
    )


def easiest_first(scenes: Iterable[Scene]) -> list[Scene]:
    """By what the author says of them, then by id; a second call right after the first."""
    order = list(Difficulty)
    found = sorted(scenes, key=lambda s: (order.index(s.scenario.difficulty), s.scenario.id))
    return list(_with_their_calls(found, None))


def _with_their_calls(scenes: Sequence[Scene], before: str | None) -> Iterator[Scene]:
    for scene in scenes:
        follows = scene.scenario.follows
        if (follows.scenario if follows else None) == before:
            yield scene
            yield from _with_their_calls(scenes, scene.scenario.id)


def _progress(
    services: Services, assignment: Assignment, person: Person, lines: Sequence[AttemptLine]
) -> Progress:
    own = [line for line in lines if line.assignment == assignment.id]
    return progress_of(services, assignment, person, own)


def _choice(scene: Scene, lines: Sequence[AttemptLine]) -> Choice:
    own = [line for line in lines if line.scenario == scene.scenario.id and line.ended_at]
    return Choice(scene=scene, best=best_of(own), attempts=len(own))


@dataclass(frozen=True, kw_only=True, slots=True)
class Briefed:
    """What a trainee reads before the conversation, and the rubric it is scored by.

    `scene` is on its day, which is number `day` (from 0) of the scenario's; `mind` is what the
    homeowner brings along, and `follows` the attempt it comes from.
    """

    scene: Scene
    scale: Scale
    mind: Mind
    day: int
    follows: str | None = None


def brief_trainee(services: Services, person: Person, start: Start) -> Briefed:
    """The briefing of a practice, on a day that is drawn unless `start` says which.

    Raises NotFoundError for an unknown scenario or rubric, and what `begin_after` raises.
    """
    with services.storage.begin() as transaction:
        return _briefed(services, transaction, person, start, official=False)


def brief_assignment(
    services: Services, person: Person, assignment_id: str
) -> tuple[Briefed, Assignment]:
    """The briefing of an assignment of the person's own cohort. Raises NotFoundError."""
    with services.storage.begin() as transaction:
        assignment = transaction.people.assignment(assignment_id)
        cohorts = transaction.people.cohorts_of(person.id, Role.TRAINEE)
        if assignment.cohort not in {cohort.id for cohort in cohorts}:
            message = "There is no such assignment, or it is another cohort's."
            raise NotFoundError(message)
        start = Start(scenario=assignment.scenario, rubric=assignment.rubric)
        return _briefed(services, transaction, person, start, official=True), assignment


def _briefed(
    services: Services, transaction: Transaction, person: Person, start: Start, *, official: bool
) -> Briefed:
    scene = scene_of(services.library, start.scenario)
    seed = seed_for(services, transaction, person, start, official=official)
    begun = begun_for(services, transaction, person, start, scene.on_day_of(seed))
    return Briefed(
        scene=begun.scene,
        scale=scale_of(services.library, start.rubric or scene.scenario.rubric),
        mind=begun.mind,
        day=seed % len(scene.every_day),
        follows=start.follows,
    )
