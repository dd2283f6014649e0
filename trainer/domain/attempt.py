"""One trainee's run at a scenario: turns, minds, and how it ended."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.reaction import Mood, Part, Reaction
from trainer.domain.moves import Heard
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.errors import AttemptEndedError, ConflictError


class Kind(StrEnum):
    """Who sees the attempt: practice is the trainee's own, official comes from an assignment."""

    PRACTICE = "practice"
    OFFICIAL = "official"


class SpokenBy(StrEnum):
    """Which voice said a homeowner's turn."""

    AUTHORED = "authored"
    MODEL = "model"
    FALLBACK = "fallback"  # the model failed or broke the guard; the authored voice spoke


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """What a model call cost: tokens, seconds, and dollars where a price is configured."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    dollars: float | None = None
    model: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RepTurn:
    """A rep's turn with all that followed from it inside the homeowner."""

    turn: Turn
    heard: Heard
    mind: Mind
    parts: tuple[Part, ...]
    mood: Mood


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeownerTurn:
    """A homeowner's turn, who spoke it and what it cost."""

    turn: Turn
    spoken_by: SpokenBy
    usage: Usage | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pinned:
    """A rubric in the version that an attempt is scored by: its id and its digest."""

    rubric: str
    scale: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One run. Turn 0 is the homeowner's opening; rep turns have odd indexes.

    `scene` and `scale` are digests of the pinned documents; `first` is the mind before turn 0;
    `also` are further rubrics that it is scored by; `follows` is the attempt of the same person
    whose mind it goes on from; `retries` is the attempt that it tries again from rep turn
    `from_turn` on, whose turns before that it begins with.
    """

    id: str
    person: str
    kind: Kind
    scenario: str
    scene: str
    rubric: str
    scale: str
    seed: int
    started_at: datetime
    first: Mind
    turns: tuple[RepTurn | HomeownerTurn, ...] = ()
    assignment: str | None = None
    follows: str | None = None
    also: tuple[Pinned, ...] = ()
    retries: str | None = None
    from_turn: int | None = None
    outcome: Outcome | None = None
    ended_at: datetime | None = None

    @property
    def mind(self) -> Mind:
        """The mind after the last rep turn."""
        return next((t.mind for t in reversed(self.turns) if isinstance(t, RepTurn)), self.first)

    @property
    def rubrics(self) -> tuple[Pinned, ...]:
        """Every rubric it is scored by, the one that decides first."""
        return (Pinned(rubric=self.rubric, scale=self.scale), *self.also)

    @property
    def is_over(self) -> bool:
        """Whether the conversation has ended."""
        return self.ended_at is not None

    @property
    def awaits_reply(self) -> bool:
        """Whether the last turn is the rep's: the homeowner has not answered yet."""
        return bool(self.turns) and isinstance(self.turns[-1], RepTurn)

    @property
    def transcript(self) -> Transcript:
        """The bare turns."""
        return Transcript(turns=tuple(t.turn for t in self.turns), scenario=self.scenario)

    def said(self, index: int) -> RepTurn | HomeownerTurn | None:
        """The stored turn with this index, or None."""
        return self.turns[index] if 0 <= index < len(self.turns) else None


def hear_rep(attempt: Attempt, turn: Turn, heard: Heard, reaction: Reaction) -> Attempt:
    """The attempt with a rep's turn and what it did to the mind.

    Raises AttemptEndedError after the end, ConflictError when the turn is not the next one.
    """
    if attempt.is_over:
        message = "The conversation is over. Look at the scorecard or start anew."
        raise AttemptEndedError(message)
    if turn.index != len(attempt.turns) or attempt.awaits_reply or turn.speaker is not Speaker.REP:
        message = f"Turn {turn.index} is not the next turn; reload the conversation."
        raise ConflictError(message)
    added = RepTurn(
        turn=turn, heard=heard, mind=reaction.mind, parts=reaction.parts, mood=reaction.mood
    )
    return replace(attempt, turns=(*attempt.turns, added))


def hear_homeowner(attempt: Attempt, added: HomeownerTurn) -> Attempt:
    """The attempt with the homeowner's reply; ends it where the mind has ended.

    Raises AttemptEndedError after the end, ConflictError when no reply is awaited.
    """
    if attempt.is_over:
        message = "The conversation is over."
        raise AttemptEndedError(message)
    expected = not attempt.turns or attempt.awaits_reply
    if not expected or added.turn.index != len(attempt.turns):
        message = f"Turn {added.turn.index} is not the reply that is awaited."
        raise ConflictError(message)
    spoken = replace(attempt, turns=(*attempt.turns, added))
    outcome = spoken.mind.outcome
    return spoken if outcome is None else end(spoken, outcome, added.turn.at)


def end(attempt: Attempt, outcome: Outcome, at: datetime | None) -> Attempt:
    """The attempt, over. Raises AttemptEndedError when it already was."""
    if attempt.is_over:
        message = "The conversation is already over."
        raise AttemptEndedError(message)
    return replace(attempt, outcome=outcome, ended_at=at or attempt.started_at)
