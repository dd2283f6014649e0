"""Start an attempt: pin scenario and rubric, and let the homeowner open the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.domain.attempt import Attempt, HomeownerTurn, Kind, Pinned, SpokenBy
from trainer.domain.chance import draw
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.script import script, slots_for
from trainer.domain.homeowner.step import opening
from trainer.domain.people import Assignment, Person, Role
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import ForbiddenError, InvalidInputError, NotFoundError
from trainer.ports import Library, Transaction
from trainer.usecases.follow_up import Begun, begin_after, begin_alone
from trainer.usecases.services import Services

MOST_FURTHER_RUBRICS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What a person wants to practise; without a rubric the scenario's own is taken.

    `follows` is an ended attempt of theirs from which a second call goes on; `day` (from 0) is one
    of the scenario's days, the one whose briefing they have read; `also` are further rubrics to be
    scored by.
    """

    scenario: str = ""
    rubric: str | None = None
    assignment: str | None = None
    seed: int | None = None
    follows: str | None = None
    day: int | None = None
    also: tuple[str, ...] = ()


def start_attempt(services: Services, person: Person, start: Start) -> Attempt:
    """A stored attempt with its opening turn.

    Raises NotFoundError for an unknown scenario, rubric, assignment or attempt to go on from,
    InvalidInputError when neither scenario nor assignment is named, the scenario does not follow
    that attempt or too many further rubrics are named, ConflictError when that attempt still runs, ForbiddenError for another cohort's
    assignment.
    """
    if len(set(start.also)) > MOST_FURTHER_RUBRICS:
        message = (
            f"also: {len(set(start.also))} further rubrics are too many to learn from; "
            f"choose {MOST_FURTHER_RUBRICS} at most."
        )
        raise InvalidInputError(message)
    if start.assignment is not None and start.follows is not None:
        message = "An assigned conversation begins alike for everybody; leave out what it follows."
        raise InvalidInputError(message)
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
        pinned = replace(start, scenario=assignment.scenario, rubric=assignment.rubric)
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
    others = [scale_of(services.library, rubric) for rubric in dict.fromkeys(start.also)]
    now = services.clock.now()
    seed = seed_for(services, transaction, person, start, official=assignment is not None)
    begun = begun_for(services, transaction, person, start, person_in_general.on_day_of(seed))
    scene = begun.scene
    reaction = opening(scene, begun.mind, seed)
    slots = slots_for(reaction.mind, scene)
    text = script(reaction.parts, scene, (), lambda purpose: draw(seed, 0, purpose), slots)
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
        follows=start.follows,
        also=tuple(
            Pinned(rubric=other.rubric.id, scale=transaction.contents.keep_scale(other, now))
            for other in others
            if other.rubric.id != scale.rubric.id
        ),
    )


def begun_for(
    services: Services, transaction: Transaction, person: Person, start: Start, scene: Scene
) -> Begun:
    """The scene with the mind to begin with. Raises what `begin_after` raises."""
    if start.follows is None:
        return begin_alone(scene)
    return begin_after(services.library, transaction, person, scene, start.follows)


def seed_for(
    services: Services, transaction: Transaction, person: Person, start: Start, *, official: bool
) -> int:
    """The seed of a new attempt: the one that is asked for, else a new one on the day asked for.

    An official attempt is on a day that the person has not met, if there is one. Raises
    NotFoundError for an unknown scenario.
    """
    if start.seed is not None:
        return start.seed
    seed = services.chance.new_seed()
    days = len(scene_of(services.library, start.scenario).every_day)
    if start.day is not None:
        seed += (start.day - seed) % days
    if not official:
        return seed
    lines = transaction.attempts.of_person(person.id)
    known = [line.seed for line in lines if line.scenario == start.scenario]
    return on_an_unseen_day(seed, known, days, asked=start.day is not None)


def on_an_unseen_day(seed: int, known: Sequence[int], days: int, *, asked: bool = False) -> int:
    """A seed near `seed` that draws a day which none of the known seeds drew, if there is one.

    Official attempts are on such a day, so that what was rehearsed by heart does not win. A seed
    whose day was asked for stays where that day is such a day.
    """
    seen = {other % days for other in known}
    if asked and seed % days not in seen:
        return seed
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
