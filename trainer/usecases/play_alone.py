"""Play a conversation in memory: nothing is stored. For the terminal, and for previews."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from trainer.domain.attempt import Attempt, HomeownerTurn, Kind, SpokenBy, end, hear_homeowner
from trainer.domain.attempt import hear_rep as hear_rep_turn
from trainer.domain.chance import draw
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.interrupts import outcome_when_left
from trainer.domain.homeowner.moment import Draft
from trainer.domain.homeowner.script import script
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Heard
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Action, Speaker, Turn
from trainer.usecases.score_attempt import LOCAL, attempt_record
from trainer.usecases.services import Services
from trainer.usecases.speak_reply import brief_of, homeowner_turn
from trainer.usecases.speaking import Released, speak
from trainer.usecases.take_turn import Said, clean


def open_alone(services: Services, scene: Scene, scale: Scale, seed: int) -> Attempt:
    """An attempt that lives in memory only."""
    reaction = opening(scene)
    text = script(reaction.parts, scene, (), lambda purpose: draw(seed, 0, purpose))
    now = services.clock.now()
    turn = Turn(index=0, speaker=Speaker.HOMEOWNER, text=text, at=now)
    return Attempt(
        id="alone",
        person="alone",
        kind=Kind.PRACTICE,
        scenario=scene.scenario.id,
        scene="",
        rubric=scale.rubric.id,
        scale="",
        seed=seed,
        started_at=now,
        first=reaction.mind,
        turns=(HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED),),
    )


def say_alone(services: Services, attempt: Attempt, scene: Scene, said: Said) -> Attempt:
    """The attempt with the rep's turn and what it did. Raises InvalidInputError, ConflictError."""
    said = replace(said, text=clean(said))
    turn = Turn(
        index=said.index,
        speaker=Speaker.REP,
        text=said.text,
        action=said.action,
        at=services.clock.now(),
    )
    heard = Heard()
    if said.action is Action.SAY:
        heard = services.listener.hear(said.text, attempt.transcript.turns, scene)
    reaction = step(
        attempt.mind,
        scene,
        heard,
        turn,
        lambda purpose: draw(attempt.seed, said.index, purpose),
    )
    return hear_rep_turn(attempt, turn, heard, reaction)


async def reply_alone(
    services: Services, attempt: Attempt, scene: Scene
) -> AsyncGenerator[Released | Attempt]:
    """The reply piece by piece, then the attempt with it."""
    async with aclosing(speak(services, brief_of(attempt, scene))) as pieces:
        async for piece in pieces:
            if isinstance(piece, Released):
                yield piece
            else:
                yield hear_homeowner(attempt, homeowner_turn(services, attempt, piece))


def end_alone(services: Services, attempt: Attempt) -> Attempt:
    """The attempt, over; an ended one stays as it is."""
    if attempt.is_over:
        return attempt
    return end(attempt, outcome_when_left(Draft(mind=attempt.mind)), services.clock.now())


def score_alone(services: Services, attempt: Attempt, scene: Scene, scale: Scale) -> Scorecard:
    """The local scorecard of an attempt in memory."""
    return tally(attempt_record(services.listener, attempt, scene), scale, {}, LOCAL)
