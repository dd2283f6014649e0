"""Play a conversation in memory: nothing is stored. For the terminal, and for previews."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from trainer.domain.attempt import (
    Attempt,
    HomeownerTurn,
    Kind,
    SpokenBy,
    end,
    hear_homeowner,
    hear_rep,
)
from trainer.domain.chance import draw
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.interrupts import outcome_when_left
from trainer.domain.homeowner.moment import Draft
from trainer.domain.homeowner.script import script, slots_for
from trainer.domain.homeowner.step import opening, step
from trainer.domain.moves import Heard
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.transcript import Action, Speaker, Turn
from trainer.ports import Clock, Counters, Listener, Voice
from trainer.usecases.score_attempt import attempt_record, local_scorecard
from trainer.usecases.speak_reply import brief_of, homeowner_turn
from trainer.usecases.speaking import Mouth, Released, speak
from trainer.usecases.take_turn import Said, clean


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Where two sit without a record: the scene, the scale, and the ports a talk needs."""

    scene: Scene
    scale: Scale
    listener: Listener
    voice: Voice
    clock: Clock
    count: Counters

    def day_of(self, attempt: Attempt) -> Scene:
        """The scene as it is on the day that the attempt's seed drew."""
        return self.scene.on_day_of(attempt.seed)

    def open(self, seed: int) -> Attempt:
        """An attempt that lives in memory only, with the homeowner's opening."""
        scene = self.scene.on_day_of(seed)
        reaction = opening(scene, week=seed)
        slots = slots_for(reaction.mind, scene)
        text = script(reaction.parts, scene, (), lambda purpose: draw(seed, 0, purpose), slots)
        now = self.clock.now()
        turn = Turn(index=0, speaker=Speaker.HOMEOWNER, text=text, at=now)
        return Attempt(
            id="alone",
            person="alone",
            kind=Kind.PRACTICE,
            scenario=scene.scenario.id,
            scene="",
            rubric=self.scale.rubric.id,
            scale="",
            seed=seed,
            started_at=now,
            first=reaction.mind,
            turns=(HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED),),
        )

    def say(self, attempt: Attempt, text: str, action: Action) -> Attempt:
        """The attempt with the rep's turn and what it did. Raises InvalidInputError."""
        index = len(attempt.turns)
        words = clean(Said(index=index, text=text, action=action))
        turn = Turn(
            index=index, speaker=Speaker.REP, text=words, action=action, at=self.clock.now()
        )
        heard, scene = Heard(), self.day_of(attempt)
        if action is Action.SAY:
            heard = self.listener.hear(words, attempt.transcript.turns, scene)
        reaction = step(
            attempt.mind,
            scene,
            heard,
            turn,
            lambda purpose: draw(attempt.seed, index, purpose),
        )
        return hear_rep(attempt, turn, heard, reaction)

    async def reply(self, attempt: Attempt) -> AsyncGenerator[Released | Attempt]:
        """The reply piece by piece, then the attempt with it."""
        mouth = Mouth(voice=self.voice, count=self.count)
        async with aclosing(speak(mouth, brief_of(attempt, self.day_of(attempt)))) as pieces:
            async for piece in pieces:
                if isinstance(piece, Released):
                    yield piece
                else:
                    yield hear_homeowner(attempt, homeowner_turn(self.clock, attempt, piece))

    def end(self, attempt: Attempt) -> Attempt:
        """The attempt, over; an ended one stays as it is."""
        if attempt.is_over:
            return attempt
        outcome = attempt.mind.outcome or outcome_when_left(Draft(mind=attempt.mind))
        return end(attempt, outcome, self.clock.now())

    def score(self, attempt: Attempt) -> Scorecard:
        """The local scorecard."""
        record = attempt_record(self.listener, attempt, self.day_of(attempt))
        return local_scorecard(self.listener, record, self.scale)
