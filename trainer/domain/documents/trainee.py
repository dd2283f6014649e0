"""Wording of rehearsed trainees: what they say, and how they read a homeowner.

It is written from briefings alone. Nothing in it knows a scenario's facts, roots or cues.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from trainer.domain.documents.base import Document, Id, Line, Trade


class Said(StrEnum):
    """What a rehearsed trainee takes a homeowner's line for."""

    STOP = "stop"  # asks not to be contacted again
    AGREES = "agrees"  # agrees to a next step
    ASKS_DAY = "asks_day"  # wants to know when
    GOODBYE = "goodbye"  # ends the conversation
    OBJECTION = "objection"
    QUESTION = "question"  # asks the trainee something
    SIGNS = "signs"  # shows that stopping or referring is right
    ACCEPTS = "accepts"  # takes an answer to a concern
    RESISTS = "resists"  # still minds, in other words or in none
    UPSET = "upset"  # minds what the trainee did
    WHY = "why"  # asks why the trainee wants to know
    NOT_YET = "not_yet"  # turns a proposal down for now
    GUARDED = "guarded"  # does not want to say
    TELLS = "tells"  # anything else


class Wording(Document):
    """The same thing said well and said badly."""

    good: tuple[Line, ...] = Field(min_length=1)
    poor: tuple[Line, ...] = Field(min_length=1)


class Question(Wording):
    """A question of discovery."""

    about: Id
    kind: Literal["situation", "problem", "implication", "payoff"]


class Reading(Document):
    """One thing that homeowners say in many ways, and how it is met."""

    id: Id
    kind: Said
    hears: tuple[Line, ...] = Field(min_length=5, description="How homeowners say it.")
    acknowledges: tuple[Line, ...] = ()
    explores: tuple[Line, ...] = ()
    answers: tuple[Line, ...] = Field(min_length=1)
    confirms: tuple[Line, ...] = ()
    poor: tuple[Line, ...] = Field(min_length=1)
    signs: int = Field(default=1, ge=1, le=4, description="With `signs`: how many are enough.")


class Prepared(Document):
    """What a trainee has thought of for one conversation, from its briefing alone."""

    id: Id
    asks: tuple[Question, ...] = Field(min_length=4)
    reads: tuple[Reading, ...] = Field(min_length=4)
    proposes: Wording


class TraineeWording(Document):
    """All that the rehearsed trainees of a trade say, in one author's words.

    `{rep}`, `{company}`, `{call_back}`, `{name}` and `{when}` are filled in; `{echo}` is what the
    homeowner just said.
    """

    id: Id
    trade: Trade
    opens: Wording
    asks: tuple[Question, ...] = Field(min_length=8)
    reads: tuple[Reading, ...] = Field(min_length=10)
    reflects: Wording
    acknowledges: Wording
    follows: Wording = Field(description="Asks on after what was just said.")
    explains: Wording = Field(description="Why a question was asked.")
    proposes: Wording
    names_day: Wording
    apologizes: Wording
    goodbyes: Wording
    pushy: tuple[Line, ...] = Field(min_length=12)
    hostile: tuple[Line, ...] = Field(min_length=8)
    gamer: tuple[Line, ...] = Field(min_length=12)
    script: tuple[Line, ...] = Field(
        min_length=12, description="One fixed, well-written script for everybody."
    )

    def prepared_with(self, own: Prepared) -> "TraineeWording":
        """The wording with what a trainee has thought of for one conversation put first."""
        taken = {reading.id for reading in own.reads}
        return self.model_copy(
            update={
                "asks": (*own.asks, *self.asks),
                "reads": (*own.reads, *(r for r in self.reads if r.id not in taken)),
                "proposes": own.proposes,
            }
        )
