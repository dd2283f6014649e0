"""The person behind a scenario: who they are, when they have time, who else is with them."""

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from trainer.domain.documents.base import Document, Id, Line, Score

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Clock = str  # "18:00"; the pattern stands at each field


class Persona(Document):
    """Who the homeowner is, whatever day it is."""

    name: Line
    short_name: Line = Field(description="What the chat page calls them, e.g. 'Hank'.")
    pronoun: Literal["he", "she", "they"]
    age: int = Field(ge=18, le=110)
    about: Line = Field(description="One sentence a rep could know: work, family, place.")
    manner: Line = Field(description="How they speak, for the voice: pace, humour, warmth.")
    setting: Literal["phone", "at_home"]
    pains: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()
    reached: Line | None = Field(default=None, description="Preferred channel and hours.")
    humour: Line | None = Field(default=None, description="What is funny to them, and when.")
    memory: Literal["sharp", "fair", "loose"] = Field(
        default="fair", description="How well they keep track of what was said."
    )
    forgives: Literal["slowly", "fairly", "quickly"] = Field(
        default="fairly", description="How soon a slip is forgiven."
    )


class Window(Document):
    """Hours of some weekdays in which the homeowner has time."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    days: tuple[Weekday, ...] = Field(min_length=1)
    from_: Clock = Field(alias="from", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    to: Clock = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Window":
        if self.to <= self.from_:
            message = f"the window ends at {self.to}, before it begins at {self.from_}"
            raise ValueError(message)
        return self


class Calendar(Document):
    """When a next meeting suits the homeowner; all times are theirs."""

    today: Weekday = Field(description="Weekday of this conversation.")
    now: Clock = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    time_zone: Line = Field(description="As people say it, e.g. 'Central'.")
    free: tuple[Window, ...] = Field(min_length=1)
    suggests: Line = Field(description="What they say when a day is wanted, or none suits.")


class CutIn(Document):
    """A moment at which somebody else joins in, and the words."""

    on: Literal["turn", "offer", "next_step", "topic"]
    turn: int | None = Field(default=None, ge=1, description="From this rep turn on.")
    topic: Id | None = None
    says: Line


class Other(Document):
    """Somebody who is with the homeowner and speaks up; they say themselves who they are."""

    name: Line
    who: Line
    cuts_in: tuple[CutIn, ...] = Field(min_length=1)
    answers: tuple[Line, ...] = Field(
        default=(), description="What they say, in this order, when the rep asks them by name."
    )

    @property
    def lines(self) -> tuple[str, ...]:
        """All they ever say: what they cut in with, then their answers."""
        return (*(cut.says for cut in self.cuts_in), *self.answers)


class Signal(Document):
    """Something said while warming up: a buying signal, or agreement that is none."""

    kind: Literal["signal", "look_alike"]
    trust: Score = Field(description="Trust from which they say it.")
    says: Line
