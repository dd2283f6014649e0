"""Formulas over the course of a talk: what came in time, what fits what was said, in which order."""

from typing import Literal

from pydantic import Field, model_validator

from trainer.domain.documents.base import Document, Id
from trainer.domain.moves import Act, Category, MoveKind


class ActsBefore(Document):
    """Held when one of these acts was done no later than the first move of `then`.

    Open when `then` never came.
    """

    formula: Literal["acts_before"]
    acts: tuple[Act, ...] = Field(min_length=1)
    then: tuple[MoveKind, ...] = Field(min_length=1)


class Responds(Document):
    """Held when enough of the homeowner's lines of one kind got a reply that fits.

    A reply is one of the rep's next `within` turns. It fits when it makes one of `moves` or does
    one of `acts` (where any are named), makes none of `without`, has at most `at_most_words` and
    comes at least `related` (0 to 1) near to what was said. `told` is a line of some length that
    asks and objects to nothing. Open when there was no such line.
    """

    formula: Literal["responds"]
    after: Literal["objection", "question", "told", "signal", "look_alike", "stop"]
    categories: tuple[Category, ...] = Field(default=(), description="Of objections; none for all.")
    moves: tuple[MoveKind, ...] = ()
    acts: tuple[Act, ...] = ()
    without: tuple[MoveKind, ...] = ()
    at_most_words: int | None = Field(default=None, ge=1)
    related: float = Field(default=0, ge=0, le=1)
    within: int = Field(default=1, ge=1, le=4)
    share: float = Field(default=0.5, gt=0, le=1)


class Accompanied(Document):
    """Held when enough of the turns with one of `moves` stand beside something else the rep does.

    That is one of `by_moves` or `by_acts` in the same turn (unless `apart`), or in so many rep turns
    `back` or `ahead`. Open when none of `moves` was made.
    """

    formula: Literal["accompanied"]
    moves: tuple[MoveKind, ...] = Field(min_length=1)
    by_moves: tuple[MoveKind, ...] = ()
    by_acts: tuple[Act, ...] = ()
    back: int = Field(default=0, ge=0, le=30)
    ahead: int = Field(default=0, ge=0, le=4)
    apart: bool = Field(default=False, description="The same turn does not count.")
    share: float = Field(default=0.5, gt=0, le=1)

    @model_validator(mode="after")
    def _names_company(self) -> "Accompanied":
        if not (self.by_moves or self.by_acts):
            message = "give 'by_moves' or 'by_acts'"
            raise ValueError(message)
        return self


class AskedAbout(Document):
    """Held when so many of these topics were told, or asked about and answered.

    A question counts where it grows out of what was said, and no more than two stand in one turn.
    `before` limits it to what came before the first of these moves. Open without a scenario, which
    alone knows what a question is about.
    """

    formula: Literal["asked_about"]
    topics: tuple[Id, ...] = Field(min_length=1)
    at_least: int = Field(default=1, ge=1)
    before: tuple[MoveKind, ...] = ()


class Paced(Document):
    """Held when no more rep turns than `at_most` in a row did nothing but ask.

    Open when fewer than two turns asked.
    """

    formula: Literal["paced"]
    at_most: int = Field(ge=1)


class Summarises(Document):
    """Held when one turn takes up what several lines of the homeowner said, without parroting one.

    `before` asks for it no later than the last of these moves, and leaves it open where none came.
    """

    formula: Literal["summarises"]
    lines: int = Field(default=2, ge=2)
    before: tuple[MoveKind, ...] = ()


class Tied(Document):
    """Held when enough of the turns with one of `moves` use matter that the homeowner brought up.

    Open when none of `moves` was made, or the homeowner had said nothing of matter by then.
    """

    formula: Literal["tied"]
    moves: tuple[MoveKind, ...] = Field(min_length=1)
    share: float = Field(default=0.5, gt=0, le=1)


class Spaced(Document):
    """Held when between any two turns with one of `moves` there is a turn with one of `between`.

    The later of the two turns may do it itself. Open when fewer than two turns made them.
    """

    formula: Literal["spaced"]
    moves: tuple[MoveKind, ...] = Field(min_length=1)
    between: tuple[MoveKind, ...] = Field(min_length=1)


class NoRetrade(Document):
    """Held when no sum that the rep offered for the house was below the one before.

    Open when fewer than two were offered, or no scenario says that a house is for sale.
    """

    formula: Literal["no_retrade"]


class AtTheEnd(Document):
    """Held when one of the rep's last turns makes one of `moves` or does one of `acts`."""

    formula: Literal["at_the_end"]
    moves: tuple[MoveKind, ...] = ()
    acts: tuple[Act, ...] = ()
    last: int = Field(default=2, ge=1)


class Phase(Document):
    """A stage of the talk: it begins with the first of these moves or acts."""

    moves: tuple[MoveKind, ...] = ()
    acts: tuple[Act, ...] = ()


class InStages(Document):
    """Held when the stages that came, at least `at_least` of them, began in this order.

    Open when fewer than two came.
    """

    formula: Literal["in_stages"]
    stages: tuple[Phase, ...] = Field(min_length=2)
    at_least: int = Field(default=3, ge=2)
