"""Start an attempt: pin scenario and rubric, and let the homeowner open the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn, Kind, SpokenBy
from trainer.domain.chance import draw
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.script import script
from trainer.domain.homeowner.step import opening
from trainer.domain.people import Assignment, Person, Role
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import ForbiddenError, InvalidInputError, NotFoundError
from trainer.ports import Library, Transaction
from trainer.usecases.services import Services


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What a person wants to practise; without a rubric the scenario's own is taken."""

    scenario: str = ""
    rubric: str | None = None
    assignment: str | None = None
    seed: int | None = None


def start_attempt(services: Services, person: Person, start: Start) -> Attempt:
    """A stored attempt with its opening turn.

    Raises NotFoundError for an unknown scenario, rubric or assignment, InvalidInputError when
    neither scenario nor assignment is named, ForbiddenError for another cohort's assignment.
    """
    if start.assignment is not None:
        return _official(services, person, start)
    if not start.scenario:
        message = "Name a scenario to practise, or an assignment."
        raise InvalidInputError(message)
    with services.storage.begin() as transaction:
        attempt = _begin(services, transaction, person, start, None)
        transaction.attempts.add(attempt)
    return attempt


def _official(services: Services, person: Person, start: Start) -> Attempt:
    with services.storage.begin() as transaction:
        assignment = transaction.people.assignment(start.assignment or "")
        cohorts = transaction.people.cohorts_of(person.id, Role.TRAINEE)
        if assignment.cohort not in {cohort.id for cohort in cohorts}:
            message = "This assignment belongs to another cohort."
            raise ForbiddenError(message)
        pinned = Start(scenario=assignment.scenario, rubric=assignment.rubric, seed=start.seed)
        attempt = _begin(services, transaction, person, pinned, assignment)
        transaction.attempts.add(attempt)
    return attempt


def _begin(
    services: Services,
    transaction: Transaction,
    person: Person,
    start: Start,
    assignment: Assignment | None,
) -> Attempt:
    person_in_general = scene_of(services.library, start.scenario)
    scale = scale_of(services.library, start.rubric or person_in_general.scenario.rubric)
    now = services.clock.now()
    seed = services.chance.new_seed() if start.seed is None else start.seed
    if assignment is not None and start.seed is None:
        known = [
            line.seed
            for line in transaction.attempts.of_person(person.id)
            if line.scenario == start.scenario
        ]
        seed = on_an_unseen_day(seed, known, len(person_in_general.every_day))
    scene = person_in_general.on_day_of(seed)
    reaction = opening(scene)
    text = script(reaction.parts, scene, (), lambda purpose: draw(seed, 0, purpose))
    turn = Turn(index=0, speaker=Speaker.HOMEOWNER, text=text, at=now)
    return Attempt(
        id=services.chance.new_id(),
        person=person.id,
        kind=Kind.PRACTICE if assignment is None else Kind.OFFICIAL,
        scenario=scene.scenario.id,
        scene=transaction.contents.keep_scene(scene, now),
        rubric=scale.rubric.id,
        scale=transaction.contents.keep_scale(scale, now),
        seed=seed,
        started_at=now,
        first=reaction.mind,
        turns=(HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED),),
        assignment=assignment.id if assignment else None,
    )


def on_an_unseen_day(seed: int, known: Sequence[int], days: int) -> int:
    """A seed near `seed` that draws a day which none of the known seeds drew, if there is one.

    Official attempts are on such a day, so that what was rehearsed by heart does not win.
    """
    seen = {other % days for other in known}
    unseen = [day for day in range(days) if day not in seen]
    return seed - seed % days + unseen[seed % len(unseen)] if unseen else seed


def scene_of(library: Library, scenario_id: str) -> Scene:
    """The scenario with this id. Raises NotFoundError, naming those that exist."""
    scenes = library.scenes()
    if scenario_id not in scenes:
        message = f"There is no scenario '{scenario_id}'. There are: {', '.join(sorted(scenes))}."
        raise NotFoundError(message)
    return scenes[scenario_id]


def scale_of(library: Library, rubric_id: str) -> Scale:
    """The rubric with this id. Raises NotFoundError, naming those that exist."""
    scales = library.scales()
    if rubric_id not in scales:
        message = f"There is no rubric '{rubric_id}'. There are: {', '.join(sorted(scales))}."
        raise NotFoundError(message)
    return scales[rubric_id]
