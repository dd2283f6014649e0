"""What difficulty and character change: gates, gains, losses and how freely a person talks.

The levers follow the table of difficulty in docs/homeowner.md; the numbers are points of trust and
patience (0 to 100) and were set by playing, then checked by the play-through tests.
"""

from dataclasses import dataclass, replace

from trainer.domain.documents.base import Difficulty
from trainer.domain.documents.person import Persona


@dataclass(frozen=True, kw_only=True, slots=True)
class Levers:
    """How one difficulty plays."""

    gate: int  # added to the trust that a fact asks for
    gain: float  # factor on every gain of trust
    loss: float  # factor on every loss of trust and patience
    tires: int  # patience that each rep turn costs
    volunteers: bool  # drops hints when listened to
    follow_up: bool  # tells a fact only to somebody who listens or asks twice
    waits_for_ear: bool  # answers no question while an objection was not acknowledged
    answers_at_once: int  # how many questions of one line are answered
    asked_again: int = 5  # patience that a question asked for the second time costs
    grudge: int = 3  # rep turns for which an insult is not forgotten


_LEVERS = {
    Difficulty.EASY: Levers(
        gate=-10,
        gain=1.15,
        loss=0.7,
        tires=1,
        volunteers=True,
        follow_up=False,
        waits_for_ear=False,
        answers_at_once=2,
    ),
    Difficulty.MEDIUM: Levers(
        gate=0,
        gain=1.0,
        loss=1.0,
        tires=1,
        volunteers=True,
        follow_up=False,
        waits_for_ear=True,
        answers_at_once=1,
    ),
    Difficulty.HARD: Levers(
        gate=5,
        gain=0.85,
        loss=1.2,
        tires=1,
        volunteers=False,
        follow_up=True,
        waits_for_ear=True,
        answers_at_once=1,
    ),
}


_FORGIVES = {"quickly": (0.85, 2), "fairly": (1.0, 3), "slowly": (1.15, 5)}
_REMEMBERS = {"sharp": 7, "fair": 5, "loose": 0}


def levers_of(difficulty: Difficulty, persona: Persona) -> Levers:
    """The levers of a difficulty, as they are for a person who forgives and remembers like this."""
    levers = _LEVERS[difficulty]
    factor, grudge = _FORGIVES[persona.forgives]
    return replace(
        levers,
        loss=levers.loss * factor,
        grudge=grudge,
        asked_again=_REMEMBERS[persona.memory],
    )
