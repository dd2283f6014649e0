"""The rubric: criteria with yes/no checks, anchors, weights, and gates that stand apart."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from trainer.domain.documents.base import Document, Gate, Id, Line
from trainer.domain.documents.course import (
    Accompanied,
    ActsBefore,
    AskedAbout,
    AtTheEnd,
    InStages,
    NoRetrade,
    Paced,
    Responds,
    Spaced,
    Summarises,
    Tied,
)
from trainer.domain.moves import Act, Form, MoveKind


class MovesSeen(Document):
    """Held when at least so many of these moves were made (and not more than `at_most`)."""

    formula: Literal["moves_seen"]
    moves: tuple[MoveKind, ...] = Field(min_length=1)
    form: Form | None = None
    at_least: int = Field(default=1, ge=0)
    at_most: int | None = Field(default=None, ge=0)
    by_turn: int | None = Field(default=None, ge=1, description="Within the first N rep turns.")


class ActsSeen(Document):
    """Held when at least so many turns did one of these acts."""

    formula: Literal["acts_seen"]
    acts: tuple[Act, ...] = Field(min_length=1)
    at_least: int = Field(default=1, ge=1)
    by_turn: int | None = Field(default=None, ge=1, description="Within the first N rep turns.")


class MovesAbsent(Document):
    """Held when none of these moves was heard with enough confidence."""

    formula: Literal["moves_absent"]
    moves: tuple[MoveKind, ...] = Field(min_length=1)
    confidence: float = Field(default=0.6, ge=0, le=1)


class ObjectionsReached(Document):
    """Held when enough of the raised objections came to a stage, if given before another one.

    `share` runs from 0 (excluded) to 1; 1 means every one.
    """

    formula: Literal["objections_reached"]
    stage: Literal["acknowledged", "explored", "answered", "settled"]
    before: Literal["answered"] | None = None
    share: float = Field(default=0.5, gt=0, le=1)


class MeasureWithin(Document):
    """Held when a measure lies within the bounds; see `domain/scoring/measures.py` for names."""

    formula: Literal["measure_within"]
    measure: str
    at_least: float | None = None
    at_most: float | None = None


class InOrder(Document):
    """Held when a move of `first` came before any move of `then`; open when `then` never came."""

    formula: Literal["in_order"]
    first: tuple[MoveKind, ...] = Field(min_length=1)
    then: tuple[MoveKind, ...] = Field(min_length=1)


class StepDated(Document):
    """Held when a proposed step names a day or an hour."""

    formula: Literal["step_dated"]


class BuildsOn(Document):
    """Held when at least so many rep turns pick up words or matter of the turn before."""

    formula: Literal["builds_on"]
    at_least: int = Field(default=1, ge=1)


class FactsEarned(Document):
    """Held when at least this share of the scenario's facts was told; open without a scenario."""

    formula: Literal["facts_earned"]
    share: float = Field(gt=0, le=1)


class OutcomeReached(Document):
    """Held when the conversation ended in the scenario's best, or in an accepted outcome."""

    formula: Literal["outcome_reached"]
    outcome: Literal["best", "accepted"]


class StopHonoured(Document):
    """Held when nothing but confirmation followed a stop request; open when none was made."""

    formula: Literal["stop_honoured"]


Formula = Annotated[
    MovesSeen
    | ActsSeen
    | MovesAbsent
    | ObjectionsReached
    | MeasureWithin
    | InOrder
    | StepDated
    | BuildsOn
    | FactsEarned
    | OutcomeReached
    | StopHonoured
    | ActsBefore
    | Responds
    | Accompanied
    | AskedAbout
    | Paced
    | Summarises
    | Tied
    | Spaced
    | NoRetrade
    | AtTheEnd
    | InStages,
    Field(discriminator="formula"),
]


class Check(Document):
    """One yes/no question, counted by a formula or judged by a judge, with words for both answers."""

    id: Id
    counted: Formula | None = None
    judged: Line | None = Field(default=None, description="The question a judge answers.")
    held: Line = Field(description="Anchor: what it looks like when it holds.")
    not_held: Line = Field(description="Anchor: what it looks like when it does not.")

    @model_validator(mode="after")
    def _is_counted_or_judged(self) -> "Check":
        if (self.counted is None) == (self.judged is None):
            message = "give either 'counted' or 'judged', and not both"
            raise ValueError(message)
        return self


Applies = Literal[
    "always",
    "scenario_known",
    "objection_raised",
    "stop_asked",  # they asked to be left alone
    "no_stop_asked",  # they did not, or the talk rightly went on
    "no_stop",  # it did not rightly end with a stop
    "sale_fits",  # nor with a referral: there was something to sell
    "price_named",
    "step_proposed",
    "signal_given",  # a buying signal, or what looks like one
    "cold_call",  # a first call that the homeowner did not ask for
]


class Criterion(Document):
    """One line of the scale. `level` is the number of checks that held.

    `applies` says when there is something to look at; where there is not, the criterion is left out
    of the total.
    """

    id: Id
    name: Line
    about: Line
    applies: Applies = "always"
    checks: tuple[Check, ...] = Field(min_length=1)
    advice: Line = Field(description="What to do differently, in one sentence.")
    better: Line = Field(description="A line that would have held, where the scenario has none.")


class GateRule(Document):
    """A gate and the checks that can breach it; every check must hold."""

    id: Gate
    name: Line
    about: Line
    checks: tuple[Check, ...] = ()


class Use(Document):
    """A shared criterion in a rubric, with its weight there."""

    use: Id
    weight: int = Field(ge=1, le=100)


class Rubric(Document):
    """What an author writes: shared criteria by id with weights, and gates by id."""

    id: Id
    name: Line
    about: Line
    pass_at: int = Field(ge=0, le=100)
    criteria: tuple[Use, ...] = Field(min_length=1)
    gates: tuple[Gate, ...] = Field(min_length=1)


class Weighted(Document):
    """A criterion with its weight in one rubric."""

    criterion: Criterion
    weight: int


class Scale(Document):
    """A rubric with its criteria and gates resolved: what an attempt pins and is scored by."""

    rubric: Rubric
    criteria: tuple[Weighted, ...]
    gates: tuple[GateRule, ...]


def joined(scales: Sequence[Scale]) -> Scale:
    """Several scales as one, for a judge that is asked once: each criterion and gate one time."""
    criteria = {w.criterion.id: w for scale in scales for w in scale.criteria}
    gates = {gate.id: gate for scale in scales for gate in scale.gates}
    return Scale(
        rubric=scales[0].rubric,
        criteria=tuple(criteria.values()),
        gates=tuple(gates.values()),
    )
