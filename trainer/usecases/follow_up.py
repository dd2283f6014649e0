"""A second call: which conversation it may go on from, and what it brings along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.chapters import as_told, carried_over
from trainer.domain.homeowner.mind import Mind, first_mind
from trainer.domain.people import Person
from trainer.errors import ConflictError, InvalidInputError
from trainer.ports import Library, Transaction
from trainer.usecases.access import own_attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """The scene of a conversation on its day, and the mind that the homeowner brings along."""

    scene: Scene
    mind: Mind


def begin_alone(scene: Scene) -> Begun:
    """A conversation that goes on from none: it begins as its author says."""
    return Begun(scene=scene, mind=first_mind(scene))


def begin_after(
    library: Library, transaction: Transaction, person: Person, scene: Scene, attempt_id: str
) -> Begun:
    """A second call that goes on from an ended conversation of the person's own.

    Raises NotFoundError for one that is not theirs, ConflictError for one that still runs, and
    InvalidInputError where the scenario does not follow that conversation, or its outcome.
    """
    before = own_attempt(transaction, person, attempt_id)
    _check(library.scenes(), scene, before)
    then = transaction.contents.scene(before.scene)
    first = library.scenes().get(before.scenario, then)
    told = as_told(scene, first, then)
    return Begun(scene=told, mind=carried_over(before.mind, told, then))


def _check(scenes: Mapping[str, Scene], scene: Scene, before: Attempt) -> None:
    follows = scene.scenario.follows
    if follows is None or before.scenario not in parts_before(scenes, scene):
        message = f"'{scene.scenario.id}' is no second call to '{before.scenario}'."
        raise InvalidInputError(message)
    if not before.is_over:
        message = "The conversation before is still running. End it first."
        raise ConflictError(message)
    if before.outcome not in follows.after:
        wanted = " or ".join(f"'{outcome.value}'" for outcome in follows.after)
        message = f"This call comes after {wanted}, and that conversation ended otherwise."
        raise InvalidInputError(message)


def parts_before(scenes: Mapping[str, Scene], scene: Scene) -> Iterator[str]:
    """The ids of the scenarios that a second call follows, nearest first."""
    follows = scene.scenario.follows
    while follows is not None:
        yield follows.scenario
        before = scenes.get(follows.scenario)
        follows = before.scenario.follows if before else None


def calls_after(library: Library, attempt: Attempt) -> tuple[Scene, ...]:
    """The second calls to which an ended conversation leads, by id."""
    scenes = library.scenes()
    return tuple(
        scene
        for name, scene in sorted(scenes.items())
        if scene.scenario.follows is not None
        and attempt.outcome in scene.scenario.follows.after
        and attempt.scenario in parts_before(scenes, scene)
    )
