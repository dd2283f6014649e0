"""The scorecard in its public form: the names that programs and exports rely on."""

from typing import Any

from trainer.domain.scoring.scorecard import (
    CheckResult,
    CriterionScore,
    Evidence,
    GateResult,
    Moment,
    Scorecard,
)


def public_scorecard(card: Scorecard) -> dict[str, Any]:
    """The JSON document of `trainer score --json` and of the API."""
    return {
        "rubric": {"id": card.rubric, "digest": card.scale},
        "scenario": card.scenario,
        "judge": {
            "kind": card.judge.kind.value,
            "model": card.judge.model,
            "prompt_digest": card.judge.prompt_digest,
        },
        "overall": card.overall,
        "passed": card.passed,
        "gates": [_gate(gate) for gate in card.gates],
        "outcome": card.outcome.value if card.outcome else None,
        "criteria": [_criterion(score) for score in card.criteria],
        "unscored": [{"id": u.id, "name": u.name, "reason": u.reason} for u in card.unscored],
        "objections": [
            {
                "category": track.category.value,
                "stage": track.stage.value,
                "raised": track.raised,
                "acknowledged": track.acknowledged,
                "explored": track.explored,
                "answered": track.answered,
                "settled": track.settled,
            }
            for track in card.objections
        ],
        "signals": [
            {"turn": signal.turn, "kind": signal.kind, "response": signal.response}
            for signal in card.signals
        ],
        "disclosures": [
            {
                "fact": fact.fact,
                "earned_at": fact.earned_at,
                "by": fact.by.value if fact.by else None,
            }
            for fact in card.disclosures
        ],
        "measures": dict(card.measures),
        "focus": {"strength": _moment(card.focus.strength), "change": _moment(card.focus.change)},
    }


def _evidence(pieces: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"turn": piece.turn, "quote": piece.quote} for piece in pieces]


def _gate(gate: GateResult) -> dict[str, Any]:
    return {
        "id": gate.id.value,
        "name": gate.name,
        "held": gate.held,
        "reason": gate.reason,
        "evidence": _evidence(gate.evidence),
    }


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "id": check.id,
        "by": check.by.value,
        "held": check.held,
        "evidence": _evidence(check.evidence),
        "reason": check.reason,
        "anchor": check.anchor,
    }


def _criterion(score: CriterionScore) -> dict[str, Any]:
    return {
        "id": score.id,
        "name": score.name,
        "weight": score.weight,
        "level": score.level,
        "top": score.top,
        "scored_by": score.scored_by.value,
        "checks": [_check(check) for check in score.checks],
        "reason": score.reason,
        "advice": score.advice,
        "better": score.better,
        "reliability": {
            "kind": score.reliability.kind,
            "precision": score.reliability.precision,
            "recall": score.reliability.recall,
            "n": score.reliability.n,
        },
    }


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    said = {"turn": moment.turn, "quote": moment.quote, "why": moment.why}
    return {**said, "try": moment.try_instead} if moment.try_instead else said
