"""What difficulty changes: gates, gains, losses and how freely a person talks.

The levers follow the table of difficulty in docs/homeowner.md; the numbers are points of trust and
patience (0 to 100) and were set by playing, then checked by the play-through tests.
"""

from dataclasses import dataclass

from trainer.domain.documents.base import Difficulty


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
    returns: bool  # an answered objection comes back unless it was confirmed
    answers_at_once: int  # how many questions of one line are answered


_LEVERS = {
    Difficulty.EASY: Levers(
        gate=-10,
        gain=1.15,
        loss=0.7,
        tires=1,
        volunteers=True,
        follow_up=False,
        waits_for_ear=False,
        returns=False,
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
        returns=False,
        answers_at_once=1,
    ),
    Difficulty.HARD: Levers(
        gate=5,
        gain=0.85,
        loss=1.2,
        tires=2,
        volunteers=False,
        follow_up=True,
        waits_for_ear=True,
        returns=True,
        answers_at_once=1,
    ),
}


def levers_of(difficulty: Difficulty) -> Levers:
    """The levers of a difficulty."""
    return _LEVERS[difficulty]
