"""The scorecard in its public form: the names that programs and exports rely on."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from trainer.domain.documents.base import Gate
from trainer.domain.moves import Category
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.scorecard import By, JudgeKind, Scorecard


class Public(BaseModel):
    """A part of the scorecard, read from the value of the same shape."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class PublicRubric(Public):
    """Which rubric, in which version."""

    id: str
    digest: str


class PublicJudge(Public):
    """Which judge; model and prompt are null for the local one."""

    kind: JudgeKind
    model: str | None
    prompt_digest: str | None


class PublicEvidence(Public):
    """Words that stand verbatim in the turn with this index."""

    turn: int
    quote: str


class PublicGate(Public):
    """A gate; `held` is null where nobody could judge it, which fails no one."""

    id: Gate
    name: str
    held: bool | None
    reason: str
    evidence: tuple[PublicEvidence, ...]


class PublicCheck(Public):
    """One yes-or-no question with its answer; `anchor` is the rubric's wording of that answer.

    `advice` marks an answer of a judge that enters no level and fails no one.
    """

    id: str
    by: By
    held: bool | None
    evidence: tuple[PublicEvidence, ...]
    reason: str
    anchor: str
    advice: bool


class PublicReliability(Public):
    """How far a criterion can be trusted; kinds: listener, people, none (not yet calibrated).

    `about` says it in a sentence. `agreement` is the weighted kappa with `raters` on `n`
    conversations; `precision` and `recall` are those of the listener on `n` labelled examples.
    """

    kind: str
    precision: float | None
    recall: float | None
    n: int | None
    agreement: float | None
    raters: tuple[str, ...]
    about: str


class PublicCriterion(Public):
    """A scored criterion: `level` of `top` answered checks held."""

    id: str
    name: str
    weight: int
    level: int
    top: int
    scored_by: By
    checks: tuple[PublicCheck, ...]
    reason: str
    advice: str
    better: str
    reliability: PublicReliability


class PublicUnscored(Public):
    """A criterion without a level, and why; `checks` holds a judge's advice where there is some."""

    id: str
    name: str
    reason: str
    checks: tuple[PublicCheck, ...]


class PublicObjection(Public):
    """How far one objection came; the rest are turn indexes, null where it was not reached."""

    category: Category
    stage: str
    raised: int
    acknowledged: int | None
    explored: int | None
    answered: int | None
    settled: int | None


class PublicSignal(Public):
    """A buying signal or its look-alike, and what the rep made of it."""

    turn: int
    kind: str
    response: str


class PublicDisclosure(Public):
    """A fact of the homeowner's, and the move that earned it; null where it stayed untold."""

    fact: str
    earned_at: int | None
    by: str | None


class PublicStrength(Public):
    """What went well, at which turn, in which words."""

    turn: int
    quote: str
    why: str


class PublicChange(PublicStrength):
    """The one thing to change, with words to try instead."""

    try_instead: str = Field(serialization_alias="try")


class PublicFocus(Public):
    """One strength and one change; either is null where the talk gives none."""

    strength: PublicStrength | None
    change: PublicChange | None


class PublicScorecard(Public):
    """The scorecard; `overall` is 0 to 100 over what was scored, null when nothing was."""

    rubric: PublicRubric
    scenario: str | None
    judge: PublicJudge
    overall: float | None = Field(ge=0, le=100)
    passed: bool | None
    gates: tuple[PublicGate, ...]
    outcome: Outcome | None
    criteria: tuple[PublicCriterion, ...]
    unscored: tuple[PublicUnscored, ...]
    objections: tuple[PublicObjection, ...]
    signals: tuple[PublicSignal, ...]
    disclosures: tuple[PublicDisclosure, ...]
    measures: dict[str, Any]
    focus: PublicFocus


def public_scorecard(card: Scorecard) -> dict[str, Any]:
    """The JSON document of `trainer score --json` and of the API."""
    rubric = PublicRubric(id=card.rubric, digest=card.scale)
    names = (name for name in PublicScorecard.model_fields if name != "rubric")
    parts = {name: getattr(card, name) for name in names}
    public = PublicScorecard.model_validate({**parts, "rubric": rubric}, from_attributes=True)
    return public.model_dump(mode="json", by_alias=True)
