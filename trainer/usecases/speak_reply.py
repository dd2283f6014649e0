"""Speak the reply to an opened turn; it is stored whole or not at all."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, hear_homeowner
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.script import script, slots_for
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker, Turn
from trainer.errors import ConflictError
from trainer.ports import Clock
from trainer.usecases.end_attempt import finish
from trainer.usecases.services import Services, in_thread
from trainer.usecases.speaking import Mouth, Released, Spoken, speak
from trainer.usecases.take_turn import OpenedTurn


@dataclass(frozen=True, kw_only=True, slots=True)
class Replied:
    """The reply as stored; `outcome` where the conversation ended with it."""

    turn: HomeownerTurn
    outcome: Outcome | None


async def speak_reply(services: Services, opened: OpenedTurn) -> AsyncGenerator[Released | Replied]:
    """Release the reply piece by piece, store it, and yield it as stored.

    A reply that was stored before is only yielded. If the caller goes away, nothing is stored and
    the same turn can be asked for again.
    """
    if opened.reply is not None:
        yield Replied(turn=opened.reply, outcome=_outcome(opened.attempt))
        return
    brief = brief_of(opened.attempt, opened.scene)
    mouth = Mouth(voice=services.voice, count=services.count)
    async with aclosing(speak(mouth, brief)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Released):
                yield piece
            else:
                added = homeowner_turn(services.clock, opened.attempt, piece)
                yield await in_thread(_store, services, opened, added)


def _outcome(attempt: Attempt) -> Outcome | None:
    return attempt.outcome if attempt.is_over else None


def brief_of(attempt: Attempt, scene: Scene) -> Brief:
    """The brief for the reply that an attempt awaits."""
    last = attempt.turns[-1]
    assert isinstance(last, RepTurn)  # noqa: S101 - a reply is awaited after a rep's turn only
    turns = attempt.transcript.turns
    authored = script(
        last.parts,
        scene,
        turns,
        lambda purpose: draw(attempt.seed, last.turn.index, purpose),
        slots_for(last.mind, scene),
    )
    return brief_for(scene, last.mind, last.mood, turns, authored)


def homeowner_turn(clock: Clock, attempt: Attempt, spoken: Spoken) -> HomeownerTurn:
    """The reply as the attempt's next turn."""
    turn = Turn(
        index=len(attempt.turns),
        speaker=Speaker.HOMEOWNER,
        text=spoken.text,
        at=clock.now(),
    )
    return HomeownerTurn(turn=turn, spoken_by=spoken.by, usage=spoken.usage)


def _store(services: Services, opened: OpenedTurn, added: HomeownerTurn) -> Replied:
    spoken = hear_homeowner(opened.attempt, added)
    try:
        with services.storage.begin() as transaction:
            transaction.attempts.add_turn(spoken, added)
            if spoken.is_over:
                finish(services, transaction, spoken)
    except ConflictError:
        return _other_was_first(services, opened, added.turn.index)
    if spoken.is_over:
        services.jobs.wake()
    return Replied(turn=added, outcome=_outcome(spoken))


def _other_was_first(services: Services, opened: OpenedTurn, index: int) -> Replied:
    with services.storage.begin() as transaction:
        winner = transaction.attempts.get(opened.attempt.id)
    stored = winner.said(index)
    if not isinstance(stored, HomeownerTurn):
        message = "The conversation went on elsewhere. Reload it."
        raise ConflictError(message)
    return Replied(turn=stored, outcome=_outcome(winner))
