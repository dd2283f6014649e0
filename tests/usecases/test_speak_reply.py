"""A reply is stored whole or not at all, once, and ends what the mind has ended."""

import pytest

from tests.builders import heard
from tests.usecases.fakes import USAGE, FakeJudge, ScriptedVoice
from tests.usecases.playing import listen, say, talk
from tests.usecases.world import NIA, World
from trainer.domain.attempt import SpokenBy
from trainer.domain.moves import Act
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action, Speaker
from trainer.errors import ConflictError
from trainer.usecases.end_attempt import end_attempt, judge_job_id
from trainer.usecases.speak_reply import speak_reply
from trainer.usecases.speaking import Released


async def test_a_reply_is_stored_as_the_next_turn(world: World) -> None:
    attempt = world.practises(NIA)
    pieces, replied = await listen(world, say(world, attempt, "Hello."))
    stored = world.stored(attempt.id)
    assert stored.turns[2] == replied.turn
    assert (replied.turn.turn.index, replied.turn.turn.speaker) == (2, Speaker.HOMEOWNER)
    assert "".join(pieces) == replied.turn.turn.text != ""
    assert replied.outcome is None
    assert not stored.awaits_reply


async def test_a_reply_is_said_again_word_for_word_and_not_made_anew(world: World) -> None:
    attempt = world.practises(NIA)
    first = await talk(world, attempt, "Hello.")
    pieces, again = await listen(world, say(world, attempt, "Hello."))
    assert pieces == []
    assert again == first
    assert len(world.stored(attempt.id).turns) == 3


async def test_what_a_model_said_is_stored_with_its_cost(world: World) -> None:
    world.voice = ScriptedVoice([["Who is", " this?"]])
    replied = await talk(world, world.practises(NIA), "Hello.")
    assert replied.turn.spoken_by is SpokenBy.MODEL
    assert replied.turn.turn.text == "Who is this?"
    assert replied.turn.usage == USAGE


async def test_a_secret_of_a_model_is_not_stored(world: World) -> None:
    world.voice = ScriptedVoice([["I pay 310 a month."], ["I pay 310."]])
    attempt = world.practises(NIA)
    replied = await talk(world, attempt, "Hello.")
    assert replied.turn.spoken_by is SpokenBy.FALLBACK
    assert "310" not in str(world.stored(attempt.id).transcript)
    assert world.count.fell_back == ["Stopped"]


async def test_who_leaves_in_the_midst_can_ask_for_the_same_turn_again(world: World) -> None:
    world.voice = ScriptedVoice([["Well now.", " Who is this?"], ["Yes?"]])
    attempt = world.practises(NIA)
    leaving = speak_reply(world.services, say(world, attempt, "Hello."))
    assert await anext(leaving) == Released(text="Well now.")
    await leaving.aclose()
    assert world.stored(attempt.id).awaits_reply
    replied = await talk(world, attempt, "Hello.")
    assert replied.turn.turn.text == "Yes?"


async def test_a_reply_that_ends_the_talk_ends_and_scores_the_attempt(world: World) -> None:
    world.listener.will_hear.append(heard(acts=(Act.SLUR,)))
    attempt = world.practises(NIA)
    replied = await talk(world, attempt, "Something unspeakable.")
    stored = world.stored(attempt.id)
    assert replied.outcome is stored.outcome is Outcome.WALKED_AWAY
    assert stored.is_over
    ((owner, card, _),) = world.storage.state.scorecards
    assert (owner, card.outcome) == (attempt.id, Outcome.WALKED_AWAY)
    assert world.storage.state.jobs == {}


async def test_hanging_up_ends_the_talk(world: World) -> None:
    attempt = world.practises(NIA)
    replied = await talk(world, attempt, "", action=Action.HANG_UP)
    assert replied.outcome is Outcome.NO_SALE
    assert world.stored(attempt.id).is_over


async def test_a_model_judge_is_asked_in_the_same_breath(world: World) -> None:
    world.judge = FakeJudge()
    attempt = world.practises(NIA)
    await talk(world, attempt, "", action=Action.HANG_UP)
    assert list(world.storage.state.jobs) == [judge_job_id(attempt)]


async def test_the_worker_is_woken_when_a_reply_ends_the_talk(world: World) -> None:
    world.judge = FakeJudge()
    await talk(world, world.practises(NIA), "", action=Action.HANG_UP)
    assert world.jobs.woken == 1


async def test_of_two_replies_at_once_the_stored_one_is_told(world: World) -> None:
    attempt = world.practises(NIA)
    world.voice = ScriptedVoice([["Slow."], ["Quick."]])
    opened = say(world, attempt, "Hello.")
    slow = speak_reply(world.services, opened)
    assert await anext(slow) == Released(text="Slow.")
    quick = (await listen(world, opened))[1]
    assert [piece async for piece in slow] == [quick]
    assert quick.turn.turn.text == "Quick."
    assert len(world.stored(attempt.id).turns) == 3


async def test_a_reply_that_comes_after_the_end_is_stored_or_refused_but_never_ends_twice(
    world: World,
) -> None:
    world.listener.will_hear.append(heard(acts=(Act.SLUR,)))
    attempt = world.practises(NIA)
    opened = say(world, attempt, "Something unspeakable.")
    ended = end_attempt(world.services, NIA, attempt.id)
    with pytest.raises(ConflictError):
        await listen(world, opened)
    assert world.stored(attempt.id) == ended
    assert len(world.storage.state.scorecards) == 1
