"""What a trainee notes about a conversation of their own, and what people rate in one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfAssessment:
    """What the trainee thinks before the scorecard is shown.

    `criterion` is what they paid attention to, `level` how well it went (1 to 5), `redo` the index
    of the rep turn that they would do again.
    """

    kind: Literal["self"] = "self"
    criterion: str
    level: int
    redo: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WrapUp:
    """The note for the file after a call: what was learned, in the trainee's words; empty where nothing."""

    kind: Literal["wrap_up"] = "wrap_up"
    motivation: str = ""
    urgency: str = ""
    decides: str = ""
    timeline: str = ""
    fit: str = ""
    next_step: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Felt:
    """One tap after the scorecard: was the score fair, did the homeowner feel real."""

    kind: Literal["felt"] = "felt"
    fair: bool | None = None
    real: bool | None = None


Said = SelfAssessment | WrapUp | Felt


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A note about an attempt; a later one of the same kind and person counts instead."""

    person: str
    made_at: datetime
    said: Said


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """How a person rates one criterion of a conversation; `level` counts the checks that they saw held."""

    attempt: str
    criterion: str
    rater: str
    level: int
    made_at: datetime
