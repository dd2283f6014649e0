"""Rating by hand: who may, blind at first, and what is kept."""

import pytest

from tests.builders import a_criterion, a_scale, heard
from tests.usecases.playing import talk
from tests.usecases.world import MAX, MONA, NIA, OMAR, World
from trainer.domain.attempt import Attempt
from trainer.domain.moves import MoveKind
from trainer.domain.people import Person
from trainer.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.rate_attempt import Sheet, rate_attempt, rating_sheet

JUDGED: dict[str, object] = {
    "id": "true",
    "judged": "Is it true?",
    "held": "True.",
    "not_held": "False.",
}
CALM: dict[str, object] = {
    "id": "calm",
    "counted": {"formula": "moves_absent", "moves": ["pressure"]},
    "held": "Calm.",
    "not_held": "Pushed.",
}


def gate(ref: str, *checks: dict[str, object]) -> dict[str, object]:
    return {"id": ref, "name": ref, "about": ref, "checks": checks}


@pytest.fixture
def world(world: World) -> World:
    """One counted criterion, one half judged; one gate for a judge, one that code decides."""
    half: dict[str, object] = {"id": "half", "checks": [*a_criterion()["checks"], JUDGED]}
    gates = (gate("honesty", JUDGED), gate("pressure", CALM))
    world.library.rubrics = {"test-rubric": a_scale({}, half, gates=gates)}
    return world


async def ended(world: World, attempt: Attempt) -> Attempt:
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    await talk(world, attempt, "That is fair.")
    return end_attempt(world.services, NIA, attempt.id)


def sheet(world: World, person: Person, attempt: Attempt) -> Sheet:
    return rating_sheet(world.services, person, attempt.id)


async def test_a_sheet_asks_about_every_criterion_and_judged_gate_and_shows_no_score(
    world: World,
) -> None:
    attempt = await ended(world, world.is_assigned(NIA))
    seen = sheet(world, MONA, attempt)
    assert [(part.id, len(part.checks)) for part in seen.parts] == [
        ("acknowledge", 1),
        ("half", 2),
        ("honesty", 1),
    ]
    assert {(part.own, part.machine) for part in seen.parts} == {(None, None)}
    assert (seen.is_rated, seen.trainee) == (False, NIA)


async def test_after_rating_both_stand_side_by_side(world: World) -> None:
    attempt = await ended(world, world.is_assigned(NIA))
    rate_attempt(world.services, MONA, attempt.id, {"acknowledge": 0, "half": 2})
    seen = sheet(world, MONA, attempt)
    assert seen.is_rated
    assert [(part.id, part.own, part.machine) for part in seen.parts] == [
        ("acknowledge", 0, 1),
        ("half", 2, None),
        ("honesty", None, None),
    ]
    stored = world.storage.state.ratings
    assert [(one.criterion, one.level, one.rater) for one in stored] == [
        ("acknowledge", 0, "mona"),
        ("half", 2, "mona"),
    ]


async def test_a_later_rating_is_the_one_that_is_shown(world: World) -> None:
    attempt = await ended(world, world.practises(NIA))
    rate_attempt(world.services, NIA, attempt.id, {"acknowledge": 0})
    rate_attempt(world.services, NIA, attempt.id, {"acknowledge": 1})
    assert sheet(world, NIA, attempt).parts[0].own == 1
    assert len(world.storage.state.ratings) == 2


async def test_who_may_rate(world: World) -> None:
    official = await ended(world, world.is_assigned(NIA))
    own = await ended(world, world.practises(NIA))
    assert sheet(world, MONA, official).attempt == official
    assert sheet(world, NIA, own).attempt == own
    with pytest.raises(ForbiddenError, match="Your manager rates"):
        sheet(world, NIA, official)
    for person, attempt in ((MONA, own), (MAX, official), (OMAR, own), (OMAR, official)):
        with pytest.raises(NotFoundError):
            sheet(world, person, attempt)
        with pytest.raises(NotFoundError):
            rate_attempt(world.services, person, attempt.id, {"acknowledge": 1})


async def test_what_still_runs_is_not_rated(world: World) -> None:
    with pytest.raises(ConflictError, match="still running"):
        sheet(world, NIA, world.practises(NIA))


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ({}, "at least one"),
        ({"charm": 1}, "'charm' has no level 1"),
        ({"acknowledge": 1, "half": 3}, "'half' has no level 3"),
        ({"acknowledge": -1}, "has no level -1"),
    ],
)
async def test_a_level_that_is_not_there_stores_nothing(
    world: World, levels: dict[str, int], told: str
) -> None:
    attempt = await ended(world, world.practises(NIA))
    with pytest.raises(InvalidInputError, match=told):
        rate_attempt(world.services, NIA, attempt.id, levels)
    assert world.storage.state.ratings == []
