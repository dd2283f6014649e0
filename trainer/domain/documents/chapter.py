"""What joins a scenario to the one it follows: a second call to somebody who was met before."""

from typing import Literal

from pydantic import Field

from trainer.domain.documents.base import Document, Id, Line
from trainer.domain.outcome import Outcome

Promise = Literal["email", "ask_manager"]  # acts by which a rep promises something for later


class Follows(Document):
    """The conversation before this one. What is not said here is as in the scenario it follows.

    A trainee who had that conversation goes on from their own; for anybody else it went as told here.
    """

    scenario: Id
    after: tuple[Outcome, ...] = Field(min_length=1, description="The outcomes that lead here.")
    told: tuple[Id, ...] = Field(default=(), description="Facts that were told by then.")
    settled: tuple[Id, ...] = Field(default=(), description="Objections that were settled by then.")
    past: tuple[Id, ...] = Field(
        default=(), description="Objections that are over, whatever became of them."
    )
    gone: tuple[Id, ...] = Field(
        default=(), description="Facts of the scenario before that are no facts any more."
    )
    offers: tuple[float, ...] = Field(default=(), description="Sums that were named, in dollars.")
    next_step: Line | None = Field(default=None, description="The time that was agreed.")
    promised: tuple[Promise, ...] = Field(
        default=(), description="What the rep promised and the homeowner still waits for."
    )
    button: Line = Field(
        default="Make the agreed call", description="What leads here from the scorecard before."
    )
