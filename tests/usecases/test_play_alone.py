"""A talk in memory: the same game as a stored one, and no trace of it."""

import pytest

from tests.builders import a_scale, a_scene, heard
from tests.usecases.fakes import FakeClock, FakeCounters, FakeListener, ScriptedVoice
from tests.usecases.playing import talk
from tests.usecases.world import NIA, World
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.domain.attempt import Attempt, HomeownerTurn, SpokenBy
from trainer.domain.moves import MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action
from trainer.errors import AttemptEndedError, ConflictError, InvalidInputError
from trainer.ports import Voice
from trainer.usecases.play_alone import Table
from trainer.usecases.speaking import Released


def a_table(voice: Voice | None = None, listener: FakeListener | None = None) -> Table:
    return Table(
        scene=a_scene(),
        scale=a_scale({}),
        listener=listener or FakeListener(),
        voice=voice or AuthoredVoice(),
        clock=FakeClock(),
        count=FakeCounters(),
    )


async def replied(table: Table, attempt: Attempt) -> Attempt:
    """The attempt with the homeowner's reply."""
    found = [piece async for piece in table.reply(attempt)]
    assert all(isinstance(piece, Released) for piece in found[:-1])
    last = found[-1]
    assert isinstance(last, Attempt)
    return last


async def test_a_talk_alone_goes_like_a_stored_one_with_the_same_seed(world: World) -> None:
    stored = world.practises(NIA, seed=3)
    table = a_table()
    alone = table.open(3)
    for index, line in ((1, "Hello."), (3, "How are you?")):
        await talk(world, stored, line, index=index)
        alone = await replied(table, table.say(alone, line, Action.SAY))
    assert alone.turns == world.stored(stored.id).turns


async def test_a_model_may_speak() -> None:
    table = a_table(ScriptedVoice([["Yes?"]]))
    attempt = await replied(table, table.say(table.open(1), "Hello.", Action.SAY))
    last = attempt.turns[-1]
    assert isinstance(last, HomeownerTurn)
    assert (last.turn.text, last.spoken_by) == ("Yes?", SpokenBy.MODEL)


def test_turns_are_taken_one_at_a_time() -> None:
    table = a_table()
    waiting = table.say(table.open(1), "Hello.", Action.SAY)
    with pytest.raises(ConflictError):
        table.say(waiting, "Hello?", Action.SAY)
    with pytest.raises(InvalidInputError):
        table.say(table.open(1), " ", Action.SAY)


async def test_hanging_up_ends_the_talk_and_ending_again_changes_nothing() -> None:
    table = a_table()
    over = await replied(table, table.say(table.open(1), "", Action.HANG_UP))
    assert (over.is_over, over.outcome) == (True, Outcome.NO_SALE)
    assert table.end(over) == over
    with pytest.raises(AttemptEndedError):
        table.say(over, "Wait!", Action.SAY)


def test_a_talk_can_be_ended_at_any_time() -> None:
    table = a_table()
    ended = table.end(table.open(1))
    assert (ended.is_over, ended.outcome) == (True, Outcome.NO_SALE)


def test_a_talk_alone_is_scored_the_local_way() -> None:
    table = a_table(listener=FakeListener([heard(MoveKind.ACKNOWLEDGE)]))
    card = table.score(table.say(table.open(1), "That is fair.", Action.SAY))
    assert [(one.id, one.level) for one in card.criteria] == [("acknowledge", 1)]
