"""The two moments that lead a scorecard: one strength and one change, each with its words."""

from collections.abc import Sequence

from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import (
    CriterionScore,
    Evidence,
    Focus,
    GateResult,
    Moment,
)

OUTCOME = "right-outcome"  # what came of it is the last thing one can change directly


def focus_of(
    scored: Sequence[CriterionScore], gates: Sequence[GateResult], record: Record
) -> Focus:
    """The strongest criterion that can be quoted, and the one that would gain most.

    A breached gate comes before every criterion: nothing else is worth changing first.
    """
    return Focus(strength=_strength(scored, record), change=_change(scored, gates, record))


def _strength(scored: Sequence[CriterionScore], record: Record) -> Moment | None:
    best = sorted(scored, key=lambda s: (s.id == OUTCOME, -s.level / s.top, -s.weight))
    for score in best:
        for check in score.checks:
            for evidence in check.evidence:
                if check.held and _is_reps(evidence, record):
                    return _moment(evidence, check.anchor, score.name, "")
    return None


def _change(
    scored: Sequence[CriterionScore], gates: Sequence[GateResult], record: Record
) -> Moment | None:
    for gate in gates:
        if gate.held is False and gate.evidence:
            return _moment(gate.evidence[0], gate.reason, gate.name, "")
    losing = [score for score in scored if score.level < score.top]
    by_loss = sorted(losing, key=lambda s: (s.id == OUTCOME, -s.weight * (1 - s.level / s.top)))
    for score in by_loss:
        missed = next(check for check in score.checks if check.held is False)
        evidence = _place(score, missed.evidence, record)
        if evidence is not None:
            return _moment(evidence, missed.anchor, score.name, score.better or score.advice)
    return None


def _place(score: CriterionScore, evidence: Sequence[Evidence], record: Record) -> Evidence | None:
    for piece in evidence:
        if _is_reps(piece, record):
            return piece
    reps = [line for line in record.rep_lines() if line.turn.text]
    chosen = [line for line in reps if line.turn.index == score.better_turn] or reps[-1:]
    if not chosen:
        return None
    return Evidence(turn=chosen[0].turn.index, quote=chosen[0].turn.text)


def _is_reps(evidence: Evidence, record: Record) -> bool:
    return any(line.turn.index == evidence.turn for line in record.rep_lines())


def _moment(evidence: Evidence, why: str, criterion: str, instead: str) -> Moment:
    return Moment(
        turn=evidence.turn,
        quote=evidence.quote,
        why=why,
        criterion=criterion,
        try_instead=instead,
    )
