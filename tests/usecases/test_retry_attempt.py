"""The very same moment once more: what came before is kept, what came after is gone."""

import pytest

from tests.builders import heard
from tests.usecases.playing import talk
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.attempt import Attempt, Kind
from trainer.domain.moves import MoveKind
from trainer.errors import ConflictError, InvalidInputError, NotFoundError
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.retry_attempt import retry_attempt


@pytest.fixture
async def ended(world: World) -> Attempt:
    """Two rep turns, then the end."""
    world.listener.will_hear += [heard(MoveKind.ACKNOWLEDGE), heard(MoveKind.PRESSURE)]
    begun = world.practises(NIA)
    await talk(world, begun, "That is fair.")
    await talk(world, begun, "Sign today.", index=3)
    return end_attempt(world.services, NIA, begun.id)


def test_the_moment_is_as_it_was(world: World, ended: Attempt) -> None:
    again = retry_attempt(world.services, NIA, ended.id, 3)
    assert again.turns == ended.turns[:3]
    assert again.mind == ended.turns[1].mind  # type: ignore[union-attr]
    assert (again.seed, again.scene, again.rubrics) == (ended.seed, ended.scene, ended.rubrics)
    assert (again.retries, again.from_turn, again.is_over) == (ended.id, 3, False)
    assert world.stored(again.id) == again
    assert world.stored(ended.id) == ended


async def test_the_other_words_are_answered_and_scored(world: World, ended: Attempt) -> None:
    again = retry_attempt(world.services, NIA, ended.id, 3)
    world.listener.will_hear.append(heard(MoveKind.EXPLORE))
    await talk(world, again, "What worries you about it?", index=3)
    done = end_attempt(world.services, NIA, again.id)
    assert [turn.turn.text for turn in done.turns][3] == "What worries you about it?"
    assert world.storage.state.scorecards[-1][0] == again.id


def test_a_retry_of_an_assigned_conversation_is_practice(world: World) -> None:
    first = end_attempt(world.services, NIA, world.is_assigned(NIA).id)
    with pytest.raises(InvalidInputError, match="yours are none"):
        retry_attempt(world.services, NIA, first.id, 1)


async def test_a_retry_is_seen_by_the_trainee_alone(world: World) -> None:
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    begun = world.is_assigned(NIA)
    await talk(world, begun, "That is fair.")
    again = retry_attempt(world.services, NIA, end_attempt(world.services, NIA, begun.id).id, 1)
    assert (again.kind, again.assignment) == (Kind.PRACTICE, None)


def test_a_turn_of_the_homeowner_is_refused(world: World, ended: Attempt) -> None:
    with pytest.raises(InvalidInputError, match="2 is not one of your turns; yours are 1, 3"):
        retry_attempt(world.services, NIA, ended.id, 2)


def test_a_running_conversation_is_refused(world: World) -> None:
    running = world.practises(NIA)
    with pytest.raises(ConflictError, match="still running"):
        retry_attempt(world.services, NIA, running.id, 1)


@pytest.mark.parametrize("other", [OMAR, MONA])
def test_nobody_elses_can_be_tried(world: World, ended: Attempt, other: object) -> None:
    with pytest.raises(NotFoundError):
        retry_attempt(world.services, other, ended.id, 1)  # type: ignore[arg-type]
