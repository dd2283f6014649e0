"""The scorecard as it is stored and shown; see contracts for the public names."""

from dataclasses import dataclass, field
from enum import StrEnum

from trainer.domain.attempt import Usage
from trainer.domain.documents.base import Gate
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Disclosure, ObjectionTrack, Signal

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
    """A check with its answer; `anchor` is the author's wording for that answer."""

    id: str
    by: By
    held: bool | None
    evidence: tuple[Evidence, ...]
    reason: str
    anchor: str

    @property
    def matters(self) -> bool:
        """Whether a person should read it: not where there was nothing to ask about."""
        return self.held is not None or not self.reason.startswith(NOT_APPLICABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reliability:
    """How far a criterion can be trusted; kinds: listener, people, none (not yet calibrated)."""

    kind: str
    precision: float | None = None
    recall: float | None = None
    n: int | None = None


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
    """A criterion without a level, and why."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GateResult:
    """A gate; `held` is None where nobody could judge it, which fails no one."""

    id: Gate
    name: str
    held: bool | None
    evidence: tuple[Evidence, ...]
    reason: str


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
    """Which judge, with which model and prompt."""

    kind: JudgeKind
    model: str | None = None
    prompt_digest: str | None = None
    usage: Usage | None = None


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
