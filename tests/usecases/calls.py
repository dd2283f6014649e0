"""A person who is called twice, or three times, and first calls that ended as a test wants."""

from dataclasses import replace
from typing import Any

from tests.builders import NOON, a_scenario, a_scene
from tests.usecases.world import NIA, World
from trainer.domain.attempt import Attempt, end
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import FactMemory, Mind, ObjectionMemory, Stage, Told
from trainer.domain.outcome import Outcome
from trainer.domain.people import Person

FIRST, SECOND, THIRD = "test-person", "second-call", "third-call"
PLUMBER = {
    "id": "plumber",
    "topic": "roof",
    "is_about": "A plumber came by.",
    "earned": {"trust": 30},
    "tell": "A plumber came by since.",
    "hint": "Somebody was here.",
    "again": "The plumber, as I said.",
}


def a_second_call(
    *, ref: str = SECOND, of: str = FIRST, after: tuple[str, ...] = ("advance",), **changes: Any
) -> Scene:
    """A call that goes on from another; `follows` says how that one went for who never had it."""
    follows = {
        "scenario": of,
        "after": list(after),
        "told": ["policy"],
        "settled": ["scam"],
        "offers": [50_000],
        "next_step": "Thursday at six",
        "promised": ["email"],
        **changes.pop("follows", {}),
    }
    start = {"trust": 40, "patience": 66, "interest": 30}
    facts = [*a_scenario()["facts"], PLUMBER]
    return a_scene(**{"id": ref, "follows": follows, "start": start, "facts": facts, **changes})


def twice(world: World, *scenes: Scene) -> World:
    """The world with the first call, and these in which it goes on."""
    world.library.people = {FIRST: a_scene()} | {scene.scenario.id: scene for scene in scenes}
    return world


def held(  # noqa: PLR0913 - all by which one first call differs from another
    world: World,
    *,
    person: Person = NIA,
    scenario: str = FIRST,
    outcome: Outcome = Outcome.ADVANCE,
    seed: int = 0,
    told: tuple[str, ...] = (),
    stage: Stage = Stage.LATENT,
    trust: int = 80,
    **ground: Any,
) -> Attempt:
    """An ended call: what was told in it, where its concern stands, and what both know."""
    begun = world.practises(person, scenario=scenario, seed=seed)
    mind = _mind(begun.first, told, stage, trust, ground)
    ended = end(replace(begun, first=mind), outcome, NOON)
    world.storage.state.attempts[begun.id] = ended
    return ended


def _mind(
    mind: Mind, told: tuple[str, ...], stage: Stage, trust: int, ground: dict[str, Any]
) -> Mind:
    known = FactMemory(told=Told.TOLD)
    return replace(
        mind,
        trust=trust,
        patience=5,
        facts=mind.facts | dict.fromkeys(told, known),
        objections={ref: ObjectionMemory(stage=stage) for ref in mind.objections},
        ground=replace(mind.ground, **ground),
    )
