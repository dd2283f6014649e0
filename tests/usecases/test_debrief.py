"""What the debrief is made of, and what a trainee notes about a conversation of their own."""

from dataclasses import replace

import pytest

from tests.builders import a_scale, heard
from tests.usecases.playing import talk
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.attempt import Attempt
from trainer.domain.moves import MoveKind
from trainer.domain.notes import Felt, SelfAssessment, WrapUp
from trainer.errors import ConflictError, InvalidInputError, NotFoundError, TrainerError
from trainer.usecases.debrief import first_words, open_debrief
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.keep_note import keep_assessment, keep_felt, keep_wrap_up, reflecting
from trainer.usecases.retry_attempt import retry_attempt

MINE = SelfAssessment(criterion="acknowledge", level=4, redo=1)


async def one_turn(world: World, attempt: Attempt) -> Attempt:
    """A rep turn, then the end."""
    world.listener.will_hear.append(heard(MoveKind.ACKNOWLEDGE))
    await talk(world, attempt, "That is fair.", index=len(world.stored(attempt.id).turns))
    return end_attempt(world.services, NIA, attempt.id)


@pytest.fixture
async def ended(world: World) -> Attempt:
    """A practice of Nia's that is scored by two rubrics."""
    world.library.rubrics["other"] = a_scale({"name": "Other"}, ref="other")
    return await one_turn(world, world.practises(NIA, also=("other",)))


def test_it_holds_every_rubric_of_the_attempt(world: World, ended: Attempt) -> None:
    found = open_debrief(world.services, NIA, ended.id)
    assert found.review.attempt == ended
    assert set(found.scales) == {"test-rubric", "other"}
    assert [card.rubric for card in found.review.also] == ["other"]
    assert (found.own, found.spoils, found.told_to) == (True, False, "a friend")
    assert (found.first_try, found.calls) == (None, ())


def test_a_running_or_foreign_conversation_has_no_debrief(world: World, ended: Attempt) -> None:
    with pytest.raises(ConflictError):
        open_debrief(world.services, NIA, world.practises(NIA).id)
    with pytest.raises(NotFoundError):
        open_debrief(world.services, OMAR, ended.id)


async def test_a_manager_reads_an_official_one_that_still_spoils(world: World) -> None:
    official = await one_turn(world, world.is_assigned(NIA))
    found = open_debrief(world.services, MONA, official.id)
    assert (found.own, found.spoils) == (False, True)


async def test_a_retry_knows_its_first_try_and_spoils_as_much(world: World) -> None:
    official = await one_turn(world, world.is_assigned(NIA))
    again = await one_turn(world, retry_attempt(world.services, NIA, official.id, 1))
    found = open_debrief(world.services, NIA, again.id)
    assert found.first_try is not None
    assert found.first_try.attempt == official
    assert found.first_try.scorecard is not None
    assert found.spoils
    third = await one_turn(world, retry_attempt(world.services, NIA, again.id, 1))
    assert open_debrief(world.services, NIA, third.id).spoils


async def test_a_retry_whose_first_try_was_forgotten_stands_alone(
    world: World, ended: Attempt
) -> None:
    again = await one_turn(world, retry_attempt(world.services, NIA, ended.id, 1))
    del world.storage.state.attempts[ended.id]
    assert first_words(world.services, NIA, again) is None
    assert open_debrief(world.services, NIA, again.id).first_try is None


async def test_a_first_try_without_a_scorecard_is_shown_without(
    world: World, ended: Attempt
) -> None:
    again = await one_turn(world, retry_attempt(world.services, NIA, ended.id, 1))
    cards = world.storage.state.scorecards
    world.storage.state.scorecards = [card for card in cards if card[0] != ended.id]
    found = open_debrief(world.services, NIA, again.id).first_try
    assert found is not None
    assert found.scorecard is None


def test_the_first_words_of_a_retry_are_the_persons_own(world: World, ended: Attempt) -> None:
    again = retry_attempt(world.services, NIA, ended.id, 1)
    assert first_words(world.services, NIA, again) == ended
    assert first_words(world.services, OMAR, again) is None
    assert first_words(world.services, NIA, ended) is None


def test_a_scenario_that_is_no_longer_in_the_library_can_still_be_read(
    world: World, ended: Attempt
) -> None:
    world.library.people = {}
    assert open_debrief(world.services, NIA, ended.id).scene.scenario.id == "test-person"


def test_looking_back_is_offered_once(world: World, ended: Attempt) -> None:
    assert reflecting(world.services, NIA, ended.id).is_due
    keep_assessment(world.services, NIA, ended.id, MINE)
    assert not reflecting(world.services, NIA, ended.id).is_due
    assert open_debrief(world.services, NIA, ended.id).notes.assessed == MINE


async def test_it_is_not_offered_after_a_retry_or_where_nothing_was_said(
    world: World, ended: Attempt
) -> None:
    again = await one_turn(world, retry_attempt(world.services, NIA, ended.id, 1))
    silent = end_attempt(world.services, NIA, world.practises(NIA).id)
    for attempt in (again, silent):
        assert not reflecting(world.services, NIA, attempt.id).is_due


@pytest.mark.parametrize(
    "change", [{"level": 0}, {"level": 6}, {"criterion": "none"}, {"redo": 2}, {"redo": 99}]
)
def test_what_there_is_not_cannot_be_rated(
    world: World, ended: Attempt, change: dict[str, int]
) -> None:
    with pytest.raises(InvalidInputError):
        keep_assessment(world.services, NIA, ended.id, replace(MINE, **change))  # type: ignore[arg-type]
    assert world.storage.state.notes == []


def test_naming_no_moment_is_fine(world: World, ended: Attempt) -> None:
    keep_assessment(world.services, NIA, ended.id, replace(MINE, redo=None))
    assert len(world.storage.state.notes) == 1


def test_the_newest_note_of_each_kind_counts(world: World, ended: Attempt) -> None:
    keep_wrap_up(world.services, NIA, ended.id, WrapUp(fit="First"))
    keep_wrap_up(world.services, NIA, ended.id, WrapUp(fit="Second"))
    keep_felt(world.services, NIA, ended.id, fair=True, real=None)
    keep_felt(world.services, NIA, ended.id, fair=None, real=False)
    notes = open_debrief(world.services, NIA, ended.id).notes
    assert notes.wrap_up == WrapUp(fit="Second")
    assert notes.felt == Felt(fair=True, real=False)
    assert notes.assessed is None
    assert len(world.storage.state.notes) == 4


def test_a_note_for_the_file_is_short(world: World, ended: Attempt) -> None:
    with pytest.raises(InvalidInputError, match="500 characters"):
        keep_wrap_up(world.services, NIA, ended.id, WrapUp(urgency="x" * 501))


@pytest.mark.parametrize("is_running", [True, False])
def test_only_the_trainee_notes_and_only_afterwards(
    world: World, ended: Attempt, *, is_running: bool
) -> None:
    attempt = world.practises(NIA) if is_running else ended
    person, error = (NIA, ConflictError) if is_running else (OMAR, NotFoundError)
    expected: type[TrainerError] = error
    with pytest.raises(expected):
        keep_assessment(world.services, person, attempt.id, MINE)
    with pytest.raises(expected):
        keep_wrap_up(world.services, person, attempt.id, WrapUp())
    with pytest.raises(expected):
        keep_felt(world.services, person, attempt.id, fair=True, real=None)
    assert world.storage.state.notes == []
