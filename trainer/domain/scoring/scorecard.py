"""The scorecard as it is stored and shown; see contracts for the public names."""

from dataclasses import dataclass, field
from enum import StrEnum

from trainer.domain.attempt import Usage
from trainer.domain.documents.base import Gate
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Disclosure, ObjectionTrack, Signal

LEAST_AGREEMENT = 0.4  # weighted kappa with people from which a judge's answers count
NOT_CALIBRATED = "Not yet calibrated here: advice, cannot fail anyone."
NOT_APPLICABLE = "not applicable"  # how the reason begins where a check has nothing to look at


class By(StrEnum):
    """Who answered a check."""

    COUNT = "count"
    LOCAL = "local"
    MODEL = "model"
    HUMAN = "human"


class JudgeKind(StrEnum):
    """Which judge made the scorecard."""

    LOCAL = "local"
    MODEL = "model"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Words that stand verbatim in the turn with this index."""

    turn: int
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer to one check; `held` is None where it could not be answered, `reason` says why."""

    held: bool | None
    reason: str
    evidence: tuple[Evidence, ...] = ()
    by: By = By.COUNT


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """A check with its answer; `anchor` is the author's wording for that answer.

    `advice` marks a judge's answer that is shown but enters no level and fails no one, because
    people have not yet shown here how far that judge can be trusted.
    """

    id: str
    by: By
    held: bool | None
    evidence: tuple[Evidence, ...]
    reason: str
    anchor: str
    advice: bool = False

    @property
    def counts(self) -> bool:
        """Whether it enters the level."""
        return self.held is not None and not self.advice

    @property
    def matters(self) -> bool:
        """Whether a person should read it: not where there was nothing to ask about."""
        return self.held is not None or not self.reason.startswith(NOT_APPLICABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reliability:
    """How far a criterion can be trusted.

    `kind` is listener (counted: measured precision and recall of what is counted, on `n` labelled
    examples; no figures and `n` None where nothing has to be heard, 0 where it was not measured),
    people (judged: `agreement` is the weighted kappa with `raters` on `n` conversations, None where
    it cannot be told) or none (not yet calibrated here).
    """

    kind: str
    precision: float | None = None
    recall: float | None = None
    n: int | None = None
    agreement: float | None = None
    raters: tuple[str, ...] = ()

    @property
    def lets_judges_decide(self) -> bool:
        """Whether judged checks enter the level and can fail somebody."""
        return self.kind == "people" and (self.agreement or 0.0) >= LEAST_AGREEMENT

    @property
    def about(self) -> str:
        """The label as a sentence."""
        if self.kind == "listener":
            return self._heard()
        return self._agreed() if self.kind == "people" else NOT_CALIBRATED

    def _heard(self) -> str:
        if self.n is None:
            return "Counted exactly: nothing here has to be heard."
        if self.precision is None or self.recall is None:
            return "Counted; how well this is heard has not been measured."
        return (
            f"Counted. Of what the listener hears here {self.precision:.0%} is right, and it hears "
            f"{self.recall:.0%} of what is there ({self.n} labelled examples it never saw)."
        )

    def _agreed(self) -> str:
        rated = f"{self.n} conversations rated by {', '.join(self.raters)}"
        if self.agreement is None:
            return f"Agreement cannot be told from {rated}: advice, cannot fail anyone."
        told = f"weighted kappa {self.agreement:.2f} on {rated}"
        if self.lets_judges_decide:
            return f"Agrees with people: {told}."
        return f"Agrees too little with people ({told}): advice, cannot fail anyone."


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionScore:
    """A scored criterion: `level` of `top` answered checks held."""

    id: str
    name: str
    weight: int
    level: int
    top: int
    scored_by: By
    checks: tuple[CheckResult, ...]
    reason: str
    advice: str
    better: str
    better_turn: int | None
    reliability: Reliability


@dataclass(frozen=True, kw_only=True, slots=True)
class Unscored:
    """A criterion without a level, and why; `checks` holds a judge's advice where there is some."""

    id: str
    name: str
    reason: str
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GateResult:
    """A gate; `held` is None where nobody could judge it, which fails no one."""

    id: Gate
    name: str
    held: bool | None
    evidence: tuple[Evidence, ...]
    reason: str
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One moment worth talking about: the words, why they matter, and what to try instead."""

    turn: int
    quote: str
    why: str
    criterion: str
    try_instead: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Focus:
    """One strength and one change; either may be missing in a short talk."""

    strength: Moment | None
    change: Moment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedBy:
    """Which judge, with which model and prompt.

    `instead` is why no model judged, where one was asked and somebody chose the local score.
    """

    kind: JudgeKind
    model: str | None = None
    prompt_digest: str | None = None
    usage: Usage | None = None
    instead: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scorecard:
    """The whole; `overall` is 0 to 100 over what was scored, None when nothing was."""

    rubric: str
    scale: str
    scenario: str | None
    judge: JudgedBy
    overall: float | None
    passed: bool | None
    gates: tuple[GateResult, ...]
    outcome: Outcome | None
    criteria: tuple[CriterionScore, ...]
    unscored: tuple[Unscored, ...]
    objections: tuple[ObjectionTrack, ...]
    signals: tuple[Signal, ...]
    disclosures: tuple[Disclosure, ...]
    measures: dict[str, object] = field(default_factory=dict)
    focus: Focus = Focus(strength=None, change=None)
